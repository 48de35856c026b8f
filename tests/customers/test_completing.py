from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers
from walletpass.customers import Birthday, Choice, Wording
from walletpass.customers.people import identities_of

PHONE = "+48 512 345 678"
EVERYTHING = {
    "phone": PHONE,
    "email": "zofia@example.com",
    "card_number": "29048172",
    "first_name": "Zofia",
    "last_name": "Nowak",
    "birthday": Birthday(2, 14, 1990),
    "postal_code": "00-950",
    "timezone": "Europe/Warsaw",
    "attributes": {"size": "M"},
    "consents": [Choice("sms", given=True)],
}


@pytest.fixture
def people():
    return make.people()


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def tell(database, people, brand):
    def tell(minute=0, **facts):
        with database.transaction() as session:
            return customers.enrol(
                session, people, brand=brand, is_trusted=True,
                now=NOON + timedelta(minutes=minute), **facts,
            )  # fmt: skip

    return tell


@pytest.fixture
def known(database, people):
    """Return all that is kept of a customer, readable."""

    def known(customer):
        with database.snapshot() as session:
            kept = session.get_one(customers.Customer, customer.id)
            answers = customers.consents_page(session, kept.id).rows
            return {
                **identities_of(session, people, kept),
                "name": str(customers.name_of(people, kept)),
                "birthday": customers.birthday_of(people, kept),
                "postal_code": customers.postal_code_of(people, kept),
                "timezone": kept.timezone,
                "language": kept.language,
                "source": kept.source,
                "attributes": kept.attributes,
                "said": [(one.consent.channel, one.consent.given) for one in answers],
            }

    return known


def test_somebody_known_gets_all_that_nobody_told_before(tell, known):
    ada = tell(external_id="E1", source={"code": "till"}).customer

    told = tell(external_id="E1", source={"code": "shop"}, language="pl", **EVERYTHING)

    assert not told.is_new
    assert told.customer.id == ada.id
    assert known(ada) == {
        "external": "E1",
        "phone": "+48512345678",
        "email": "zofia@example.com",
        "card": "29048172",
        "name": "Zofia Nowak",
        "birthday": Birthday(2, 14, 1990),
        "postal_code": "00-950",
        "timezone": "Europe/Warsaw",
        "language": "en",
        "source": {"code": "till"},
        "attributes": {"size": "M"},
        "said": [("sms", True)],
    }
    assert tell(phone=PHONE).customer.id == ada.id


def test_what_is_known_already_is_not_overwritten(tell, known):
    ada = tell(**EVERYTHING).customer
    before = known(ada)

    tell(
        phone=PHONE, first_name="Eve", last_name="Kowalska",
        birthday=Birthday(1, 1, 1980), postal_code="75001", timezone="Europe/Paris",
        attributes={"size": "L", "shop": 7},
    )  # fmt: skip

    assert known(ada) == before | {"attributes": {"size": "M", "shop": 7}}


def test_telling_the_same_again_changes_nothing(tell, known):
    ada = tell(external_id="E1").customer
    tell(1, external_id="E1", **EVERYTHING)
    once = known(ada)

    tell(2, external_id="E1", **EVERYTHING)

    assert known(ada) == once


def test_each_change_of_mind_is_one_more_answer(tell, known):
    ada = tell(phone=PHONE).customer
    for minute, given in enumerate([True, True, False, False, True]):
        tell(minute, phone=PHONE, consents=[Choice("sms", given=given)])

    assert known(ada)["said"] == [("sms", True), ("sms", False), ("sms", True)]


def test_the_same_yes_to_other_words_is_one_more_answer(tell, known):
    ada = tell(phone=PHONE, consents=[Choice("sms", given=True)]).customer
    for minute, words in enumerate(["Offers?", "Offers?", "Offers and news?"]):
        yes = Choice("sms", given=True, wording=Wording("en", words))
        tell(minute + 1, phone=PHONE, consents=[yes])

    assert known(ada)["said"] == [("sms", True)] * 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("phone", "+48 600 100 200"), ("email", "b@example.com"), ("card_number", "7")],
)
def test_somebody_who_has_a_different_one_keeps_it_and_gets_nothing(
    tell, known, field, value
):
    ada = tell(external_id="E1", **EVERYTHING).customer
    before = known(ada)

    with pytest.raises(customers.AlreadyClaimedError) as refusal:
        tell(external_id="E1", attributes={"shop": 7}, **{field: value})

    assert refusal.value.facts() == {"field": field}
    assert known(ada) == before


def test_what_finds_another_customer_is_refused_and_nothing_is_kept(tell, known):
    ada, eve = tell(external_id="E1").customer, tell(phone=PHONE).customer
    before = known(ada), known(eve)

    with pytest.raises(customers.TwoPeopleError) as refusal:
        tell(external_id="E1", phone=PHONE, email="a@example.com", first_name="Ada")

    assert refusal.value.facts() == {"fields": ["phone", "external_id"]}
    assert (known(ada), known(eve)) == before


def test_what_another_is_given_at_the_same_moment_is_refused(tell, known, monkeypatch):
    ada = tell(external_id="E1").customer
    tell(phone=PHONE)
    before = known(ada)
    monkeypatch.setattr(
        "walletpass.customers.enrolling._known",
        lambda session, *_: session.get(customers.Customer, ada.id),
    )

    with pytest.raises(customers.BelongsToAnotherError) as refusal:
        tell(external_id="E1", email="a@example.com", phone=PHONE)

    assert refusal.value.facts() == {"field": "phone"}
    assert known(ada) == before
