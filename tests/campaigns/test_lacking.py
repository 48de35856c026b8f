"""Words that would have a hole on somebody's card are not sent to them, and it is told."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns, ledger
from walletpass.campaigns.foreseeing import foresee_batch
from walletpass.campaigns.models import Campaign, CampaignVersion
from walletpass.campaigns.planning import plan_for

HELLO = {
    "en": "{first_name}, hi!",
    "ru": "{first_name}, привет!",
    "pl": "{first_name}, cześć!",
}
FRIEND = {
    "en": "Hi, {first_name|friend}!",
    "ru": "Привет, {first_name|друг}!",
    "pl": "Cześć, {first_name|przyjacielu}!",
}
LOSING = dict.fromkeys(("en", "ru", "pl"), "{expiring}: {expires_on}")


@pytest.fixture
def shop(database):
    """Return a brand, somebody of a name who loses points, and somebody without either."""
    with database.transaction() as session:
        brand = make.brand(session)
        template = make.template(session, brand)
        named = runs.spoken_to(session, brand, template, first_name="Ada").id
        nameless = runs.spoken_to(session, brand, template).id
        account = ledger.open_account(
            session, brand.id, template.program_id, named, now=NOON
        )
        soon = NOON + timedelta(days=9)
        ledger.earn(session, account, 500, source="g", now=NOON, expires_at=soon)
        return brand.id, named, nameless


def told(database, brand_id, words):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        variants = [{"code": "a", "words": words}]
        run = runs.started(session, brand, variants=variants, holdout=0)
    runs.lead(database)
    return run, {
        who: reason for who, (_, reason) in runs.outcomes(database, run.id).items()
    }


@pytest.mark.parametrize("words", [HELLO, LOSING])
def test_who_lacks_what_the_words_name_is_left_out_as_was_foreseen(
    database, shop, words
):
    brand_id, named, nameless = shop

    run, reasons = told(database, brand_id, words)

    assert reasons == {named: "sent", nameless: "missing-fact"}
    with database.snapshot() as session:
        plan = plan_for(
            session,
            session.get_one(Campaign, run.campaign_id),
            session.get_one(CampaignVersion, run.version_id),
            planned_for=NOON + timedelta(days=40),
            since=NOON,
        )
        seen = {
            one.customer_id: one.reason
            for one in foresee_batch(session, plan, after="")
        }
    assert seen[nameless] == "missing-fact"


def test_what_points_are_worth_is_told_nobody_where_they_buy_nothing(database, shop):
    brand_id, named, nameless = shop

    _, reasons = told(database, brand_id, dict.fromkeys(("en", "ru", "pl"), "{worth}"))

    assert reasons == {named: "missing-fact", nameless: "missing-fact"}


def test_words_that_stand_in_reach_everybody(database, shop):
    brand_id, named, nameless = shop

    _, reasons = told(database, brand_id, FRIEND)

    assert reasons == {named: "sent", nameless: "sent"}


def test_a_draft_is_warned_of_holes_before_anybody_sees_one(database, shop):
    brand_id, *_ = shop
    with database.snapshot() as session:
        brand = make.brands.brand_of(session, brand_id)

        def warned(words):
            document = making.document(variants=[{"code": "a", "words": words}])
            found = campaigns.look_through(session, brand, document, now=NOON)
            return [(one.code, one.path) for one in found.warnings]

        assert warned(FRIEND) == []
        assert warned(LOSING)
        expiring = making.document(
            kind="triggered",
            trigger={"on": "expiring"},
            variants=[{"code": "a", "words": LOSING}],
        )
        assert not campaigns.look_through(session, brand, expiring, now=NOON).warnings
        assert warned(HELLO) == [("holes", "$.variants[0].words")]
