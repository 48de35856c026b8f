"""A trial is observed as it first met people, and its lift is told from their receipts."""

from collections import Counter
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.places.town import Town
from walletpass import places
from walletpass.customers import Customer, Wording
from walletpass.places import PlaceTrialSide

LATER = NOON + timedelta(days=60)


@pytest.fixture
def town(database):
    return Town.with_stores(make.services(database), 4)


def begin(town, share):
    with town.services.database.transaction() as session:
        places.set_trial(session, town.brand_id, share, now=NOON)


def met(town):
    with town.services.database.snapshot() as session:
        rows = session.query(PlaceTrialSide).order_by(PlaceTrialSide.rank)
        return {(row.customer_id, row.store_id): row.is_withheld for row in rows}


def observed(town, brand_id=None):
    with town.services.database.snapshot() as session:
        return places.observe(session, brand_id or town.brand_id, now=LATER)


def test_without_a_trial_nothing_is_written_down_or_told(town):
    town.choose(town.card())

    assert (met(town), observed(town)) == ({}, None)


def test_what_the_trial_met_stays_whatever_becomes_of_their_ten(town):
    card = town.card()
    begin(town, 1.0)
    town.choose(card)
    first = met(town)
    assert sorted(first.values()) == [False, False, False, True]

    with town.services.database.transaction() as session:
        store = make.brands.store_of(session, town.brand_id, town.stores[0])
        make.brands.close_store(session, store, now=NOON)
    town.choose(card)

    assert met(town) == first


def test_a_trial_of_another_share_begins_anew(town):
    card = town.card()
    begin(town, 1.0)
    town.choose(card)
    with town.services.database.transaction() as session:
        places.set_trial(session, town.brand_id, 0.5, now=NOON + timedelta(days=1))
    assert observed(town).people == 0
    town.choose(card)

    assert len(met(town)) == 4
    assert observed(town).people == 1


def test_the_lift_is_that_of_the_world_it_was_observed_in(town):
    cards = [town.card() for _ in range(150)]
    begin(town, 0.6)
    town.choose(*cards)
    held_by = {card.customer_id: card for card in cards}
    seen = Counter()
    for (customer_id, store_id), is_withheld in met(town).items():
        arm = store_id, is_withheld
        if seen[arm] % 10 < (1 if is_withheld else 5):
            town.buy(held_by[customer_id], town.stores.index(store_id), days_ago=-3)
        seen[arm] += 1

    found = observed(town)

    assert (found.people, found.observed) == (150, 150)
    assert found.lift.low < 0.4 < found.lift.high
    assert found.lift.low > 0


def test_who_wants_no_hints_is_left_out(town):
    card = town.card()
    begin(town, 1.0)
    town.choose(card)
    with town.services.database.transaction() as session:
        places.say_of_hints(
            session,
            session.get_one(Customer, card.customer_id),
            wanted=False,
            wording=Wording("en", "No"),
            source="test",
            now=NOON,
        )

    assert (observed(town).people, observed(town).observed) == (1, 0)


def test_another_brands_trial_is_not_seen(town, database):
    begin(town, 1.0)
    town.choose(town.card())
    with database.transaction() as session:
        other = make.brand(session, slug="other").id

    assert observed(town, other) is None
