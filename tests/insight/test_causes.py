"""Moves that people make, and stages that are only learnt of them."""

from datetime import timedelta

import pytest

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import insight
from walletpass.insight.models import Cycle

DAY = timedelta(1)
SOON = timedelta(minutes=1)


@pytest.fixture
def shop(database):
    return open_shop(database, document(rule()))


@pytest.fixture
def reckon(shop):
    def reckon(customer_id, now):
        with shop.database.transaction() as session:
            insight.reckon(session, shop.brand_id, [customer_id], now=now)

    return reckon


def moves(shop, customer_id):
    with shop.database.snapshot() as session:
        return [
            (move.from_stage, move.to_stage, move.cause)
            for move in reversed(insight.moves_of(session, customer_id))
        ]


def set_cycle(shop, gap):
    with shop.database.transaction() as session:
        session.merge(
            Cycle(
                brand_id=shop.brand_id,
                gap=gap,
                customers=99,
                hours={},
                reckoned_at=NOON,
            )
        )


def test_what_somebody_does_and_leaves_undone_moves_them(shop, reckon):
    ada = shop.customer(now=NOON - 90 * DAY)
    reckon(ada, NOON - 90 * DAY)
    for days in (90, 80, 70):
        shop.buy(ada, 10_00, now=NOON - days * DAY)
        reckon(ada, NOON - days * DAY + SOON)
    reckon(ada, NOON - 50 * DAY)
    shop.buy(ada, 10_00, now=NOON - 50 * DAY)
    reckon(ada, NOON - 49 * DAY)  # the till was offline for a day

    assert moves(shop, ada) == [
        (None, "new", "habit"),
        ("new", "active", "habit"),
        ("active", "cooling", "habit"),
        ("cooling", "active", "habit"),
    ]


def test_years_handed_in_at_once_move_nobody_however_they_are_split(shop, reckon):
    ada = shop.customer(now=NOON)
    reckon(ada, NOON)
    for part, days in enumerate(((400, 390, 380), (200, 190), (20, 10, 0))):
        for each in days:
            shop.buy(ada, 10_00, now=NOON - each * DAY)
        reckon(ada, NOON + (part + 1) * SOON)

    told = moves(shop, ada)
    assert told[0] == (None, "new", "habit")
    assert told[-1][1] == "loyal"
    assert {cause for _, _, cause in told[1:]} == {"backlog"}


def test_who_is_known_from_elsewhere_did_not_just_join(shop, reckon):
    ada, bob = shop.customer(now=NOON - 300 * DAY), shop.customer(now=NOON - 300 * DAY)
    shop.buy(bob, 10_00, now=NOON - 40 * DAY)
    for one in (ada, bob):
        reckon(one, NOON)

    assert moves(shop, ada) == [(None, "lapsed", "backlog")]
    assert moves(shop, bob)[0][2] == "backlog"


def test_a_chain_with_another_rhythm_moves_nobody_but_time_does(shop, reckon):
    ada = shop.customer(now=NOON - 20 * DAY)
    shop.buy(ada, 10_00, now=NOON - 20 * DAY)
    reckon(ada, NOON - 20 * DAY + SOON)
    set_cycle(shop, 10)
    reckon(ada, NOON)
    reckon(ada, NOON + 6 * DAY)

    assert moves(shop, ada)[1:] == [
        ("new", "cooling", "cycle"),
        ("cooling", "at-risk", "habit"),
    ]


def test_a_purchase_that_came_back_moves_somebody(shop, reckon):
    ada = shop.customer(now=NOON - 60 * DAY)
    reckon(ada, NOON - 60 * DAY)
    shop.buy(ada, 10_00, now=NOON - 60 * DAY)
    reckon(ada, NOON - 59 * DAY)
    reckon(ada, NOON)
    last = shop.buy(ada, 10_00, now=NOON)
    reckon(ada, NOON + SOON)
    shop.refund(last.purchase.id, now=NOON + 2 * SOON)
    reckon(ada, NOON + 3 * SOON)

    assert moves(shop, ada)[1:] == [
        ("new", "cooling", "habit"),
        ("cooling", "new", "habit"),
        ("new", "cooling", "habit"),
    ]


def test_what_was_learnt_is_counted_apart_from_moves(shop, reckon):
    ada, bob = shop.customer(now=NOON), shop.customer(now=NOON - 300 * DAY)
    for one in (ada, bob):
        reckon(one, NOON)

    span = {"since": NOON - DAY, "until": NOON + DAY}
    with shop.database.snapshot() as session:
        ways = insight.moves_between(session, shop.brand_id, **span)
        learnt = insight.learnt_between(session, shop.brand_id, **span)
        page = insight.moves_page(session, shop.brand_id, **span)

    assert ways == {(None, "new"): 1}
    assert learnt == {"backlog": 1}
    assert [move.customer_id for move in page.rows] == [ada]
