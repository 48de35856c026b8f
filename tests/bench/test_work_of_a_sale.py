"""A sale is the same work in a small shop and in a big one, after one sale and after many."""

from collections.abc import Iterator
from functools import partial

import pytest

from walletpass.bench.growing import grow
from walletpass.bench.selling import Till, at_till, sell
from walletpass.bench.shop import open_shop
from walletpass.bench.steps import steps_of

_FEW = 10
_MANY = 1000
_SLACK = 0.05  # pages that split; a search through all rows would take a third more


@pytest.fixture
def till() -> Iterator[Till]:
    with open_shop(_FEW) as shop, at_till(shop) as till:
        for card in shop.cards:
            sell(till, card)
        yield till


def work(till: Till, card: int) -> int:
    selling = partial(sell, till, till.shop.cards[card])
    selling()
    return steps_of(till.shop.services.database, selling)


def test_a_big_shop_makes_no_more_of_it(till):
    small = work(till, 0)

    assert grow(till.shop, _MANY) >= _MANY

    assert small > 0
    assert work(till, 0) == pytest.approx(small, rel=_SLACK)


def test_a_long_history_makes_no_more_of_it(till):
    short = work(till, 0)

    for _ in range(_MANY // 2):
        sell(till, till.shop.cards[1])

    assert work(till, 1) == pytest.approx(short, rel=_SLACK)


def test_a_search_through_a_whole_table_takes_more_steps(till):
    database = till.shop.services.database

    def search() -> None:
        with database.snapshot() as session:
            session.connection().exec_driver_sql("SELECT sum(points) FROM entries")

    few = steps_of(database, search)
    grow(till.shop, _MANY)

    assert steps_of(database, search) > 10 * few
