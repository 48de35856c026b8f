"""A sale is the same work in a small shop and in a big one, after one sale and after many."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import event

from walletpass.bench.growing import grow
from walletpass.bench.selling import Till, at_till, sell
from walletpass.bench.shop import open_shop

_FEW = 10
_MANY = 1000
_SLACK = 2  # a search may end a row later


@pytest.fixture
def till() -> Iterator[Till]:
    with open_shop(_FEW) as shop, at_till(shop) as till:
        for card in shop.cards:
            sell(till, card)
        yield till


@pytest.fixture
def work(till: Till) -> Callable[[int], int]:
    """Return how many steps SQLite's machine takes for a sale to one of the cards."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    def watch(connection, *_) -> None:
        connection.set_progress_handler(step, 1)

    def count(card: int) -> int:
        nonlocal taken
        sell(till, till.shop.cards[card])
        taken = 0
        sell(till, till.shop.cards[card])
        return taken

    event.listen(till.shop.services.database.engine.pool, "checkout", watch)
    return count


def test_a_big_shop_makes_no_more_of_it(till, work):
    small = work(0)

    assert grow(till.shop, _MANY) >= _MANY

    assert small > 0
    assert work(0) == pytest.approx(small, abs=_SLACK)


def test_a_long_history_makes_no_more_of_it(till, work):
    short = work(0)

    for _ in range(_MANY // 2):
        sell(till, till.shop.cards[1])

    assert work(1) == pytest.approx(short, abs=_SLACK)
