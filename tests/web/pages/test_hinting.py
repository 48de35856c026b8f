"""Near shops or not: one tap on the card's page, and the phone knows no place any more."""

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers, passes, places
from walletpass.jobs import keep, relay

from .conftest import words


@pytest.fixture
def shop(database, rosa):
    with database.transaction() as session:
        return make.store(session, rosa, texts={"en": "We are here"}).id


@pytest.fixture
def say(visit, code, services, clock):
    def say(answer, language="en", at=None):
        clock.pass_by(minutes=1)
        said = visit(language).send({"nearby": answer}, f"/card/{at or code}/nearby")
        while relay(services, lambda ticket: keep(services, ticket)):
            pass
        return said

    return say


@pytest.fixture
def carried(database, rosa, card):
    def carried():
        with database.snapshot() as session:
            return len(passes.card_of(session, rosa.id, card.id).content["places"])

    return carried


def test_a_no_takes_the_places_off_the_card_and_a_yes_brings_them_back(
    say, shop, visit, code, carried
):
    say("no")
    assert carried() == 0
    told = words(visit("en").get(f"/card/{code}"))
    assert "Your card keeps quiet near our shops" in told

    assert say("yes").status_code == 303
    assert carried() == 1
    told = words(visit("en").get(f"/card/{code}"))
    assert "does not tell us where you are" in told


def test_the_words_that_were_pressed_are_kept(say, shop, database, card):
    say("no", "pl")

    with database.snapshot() as session:
        [said, *_] = customers.consents_page(session, card.customer_id).rows
    assert (said.consent.topic, said.consent.given) == (places.NEARBY, False)
    assert said.consent.source == "card page"
    assert said.text.words == "Nie pokazuj karty w pobliżu sklepów"


def test_a_brand_without_shops_asks_nothing(visit, code):
    assert "near shops" not in words(visit("en").get(f"/card/{code}"))


def test_no_other_answer_is_heard(say, shop, code):
    assert say("perhaps").status_code == 404
    assert say("no", at="x").status_code == 404


def test_the_card_of_another_brand_keeps_its_places(say, shop, database):
    with database.transaction() as session:
        other = make.brand(session, slug="other")
        make.store(session, other)
        theirs = make.customer(session, other).id
    say("no")

    with database.snapshot() as session:
        [brand_id] = {
            store.brand_id for store in make.brands.stores_of(session, other.id)
        }
        found = places.nearby(session, brand_id, [theirs], now=NOON)
        assert len(found.of(theirs)) == 1
