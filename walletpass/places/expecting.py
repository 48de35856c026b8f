"""Which stores a customer will visit: a formula over plain values, and nothing else.

A visit on one day counts 1, one of `HALF_LIFE` ago a half, and so on:

    own(s)   = sum over visits v of s of 2 ** -(age of v / HALF_LIFE)
    about(s) = SPREAD * sum over stores u visited of own(u) * e ** -(metres(u, s) / REACH)
    expected(s) = own(s) + about(s) * (1 + liked(s)) / 2

*liked* is the store's visits by everybody, as a share of the most visited one's. So one's
own stores come first, the more the later, and then those one passes on the way, a store
that others like before its equal. Nobody tells us where people live: where they shop
stands for it. Somebody who never bought gets, in place of *own*, one visit at the store
where they joined, with `NEWCOMER_REACH`; where that is not known, what others like.

Of the stores about one, the `NEIGHBOURS` nearest count: what is further off adds next to
nothing. Of equals the one wins whose code sorts first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from math import exp
from typing import Final

from walletpass.kernel.geo import Point, distance

MOST_PLACES: Final = 10  # a phone ignores the eleventh
HALF_LIFE: Final = timedelta(days=45)
SPREAD: Final = 0.25
REACH: Final = 3_000.0  # metres
NEIGHBOURS: Final = 40
NEWCOMER_REACH: Final = 10_000.0  # metres: they are known by one point only


@dataclass(frozen=True, slots=True)
class Candidate:
    """A store that a card may carry. *liked* is from 0 to 1."""

    id: str
    code: str
    liked: float = 0.0


@dataclass(frozen=True, slots=True)
class Visit:
    """A day on which somebody bought in a store."""

    store_id: str
    day: date


class Ground:
    """The stores a brand's customers choose from, and how they lie to each other.

    *points* are those of closed stores too: where somebody shopped tells where they are
    about. What is worked out once is kept, for the next customer.
    """

    def __init__(
        self, candidates: Iterable[Candidate], points: Mapping[str, Point]
    ) -> None:
        self.candidates = {one.id: one for one in candidates}
        self._points = points
        self._around: dict[tuple[str, float], Mapping[str, float]] = {}
        ranked = sorted(
            self.candidates.values(), key=lambda one: (-one.liked, one.code)
        )
        self.favourites = tuple(one.id for one in ranked)

    def __contains__(self, store_id: str) -> bool:
        return store_id in self._points

    def around(self, store_id: str, reach: float) -> Mapping[str, float]:
        """Return how near the nearest stores are to this one, from 1 down to 0."""
        known = self._around.get((store_id, reach))
        if known is None:
            here = self._points[store_id]
            metres = sorted(
                (distance(here, self._points[other]), other)
                for other in self.candidates
            )
            known = {other: exp(-far / reach) for far, other in metres[:NEIGHBOURS]}
            self._around[store_id, reach] = known
        return known


def likeliest(
    ground: Ground,
    visits: Iterable[Visit],
    *,
    today: date,
    joined_at: str | None = None,
    most: int = MOST_PLACES,
) -> list[str]:
    """Return the ids of the stores most likely to be visited, likeliest first.

    *joined_at* is the store where a customer without visits joined.
    """
    own = _own(visits, ground, today)
    anchors, reach = own, REACH
    if not own and joined_at is not None and joined_at in ground:
        anchors, reach = {joined_at: 1.0}, NEWCOMER_REACH
    passing: dict[str, float] = dict.fromkeys(
        own.keys() & ground.candidates.keys(), 0.0
    )
    for store_id in sorted(anchors):
        for other, nearness in ground.around(store_id, reach).items():
            passing[other] = passing.get(other, 0.0) + anchors[store_id] * nearness

    def order(store_id: str) -> tuple[float, str]:
        one = ground.candidates[store_id]
        about = SPREAD * passing[store_id] * (1 + one.liked) / 2
        return -(own.get(store_id, 0.0) + about), one.code

    chosen = sorted(passing, key=order)[:most]
    others = (one for one in ground.favourites if one not in passing)
    return chosen + list(islice(others, most - len(chosen)))


def _own(visits: Iterable[Visit], ground: Ground, today: date) -> dict[str, float]:
    own: dict[str, float] = {}
    for visit in sorted(visits, key=lambda one: (one.store_id, one.day)):
        if visit.store_id in ground:
            age = max((today - visit.day).days, 0)
            fresh = 2 ** -(age / HALF_LIFE.days)
            own[visit.store_id] = own.get(visit.store_id, 0.0) + fresh
    return own
