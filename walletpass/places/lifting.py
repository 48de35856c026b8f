"""What carrying a place does: visits where it was carried against where it was withheld.

Phones report nothing, so the only way to know is a comparison by lot. For each rank the
mean of those who carry the place is held against the mean of those from whom it was
withheld; ranks count by how many people have them. The interval takes into account that
one person's places go together: its variance is summed person by person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

SURE: Final = 1.959964  # of a normal distribution, 95 % lie within so many deviations
FEWEST: Final = 30  # withheld places: with fewer an interval would promise too much


@dataclass(frozen=True, slots=True)
class Observed:
    """A place of somebody's ten, and how often they came while the trial ran."""

    customer_id: str
    rank: int
    is_withheld: bool
    visits: float


@dataclass(frozen=True, slots=True)
class Lift:
    """More visits to a place for its being carried, with the 95 % interval.

    *carried* and *withheld* are the mean visits to either, weighted alike.
    """

    lift: float
    low: float
    high: float
    carried: float
    withheld: float
    pairs: int
    pairs_withheld: int


@dataclass(slots=True)
class _Arm:
    count: int = 0
    total: float = 0.0

    @property
    def mean(self) -> float:
        return self.total / self.count


def lift_of(observed: Iterable[Observed]) -> Lift | None:
    """Return what carrying a place adds, or None where too little was withheld to say."""
    pairs = list(observed)
    arms: dict[tuple[int, bool], _Arm] = {}
    for pair in pairs:
        arm = arms.setdefault((pair.rank, pair.is_withheld), _Arm())
        arm.count += 1
        arm.total += pair.visits
    ranks = {rank for rank, _ in arms if {(rank, True), (rank, False)} <= arms.keys()}
    used = [pair for pair in pairs if pair.rank in ranks]
    left_out = sum(pair.is_withheld for pair in used)
    if left_out < FEWEST:
        return None
    weights = {
        rank: (arms[rank, True].count + arms[rank, False].count) / len(used)
        for rank in ranks
    }
    carried = sum(weight * arms[rank, False].mean for rank, weight in weights.items())
    withheld = sum(weight * arms[rank, True].mean for rank, weight in weights.items())
    spread = SURE * sqrt(_variance(used, arms, weights))
    lift = carried - withheld
    return Lift(
        lift, lift - spread, lift + spread, carried, withheld, len(used), left_out
    )


def _variance(
    used: Iterable[Observed],
    arms: dict[tuple[int, bool], _Arm],
    weights: dict[int, float],
) -> float:
    pulls: dict[str, float] = {}
    for pair in used:
        arm = arms[pair.rank, pair.is_withheld]
        pull = weights[pair.rank] * (pair.visits - arm.mean) / arm.count
        side = -pull if pair.is_withheld else pull
        pulls[pair.customer_id] = pulls.get(pair.customer_id, 0.0) + side
    return sum(pull * pull for pull in pulls.values())
