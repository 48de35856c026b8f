"""Visits and baskets over months, in the order the tills saw them."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from walletpass.simulator.believable.goods import Product, Shop, Store
from walletpass.simulator.believable.people import Customer, Habit

_PER_MONTH: dict[Habit, float] = {
    "regular": 11.0,
    "weekly": 4.3,
    "occasional": 1.3,
    "lapsing": 4.0,
    "newcomer": 5.0,
}
_WEEK = (0.85, 0.85, 0.95, 1.0, 1.2, 1.3, 0.85)
_YEAR = (0.85, 0.9, 1.0, 1.0, 1.0, 0.95, 0.85, 0.85, 1.0, 1.0, 1.1, 1.5)
_PEAKS = (0.12, 0.4, 0.8)
"""Where in the opening hours people crowd: early, at noon, after work."""

_TILLS = 2
_ELSEWHERE = 0.15


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one product."""

    product: Product
    quantity: int

    @property
    def total(self) -> int:
        """Return the price of the line in minor units."""
        return self.product.price * self.quantity


@dataclass(frozen=True, slots=True)
class Visit:
    """One sale at one till to one customer."""

    at: datetime
    customer: Customer
    store: Store
    till: str
    lines: tuple[Line, ...]
    receipt: str = ""

    @property
    def total(self) -> int:
        """Return what was paid, in minor units."""
        return sum(line.total for line in self.lines)


def visits(
    shop: Shop, people: Iterable[Customer], *, until: date, seed: int = 0
) -> Iterator[Visit]:
    """Tell every visit from joining until the day before *until*, oldest first.

    Receipts are numbered by store. What one person buys does not depend on who else
    came, only its receipt number does.
    """
    receipts: Counter[str] = Counter()
    lives = [_visits_of(shop, one, until, seed) for one in people]
    for visit in heapq.merge(*lives, key=lambda v: (v.at, v.customer.number)):
        receipts[visit.store.code] += 1
        number = f"{visit.store.code}-{receipts[visit.store.code]:06}"
        yield replace(visit, receipt=number)


def _visits_of(
    shop: Shop, customer: Customer, until: date, seed: int
) -> Iterator[Visit]:
    random = Random(f"{seed}/visits/{customer.number}")  # noqa: S311 - a story
    length = max(1, (until - customer.joined_on).days)
    for day in range(length):
        today = customer.joined_on + timedelta(days=day)
        if random.random() < _wish(customer.habit, today, day / length):
            yield _visit(shop, customer, today, random)


def _wish(habit: Habit, today: date, lived: float) -> float:
    """Return how likely this customer comes today; *lived* is their story's share."""
    fading = max(0.0, 1 - 1.6 * lived) if habit == "lapsing" else 1.0
    season = _YEAR[today.month - 1] * _WEEK[today.weekday()]
    return _PER_MONTH[habit] / 30 * season * fading


def _visit(shop: Shop, customer: Customer, today: date, random: Random) -> Visit:
    is_away = random.random() < _ELSEWHERE
    store = random.choice(shop.stores) if is_away else customer.home
    return Visit(
        at=_moment(store, today, random),
        customer=customer,
        store=store,
        till=f"{store.code}-T{random.randint(1, _TILLS)}",
        lines=_basket(shop, random),
    )


def _moment(store: Store, today: date, random: Random) -> datetime:
    opens = datetime.combine(today, store.opens, store.zone)
    closes = datetime.combine(today, store.closes, store.zone)
    share = min(max(random.gauss(random.choice(_PEAKS), 0.09), 0.0), 0.999)
    seconds = int((closes - opens).total_seconds() * share)
    return (opens + timedelta(seconds=seconds)).astimezone(UTC)


def _basket(shop: Shop, random: Random) -> tuple[Line, ...]:
    weights = [product.weight for product in shop.products]
    count = min(1 + int(random.expovariate(0.7)), len(shop.products))
    chosen = dict.fromkeys(random.choices(shop.products, weights, k=count))
    return tuple(
        Line(product, 1 + (random.random() < 0.2))  # noqa: PLR2004 - one in five
        for product in chosen
    )
