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

Of equals the nearer one wins, then the one whose code sorts first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from typing import Final

from walletpass.kernel.geo import Point, distance

MOST_PLACES: Final = 10  # a phone ignores the eleventh
HALF_LIFE: Final = timedelta(days=45)
SPREAD: Final = 0.25
REACH: Final = 3_000.0  # metres
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


class Distances:
    """The metres between stores, worked out from each when first asked for.

    Closed ones are among them: where somebody shopped tells where they are about.
    """

    def __init__(self, points: Mapping[str, Point]) -> None:
        self._points = points
        self._from: dict[str, Mapping[str, float]] = {}

    def __contains__(self, store_id: str) -> bool:
        return store_id in self._points

    def from_store(self, store_id: str) -> Mapping[str, float]:
        """Return the metres from this store to every one."""
        if store_id not in self._from:
            here = self._points[store_id]
            self._from[store_id] = {
                other: distance(here, there) for other, there in self._points.items()
            }
        return self._from[store_id]


def likeliest(
    candidates: Iterable[Candidate],
    visits: Iterable[Visit],
    distances: Distances,
    *,
    today: date,
    joined_at: str | None = None,
    most: int = MOST_PLACES,
) -> list[str]:
    """Return the ids of the stores most likely to be visited, likeliest first.

    *joined_at* is the store where a customer without visits joined.
    """
    own = _own(visits, distances, today)
    anchors, reach = own, REACH
    if not own and joined_at is not None and joined_at in distances:
        anchors, reach = {joined_at: 1.0}, NEWCOMER_REACH
    if not anchors:
        ranked = sorted(candidates, key=lambda one: (-one.liked, one.code))
        return [one.id for one in ranked[:most]]
    centre = distances.from_store(max(anchors, key=lambda id_: (anchors[id_], id_)))
    about = [(weight, distances.from_store(id_)) for id_, weight in anchors.items()]

    def order(one: Candidate) -> tuple[float, float, str]:
        passing = sum(weight * exp(-metres[one.id] / reach) for weight, metres in about)
        expected = own.get(one.id, 0.0) + SPREAD * passing * (1 + one.liked) / 2
        return -expected, centre[one.id], one.code

    return [one.id for one in sorted(candidates, key=order)[:most]]


def _own(
    visits: Iterable[Visit], distances: Distances, today: date
) -> dict[str, float]:
    own: dict[str, float] = {}
    for visit in visits:
        if visit.store_id in distances:
            age = max((today - visit.day).days, 0)
            fresh = 2 ** -(age / HALF_LIFE.days)
            own[visit.store_id] = own.get(visit.store_id, 0.0) + fresh
    return own
