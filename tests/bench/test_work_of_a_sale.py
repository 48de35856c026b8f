"""A sale is the same work in a small shop and in a big one, after one sale and after many."""

from collections.abc import Iterator
from functools import partial

import pytest

from walletpass.bench.growing import grow
from walletpass.bench.selling import Till, at_till, sell
from walletpass.bench.shop import open_shop
from walletpass.bench.steps import steps_of
from walletpass.passes import CardRow

_FEW = 10
_MANY = 1000


@pytest.fixture
def till() -> Iterator[Till]:
    with open_shop(_FEW) as shop, at_till(shop) as till:
        for card in shop.cards:
            sell(till, card)
        yield till


def work(till: Till) -> int:
    """Return the most steps that a sale to any of the shop's first customers takes.

    Whose row is the last of an index takes one step less for each search in it.
    """
    return max(_steps(till, card) for card in till.shop.cards)


def _steps(till: Till, card: CardRow) -> int:
    selling = partial(sell, till, card)
    selling()  # the first of a day writes more, and the first of a minute notes its key
    return steps_of(till.shop.services.database, selling)


def test_a_big_shop_makes_no_more_of_it(till):
    small = work(till)

    assert grow(till.shop, _MANY) >= _MANY

    assert 0 < work(till) <= small


def test_a_long_history_makes_no_more_of_it(till):
    short = work(till)

    for _ in range(_MANY // 2):
        sell(till, till.shop.cards[0])

    assert 0 < work(till) <= short


def test_a_search_through_a_whole_table_takes_more_steps(till):
    database = till.shop.services.database

    def search() -> None:
        with database.snapshot() as session:
            session.connection().exec_driver_sql("SELECT sum(points) FROM entries")

    few = steps_of(database, search)
    grow(till.shop, _MANY)

    assert steps_of(database, search) > 10 * few
