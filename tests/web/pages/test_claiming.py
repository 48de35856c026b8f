"""A card taken without a number is claimed later, and finds its owner from then on."""

import pytest
from sqlalchemy import select

from tests.web.pages.conftest import code_in, words
from walletpass.customers import Consent, Customer

PHONE = "500 999 002"


@pytest.fixture
def people(database):
    """Return how many customers there are."""

    def people():
        with database.snapshot() as session:
            return len(session.scalars(select(Customer)).all())

    return people


def test_a_number_given_later_claims_the_card_this_device_has(visitor, rosa, people):
    anonymous = visitor.card_after(visitor.join(way="anonymous"))

    claimed = visitor.join(phone=PHONE, sms="yes")

    assert code_in(claimed).partition("-")[0] == anonymous
    assert people() == 1


def test_the_number_then_finds_the_card_from_anywhere(visit, rosa, people):
    visitor = visit()
    anonymous = visitor.card_after(visitor.join(way="anonymous"))
    visitor.join(phone=PHONE)

    assert visit().card_after(visit().join(phone=PHONE)) == anonymous
    assert people() == 1


def test_the_card_itself_shows_the_way_to_claim_it(visit, rosa, people):
    code = code_in(visit().join(way="anonymous"))
    elsewhere = visit()  # the link on the back of the card opens any browser
    page = elsewhere.get(f"/card/{code}")

    claimed = elsewhere.join(f"/join/rosa?card={code}", phone=PHONE)

    assert f"/join/rosa?card={code}" in page.text
    assert code_in(claimed) == code
    assert people() == 1
    assert "no phone number yet" not in words(elsewhere.get(f"/card/{code}"))


def test_what_is_agreed_to_while_claiming_is_kept(visitor, rosa, database):
    visitor.join(way="anonymous")

    visitor.join(phone=PHONE, wallet="yes", sms="yes")

    with database.snapshot() as session:
        said = session.scalars(select(Consent).where(Consent.source == "claim")).all()
    assert {(one.channel, one.topic, one.given) for one in said} == {
        ("wallet", "terms", True),
        ("wallet", "marketing", True),
        ("sms", "marketing", True),
    }
    assert all(one.text_id and one.terms_version == 1 for one in said)


def test_who_holds_the_card_may_change_their_mind(visitor, rosa, database, clock):
    visitor.join(phone=PHONE)

    clock.pass_by(days=1)
    visitor.join(phone=PHONE, sms="yes")

    with database.snapshot() as session:
        asked = select(Consent).where(Consent.channel == "sms")
        said = session.scalars(asked.order_by(Consent.at)).all()
    assert [one.given for one in said] == [False, True]


def test_a_number_that_has_a_card_gets_that_one_and_claims_none(visit, rosa, people):
    owned = visit().card_after(visit().join(phone=PHONE))
    visitor = visit()
    anonymous = visitor.card_after(visitor.join(way="anonymous"))

    assert visitor.card_after(visitor.join(phone=PHONE)) == owned != anonymous
    assert people() == 2


def test_another_number_on_a_claimed_device_is_somebody_else(visitor, rosa, people):
    first = visitor.card_after(visitor.join(phone=PHONE))

    assert visitor.card_after(visitor.join(phone="500 999 003")) != first
    assert people() == 2


def test_a_number_that_cannot_be_claims_nothing(visitor, rosa, people):
    visitor.join(way="anonymous")

    assert visitor.join(phone="12").status_code == 422


@pytest.mark.parametrize("code", ["", "x", "abc-def", "é"])
def test_a_link_that_is_not_ours_claims_nothing(visit, rosa, people, code):
    visit().join(way="anonymous")

    answer = visit().client.post(
        "/join/rosa", query_string={"card": code}, data={"phone": PHONE}
    )

    assert answer.status_code == 303
    assert people() == 2
