"""A figure beside the machine's own limit, and how both are taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

from walletpass.kernel.errors import UnavailableError

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called with the rounds done and the rounds there are."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What we reach, and what the machine could: *ratio* is the one over the other.

    *beside* says in words what the limit is.
    """

    measure: str
    value: float
    unit: str
    limit: float
    beside: str

    @property
    def ratio(self) -> float:
        """Our value as a share of the limit."""
        return self.value / self.limit

    def to_dict(self) -> dict[str, Any]:
        """Return the figure for a program to read."""
        return {
            "measure": self.measure,
            "value": round(self.value, 1),
            "unit": self.unit,
            "limit": round(self.limit, 1),
            "ratio": round(self.ratio, 3),
        }


class UnsoundError(UnavailableError):
    """What was measured does not hold, so its speed means nothing."""

    code = "unsound-measure"
    title = "Nothing was measured"


def timed(count: int, work: Callable[[], T]) -> tuple[float, T]:
    """Return how many a second, for work that does *count* of something, and its result."""
    begun = perf_counter()
    result = work()
    return count / (perf_counter() - begun), result


def alternating(
    rounds: int, runs: Sequence[Callable[[], float]], on_progress: Progress
) -> list[float]:
    """Take turns between *runs*, and return the median of each.

    A machine's speed drifts from minute to minute; whoever takes turns drifts together.
    """
    taken: list[list[float]] = [[] for _ in runs]
    for turn in range(rounds):
        for kept, run in zip(taken, runs, strict=True):
            kept.append(run())
        on_progress(turn + 1, rounds)
    return [median(kept) for kept in taken]
