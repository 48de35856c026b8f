"""An offer on places is kept from some by lot, and what it brought is told beside them."""

from collections import Counter
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.places.town import Town
from walletpass import places
from walletpass.brands import UnfitFieldError
from walletpass.campaigns import measuring
from walletpass.customers import Customer, Wording
from walletpass.places import PlaceOfferSide, UnknownPlaceOfferError

WEEK = timedelta(days=7)


class Hours:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Hours()


@pytest.fixture
def town(database, clock):
    return Town.with_stores(make.services(database, now=clock), 3)


def offer(town, holdout=0.5, **facts):
    with town.services.database.transaction() as session:
        made = places.offer(
            session,
            town.brand_id,
            words={"en": "Two for one"},
            store_ids=facts.pop("store_ids", [town.stores[0]]),
            shows_from=facts.pop("shows_from", NOON),
            shows_until=facts.pop("shows_until", NOON + WEEK),
            holdout=holdout,
            now=NOON,
            **facts,
        )
        places.promise_offer(session, made, now=NOON)
        return made.id


def sides(town, offer_id):
    with town.services.database.snapshot() as session:
        rows = session.query(PlaceOfferSide).filter_by(offer_id=offer_id)
        return {row.customer_id: row.is_held for row in rows}


def report(town, offer_id, now=NOON + WEEK):
    with town.services.database.snapshot() as session:
        return measuring.report_at_places(session, town.brand_id, offer_id, now=now)


def test_cards_of_those_held_out_say_the_shops_own_line(town):
    cards = [town.card(language="en") for _ in range(24)]
    town.settle()
    offer_id = offer(town)
    town.keep_every_promise()

    held = sides(town, offer_id)
    assert len(held) == 24
    assert 0 < sum(held.values()) < 24  # by lot
    for card in cards:
        line = "Store 0" if held[card.customer_id] else "Two for one"
        assert line in town.carried(card)


def test_it_concerns_those_alone_whose_card_carries_its_shop_when_it_begins(
    town, clock
):
    carries, declines = town.card(), town.card()
    town.settle()
    with town.services.database.transaction() as session:
        places.say_of_hints(
            session,
            session.get_one(Customer, declines.customer_id),
            wanted=False,
            wording=Wording("en", "No"),
            source="test",
            now=NOON,
        )
    tomorrow = NOON + timedelta(days=1)
    offer_id = offer(town, shows_from=tomorrow)
    town.keep_every_promise()
    assert sides(town, offer_id) == {}
    assert not report(town, offer_id, NOON).is_frozen

    clock.now = tomorrow
    town.keep_every_promise()
    town.card()
    town.settle()

    assert set(sides(town, offer_id)) == {carries.customer_id}
    assert report(town, offer_id, tomorrow).is_frozen


def test_purchases_count_in_its_shops_and_its_time_alone(town, clock):
    cards = [town.card() for _ in range(4)]
    town.settle()
    offer_id = offer(town, holdout=0.0)
    town.keep_every_promise()
    clock.now = NOON + WEEK
    for card, number, days_ago in (
        (cards[0], 0, -2),
        (cards[0], 0, -2),
        (cards[1], 1, -2),  # another shop
        (cards[2], 0, 2),  # before
        (cards[3], 0, -8),  # after
    ):
        town.buy(card, number, days_ago=days_ago)

    found = report(town, offer_id)

    assert (found.shown.people, found.held.people) == (4, 0)
    assert (found.shown.receipts, found.shown.buyers.after) == (2, 1)
    assert (found.shown.revenue.after, found.shown.buyers.before) == (20_00, 1)
    assert found.buyers is None
    assert found.is_final


def test_a_withdrawn_offer_is_measured_up_to_then(town):
    offer_id = offer(town)
    with town.services.database.transaction() as session:
        made = places.offer_of(session, town.brand_id, offer_id)
        places.withdraw_offer(session, made, now=NOON + timedelta(days=1))

    found = report(town, offer_id)
    assert (found.until, found.is_final) == (NOON + timedelta(days=1), True)


def test_the_interval_covers_what_the_offer_did(town, clock):
    """About a hundred and twenty a side: three of five shown buy, one of five held out."""
    cards = [town.card() for _ in range(240)]
    town.settle()
    offer_id = offer(town)
    town.keep_every_promise()
    held, seen = sides(town, offer_id), Counter()
    for card in cards:
        is_held = held[card.customer_id]
        if seen[is_held] % 5 < (1 if is_held else 3):
            town.buy(card, 0, days_ago=-1)
        seen[is_held] += 1

    found = report(town, offer_id)

    assert found.buyers.low < 0.4 < found.buyers.high
    assert found.buyers.low > 0
    assert found.revenue.low < 400 < found.revenue.high


def test_nobody_sees_another_brands_offer_measured(town, database):
    offer_id = offer(town)
    with database.transaction() as session:
        other = make.brand(session, slug="other").id

    with database.snapshot() as session, pytest.raises(UnknownPlaceOfferError):
        measuring.report_at_places(session, other, offer_id, now=NOON)


@pytest.mark.parametrize("share", [-0.1, 0.6, float("nan")])
def test_an_offer_is_kept_from_half_at_most(town, share):
    with pytest.raises(UnfitFieldError):
        offer(town, holdout=share)
