"""The team's own cards in the studio, and a campaign tried out on them."""

import pytest

from tests import make
from tests.campaigns import making
from walletpass import brands, campaigns

from .conftest import words


@pytest.fixture
def campaign(database, rosa):
    with database.transaction() as session:
        return making.drafted(session, brands.brand_of(session, rosa.id)).id


@pytest.fixture
def mara(enter):
    return enter("marketer", name="Mara", language="en")


@pytest.fixture
def address(card):
    code = make.people().keyring.card_code(card.serial_number)
    return f"http://studio.example/card/{code}"


def test_a_marketer_names_their_card_and_sees_the_campaign_on_it(
    mara, campaign, address, card
):
    assert "Name your own card" in words(mara.get(f"/campaigns/{campaign}"))

    assert mara.post("/my-card", card=address).status_code == 303
    assert card.number in words(mara.get("/my-card"))
    answer = mara.post(f"/campaigns/{campaign}/try", code="a", whom="me")

    assert answer.location.endswith(f"/campaigns/{campaign}?tried=1#try")
    assert "On its way to 1 card" in words(mara.client.get(answer.location))


def test_the_team_is_tried_on_together(mara, enter, campaign, address, issue):
    mara.post("/my-card", card=address)
    second = issue(phone="+48500999002")
    code = make.people().keyring.card_code(second.serial_number)
    enter("owner").post("/my-card", card=f"/card/{code}")

    assert "Send to the team: 2 cards" in words(mara.get(f"/campaigns/{campaign}"))
    answer = mara.post(f"/campaigns/{campaign}/try", code="a", whom="team")

    assert answer.location.endswith("?tried=2#try")


def test_what_is_no_address_of_a_card_is_refused_in_words(mara):
    answer = mara.post("/my-card", card="https://example.com/card/of-mine")

    assert answer.status_code == 422
    assert "This is no address of a card of yours" in words(answer)


def test_a_card_that_is_forgotten_is_tried_on_no_more(mara, campaign, address):
    mara.post("/my-card", card=address)
    mara.post("/my-card/forget")

    answer = mara.post(f"/campaigns/{campaign}/try", code="a", whom="me")

    assert answer.status_code == 422
    assert "Name the card on your own phone first" in words(answer)


def test_naming_and_forgetting_stand_in_the_log(mara, address, database, rosa):
    mara.post("/my-card", card=address)
    mara.post("/my-card/forget")
    mara.post("/my-card/forget")

    with database.snapshot() as session:
        deeds = [one.action for one in brands.audit_page(session, rosa.id).rows]
    assert deeds[:2] == ["team.card-forgotten", "team.card-named"]
    assert deeds.count("team.card-forgotten") == 1


def test_only_who_makes_campaigns_tries_them_out(enter, campaign):
    for role in ("cashier", "support", "developer"):
        browser = enter(role)
        assert browser.get("/my-card").status_code == 403
        assert browser.post(f"/campaigns/{campaign}/try").status_code == 403


def test_another_brands_campaign_and_card_are_not_there(
    enter, campaign, address, mint, database
):
    stranger = enter("owner", mint, language="en")

    assert stranger.post("/my-card", card=address).status_code == 422
    answer = stranger.post(f"/campaigns/{campaign}/try", code="a", whom="team")
    assert answer.status_code == 404
    with database.snapshot() as session:
        assert campaigns.team_of(session, mint.id) == []
