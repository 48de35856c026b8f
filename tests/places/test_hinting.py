"""Whoever holds a card says whether it shows near shops; no places, no pushes there."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.places.town import Town
from walletpass import customers, passes, places
from walletpass.customers import Customer, Wording
from walletpass.jobs.keeping import places as keeping
from walletpass.passes.messages.models import CardMessage
from walletpass.places import CameNear, HintlessCustomer

WORDS = Wording("en", "Do not show my card near shops")


@pytest.fixture
def town(database):
    return Town.with_stores(make.services(database), 12)


def say(town, card, *, wanted, days=0):
    with town.services.database.transaction() as session:
        customer = session.get_one(Customer, card.customer_id)
        now = NOON + timedelta(days)
        return places.say_of_hints(
            session, customer, wanted=wanted, wording=WORDS, source="test", now=now
        )


def spots(town, *cards):
    ids = [card.customer_id for card in cards]
    with town.services.database.snapshot() as session:
        found = places.nearby(session, town.brand_id, ids, now=NOON)
        return [len(found.of(id_)) for id_ in ids]


def test_who_never_said_anything_carries_places_and_who_said_no_carries_none(town):
    ada, bo, neu = town.card(), town.card(), town.card()
    town.choose(ada, bo)

    assert say(town, bo, wanted=False)

    assert spots(town, ada, bo, neu) == [10, 0, 10]


def test_a_yes_brings_the_places_back_and_saying_it_again_is_no_news(town):
    ada = town.card()
    town.choose(ada)
    assert not say(town, ada, wanted=True)

    assert [say(town, ada, wanted=said > 1, days=said) for said in range(4)] == [
        True,
        False,
        True,
        False,
    ]

    assert spots(town, ada) == [10]
    with town.services.database.snapshot() as session:
        told = customers.consents_page(session, ada.customer_id).rows
    assert [
        one.consent.given for one in told if one.consent.topic == places.NEARBY
    ] == [
        True,
        False,
    ]
    assert {one.text.words for one in told if one.consent.topic == places.NEARBY} == {
        WORDS.words
    }


def test_a_store_is_not_counted_on_cards_that_show_near_none(town):
    ada, bo = town.card(), town.card()
    town.choose(ada, bo)
    say(town, bo, wanted=False)

    with town.services.database.snapshot() as session:
        [store, *_] = places.chosen_for(session, [bo.customer_id])[bo.customer_id]
        assert passes.cards_near(session, store) == 1


@pytest.mark.parametrize(("wanted", "messages"), [(True, 1), (False, 0)])
def test_no_position_makes_a_card_speak_that_shows_near_no_shop(town, wanted, messages):
    card, store_id = town.card(), town.stores[3]
    database = town.services.database
    with database.transaction() as session:
        customer = session.get_one(Customer, card.customer_id)
        agreed = [
            customers.Choice("wallet", True, topic)
            for topic in (customers.MARKETING, places.LOCATION)
        ]
        customers.record_consents(session, customer, agreed, source="test", now=NOON)
        places.offer(
            session,
            town.brand_id,
            words={"en": "Two for one"},
            store_ids=None,
            shows_from=NOON,
            shows_until=make.NOON.replace(year=NOON.year + 1),
            now=NOON,
        )
    say(town, card, wanted=wanted)

    came = CameNear(town.brand_id, card.customer_id, store_id)
    keeping.tell_who_came_near(town.services, came)

    with database.snapshot() as session:
        assert session.query(CardMessage).count() == messages


def test_two_who_are_one_go_by_their_last_word_and_parted_each_by_their_own(town):
    loser, winner = town.card(), town.card()
    say(town, loser, wanted=False)
    database, people = town.services.database, town.services.people
    with database.transaction() as session:
        merged = passes.merge_holders(
            session,
            people,
            town.brand_id,
            loser.customer_id,
            winner.customer_id,
            actor="test",
            reason="twice",
            now=NOON,
        )
    assert spots(town, winner) == [0]

    with database.transaction() as session:
        passes.unmerge_holders(
            session, people, town.brand_id, merged.merge.id, actor="test", now=NOON
        )
    assert spots(town, loser, winner) == [0, 10]


def test_an_erased_customer_leaves_no_answer_behind(town):
    card = town.card()
    say(town, card, wanted=False)

    with town.services.database.transaction() as session:
        places.forget_places(session, card.customer_id)
        assert session.query(HintlessCustomer).count() == 0
