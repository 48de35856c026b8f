"""Moves between stages on the screen: what they mean, and whose they were."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests import make
from tests.insight.test_moving import moved
from tests.make import NOON
from walletpass import brands, insight, segments
from walletpass.insight import STAGE_OF_MANY, STAGE_OF_ONE
from walletpass.kernel.ids import new_id
from walletpass.web.translations import Speaker

from .conftest import words
from .test_tables import table


@pytest.fixture
def ada(database, rosa, mint, clock):
    """Let Ada drift away and come back, and somebody of another brand leave."""
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        ada = make.customer(session, brand, first_name="Ada")
        days = (clock() - NOON) // timedelta(1)
        moved(session, brand, ada, "active", "cooling", 3 - days)
        moved(session, brand, ada, "cooling", "active", 2 - days)
        moved(session, brand, ada, None, "new", 60 - days)
        other = brands.brand_of(session, mint.id)
        moved(session, other, make.customer(session, other), "active", "lapsed", 2)
        return ada


def test_each_way_is_told_with_what_it_means(owner, ada):
    page = words(owner.get("/stages"))

    assert "Active → Cooling away 1" in page
    assert "Cooling → Active closer 1" in page
    assert "Not known before" not in page
    assert "Lapsed away" not in page  # it was another brand's
    assert "Not known before → New new to us 1" in words(owner.get("/stages?days=90"))


def test_what_was_only_learnt_is_told_and_not_counted(
    owner, ada, database, rosa, clock
):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        for cause in ("backlog", "backlog", "cycle"):
            session.add(
                insight.StageMove(
                    id=new_id("stm", NOON),
                    brand_id=brand.id,
                    customer_id=make.customer(session, brand).id,
                    from_stage="new",
                    to_stage="lapsed",
                    moved_at=clock() - timedelta(1),
                    cause=cause,
                )
            )

    page = words(owner.get("/stages"))

    assert "New → Lapsed" not in page
    assert "The stages of 2 customers were found from purchases" in page
    assert "1 customer is in another stage because your shops" in page


def test_from_a_way_one_comes_to_the_people_who_went_it(owner, ada):
    page = owner.get("/stages/moved?from=active&to=cooling&days=30")

    assert f"/studio/customers/{ada.id}" in page.text
    nobody = words(owner.get("/stages/moved?from=active&to=lapsed&days=30"))
    assert "Nobody went this way" in nobody
    assert owner.get("/stages/moved?from=moon&to=cooling").status_code == 404


def test_moves_are_taken_along_as_a_table(owner, ada):
    assert len(table(owner, "moves", days="30")) == 2
    [move] = table(owner, "moves", days="30", **{"from": "active", "to": "cooling"})
    assert (move["customer_id"], move["to"]) == (ada.id, "cooling")


def test_a_brand_where_nobody_moved_is_told_when_to_look_again(owner):
    assert "Nobody moved in this time" in words(owner.get("/stages"))


def test_the_same_move_stands_in_the_customers_story(owner, ada):
    story = words(owner.get(f"/customers/{ada.id}?group=standing"))

    assert "Cooling" in story


def test_reports_are_for_those_who_may_read_them(enter, ada):
    assert enter("cashier").get("/stages").status_code == 403
    assert enter("support").get("/stages/moved?from=active&to=new").status_code == 403


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
@pytest.mark.parametrize("stage", insight.STAGES)
def test_a_stage_is_called_the_same_on_each_screen_and_in_sentences(stage, language):
    say = Speaker(language)
    of_one, of_many = STAGE_OF_ONE[stage][language], STAGE_OF_MANY[stage][language]
    names = segments.Names("PLN", ZoneInfo("Europe/Warsaw"), {})
    tree = segments.parse({"is": "stage", "stages": [stage]})

    assert say(f"life.stage.{stage}").lower() == of_one
    assert say(f"home.stage.{stage}").lower() == of_many
    assert of_one in segments.describe(tree, language, names).lower()
    assert segments.PRESETS[stage].name[language] == of_many
    assert say("segments.box.stages").lower()[:4] == say("stages.stage").lower()[:4]
