"""`bench growth`: whether a sale costs the same in a big shop, and after a long history."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

from walletpass import ledger
from walletpass.bench.growing import grow
from walletpass.bench.measure import Measure, Progress, alternating, timed
from walletpass.bench.selling import Till, at_till, sell
from walletpass.bench.shop import open_shop
from walletpass.bench.steps import steps_of
from walletpass.passes import CardRow

SMALL: Final = 1000
_ENROLLED: Final = 125  # the rest are copies
_PACE: Final = 100  # cards that buy in turn


def bench_growth(
    *,
    rounds: int,
    purchases: int,
    customers: int,
    movements: int,
    on_progress: Progress,
) -> list[Measure]:
    """Measure sales in a small shop, in a big one, and on an account with a history."""
    with _till(SMALL) as small, _till(customers) as big:
        regular, *others = small.shop.cards
        _remember(small, regular, movements)
        runs = (
            partial(_selling, small, others[:_PACE], purchases),
            partial(_selling, big, big.shop.cards[:_PACE], purchases),
            partial(_selling, small, [regular], purchases),
            partial(_selling, small, others[:1], purchases),
        )
        for warm_up in runs:
            warm_up()
        few, many, long, short = alternating(rounds, runs, on_progress)
        least, most = (_steps(till, till.shop.cards[:_PACE]) for till in (small, big))
    beside = f"{SMALL:,} customers instead of {customers:,}"
    return [
        Measure("growth.customers", many, "sales/s", few, beside),
        Measure("growth.steps", most, "steps/sale", least, beside),
        Measure(
            "growth.movements",
            long,
            "sales/s",
            short,
            f"a new account instead of {movements:,} movements",
        ),
    ]


@contextmanager
def _till(customers: int) -> Iterator[Till]:
    with open_shop(_ENROLLED) as shop, at_till(shop) as till:
        for card in shop.cards:
            sell(till, card)
        grow(shop, customers)
        yield till


def _remember(till: Till, card: CardRow, movements: int) -> None:
    """Give an account a history: points earned, most of them spent again."""
    services = till.shop.services
    with services.database.transaction() as session:
        for number in range(movements // 2):
            now, source = services.now(), f"long ago/{number}"
            ledger.earn(session, card.account_id, 5_00, source=source, now=now)
            ledger.redeem(session, card.account_id, 4_00, source=f"{source}/2", now=now)


def _selling(till: Till, cards: Sequence[CardRow], purchases: int) -> float:
    def work() -> None:
        for turn in range(purchases):
            sell(till, cards[turn % len(cards)])

    return timed(purchases, work)[0]


def _steps(till: Till, cards: Sequence[CardRow]) -> float:
    """Return how many steps SQLite takes for a sale."""

    def work() -> None:
        for card in cards:
            sell(till, card)

    return steps_of(till.shop.services.database, work) / len(cards)
