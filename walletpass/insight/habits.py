"""From what somebody did to what is said of their habits: pure reckoning."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from walletpass.insight.models import HourFrom, Stage
from walletpass.insight.stages import Coming, stage_of

_LEAST_VISITS: Final = 3  # from which on there is a rhythm
_LEAST_MOMENTS: Final = 5  # of buying or looking, from which on an hour is a habit
_STALE: Final = timedelta(days=30)  # after which engagement and tastes have faded a bit
_YEAR: Final = 365
_STAYS: Final[Mapping[Stage, int]] = {
    "new": 50, "active": 90, "loyal": 95, "cooling": 50, "at-risk": 20, "lapsed": 0,
}  # fmt: skip
"""The chance, in hundredths, that somebody in a stage goes on coming for a year: a rule
of thumb, which is why a lifetime value is shown as an estimate."""


class Bought(NamedTuple):
    """One of somebody's latest kept purchases: when, at what hour of theirs, and where."""

    at: datetime
    hour: int
    store_id: str | None
    is_card_shown: bool


@dataclass(frozen=True, slots=True)
class Signs:
    """What somebody did besides spending: signs that the card means something to them."""

    is_on_phone: bool = False
    looks: int = 0
    events: int = 0
    acts: int = 0
    friends: int = 0
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Doings:
    """Everything a profile is reckoned from.

    *days* are the net of each day on which something was bought and kept; *latest* the
    last purchases, the newest first; *categories* what went where, in minor units;
    *looks* the hours at which they looked at their card of their own accord.
    """

    enrolled_at: datetime
    purchases: int = 0
    first_bought_at: datetime | None = None
    days: Mapping[date, int] = field(default_factory=dict)
    latest: Sequence[Bought] = ()
    categories: Mapping[str, int] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()
    looks: Sequence[int] = ()
    signs: Signs = Signs()


@dataclass(frozen=True, slots=True)
class Chain:
    """What the chain's other customers do: the *gap* in days, and when people shop."""

    gap: int
    hours: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Habits:
    """What a profile says; see there."""

    first_bought_at: datetime | None
    last_bought_at: datetime | None
    purchases: int
    visits: int
    spent: int
    basket: int | None
    median_gap: int | None
    store_id: str | None
    hour: int | None
    hour_from: HourFrom | None
    engagement: int
    engaged_at: datetime | None
    lifetime_value: int
    stage: Stage
    due_at: datetime


def habits_of(doings: Doings, chain: Chain, now: datetime) -> Habits:
    """Return what is said of the habits of somebody who did this."""
    spent = sum(doings.days.values())
    basket = spent // doings.purchases if doings.purchases else None
    gap = median_gap(doings.days)
    last = doings.latest[0].at if doings.latest else None
    coming = Coming(
        doings.enrolled_at, doings.first_bought_at, last, len(doings.days), gap
    )
    stage, due_at = stage_of(coming, chain.gap, now)
    store_id = _favourite(doings.latest)
    hour, hour_from = _hour(doings, store_id, chain)
    return Habits(
        first_bought_at=doings.first_bought_at,
        last_bought_at=last,
        purchases=doings.purchases,
        visits=len(doings.days),
        spent=spent,
        basket=basket,
        median_gap=gap,
        store_id=store_id,
        hour=hour,
        hour_from=hour_from,
        engagement=engagement(doings),
        engaged_at=doings.signs.last_at,
        lifetime_value=spent + _expected(basket, gap or chain.gap, stage),
        stage=stage,
        due_at=min(due_at or now + _STALE, now + _STALE),
    )


def median_gap(days: Mapping[date, int]) -> int | None:
    """Return the median of the whole days between visits; None before the third.

    >>> median_gap(dict.fromkeys([date(2026, 1, 1), date(2026, 1, 8)], 100))
    >>> median_gap(dict.fromkeys([date(2026, 1, day) for day in (1, 8, 11)], 100))
    5
    """
    visits = sorted(days)
    if len(visits) < _LEAST_VISITS:
        return None
    gaps = [(later - day).days for day, later in pairwise(visits)]
    return int(median(gaps))


def _favourite(latest: Sequence[Bought]) -> str | None:
    """Return the store most of the latest purchases were made in, the later of two."""
    stores = Counter(one.store_id for one in latest if one.store_id)
    return max(stores, key=lambda store: stores[store], default=None)


def _hour(
    doings: Doings, store_id: str | None, chain: Chain
) -> tuple[int | None, HourFrom | None]:
    hours = Counter([*(one.hour for one in doings.latest), *doings.looks])
    if hours.total() >= _LEAST_MOMENTS:
        return max(hours, key=lambda hour: (hours[hour], -hour)), "own"
    if store_id is not None and store_id in chain.hours:
        return chain.hours[store_id], "store"
    if "" in chain.hours:
        return chain.hours[""], "brand"
    return None, None


def engagement(doings: Doings) -> int:
    """Return 0 to 100: 20 for a card on a phone, as much for showing it at every purchase.

    Looks at the card add 2 each up to 10; events and confirmed acts of a year 10 each up
    to 20 a kind; friends who joined 5 each up to 10. Money has no part in it: who has
    none to spend may care all the same.
    """
    signs, latest = doings.signs, doings.latest
    shown = sum(one.is_card_shown for one in latest)
    return (
        20 * signs.is_on_phone
        + (20 * shown // len(latest) if latest else 0)
        + min(2 * signs.looks, 10)
        + min(10 * signs.events, 20)
        + min(10 * signs.acts, 20)
        + min(5 * signs.friends, 10)
    )


def _expected(basket: int | None, gap: int, stage: Stage) -> int:
    """Return an estimate of what a year brings: baskets at this rhythm, if they stay."""
    if basket is None:
        return 0
    return basket * _YEAR // max(gap, 1) * _STAYS[stage] // 100


def shares(doings: Doings) -> Mapping[str, int]:
    """Return what part of spending went to each category, in thousandths of it."""
    total = sum(net for net in doings.categories.values() if net > 0)
    bought = {
        category: net * 1000 // total
        for category, net in doings.categories.items()
        if net > 0
    }
    return dict.fromkeys(doings.declared, 0) | bought
