"""The smallest effect a campaign's holdout can show, told before anything is sent.

Those who are told nothing are compared with those who are. The difference of two means
wavers by √(s²/n₁ + s²/n₂), where s is how far customers are spread around their mean.
An effect is found in four of five campaigns that have it, and claimed in one of twenty
that have none, once it is 2.8 times as large (1.96 for the one, 0.84 for the other).
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final

CONFIDENCE: Final = 0.95
POWER: Final = 0.80

_TIMES: Final = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) + NormalDist().inv_cdf(POWER)


@dataclass(frozen=True, slots=True)
class Habit:
    """What customers did in a stretch as long as the campaign's: sums, to be added up.

    *spent* and its *squares* are in minor units; *buyers* are those who bought at all.
    """

    customers: int = 0
    buyers: int = 0
    spent: int = 0
    squares: int = 0

    def __add__(self, other: "Habit") -> "Habit":
        """Return the habit of both crowds together."""
        return Habit(
            self.customers + other.customers,
            self.buyers + other.buyers,
            self.spent + other.spent,
            self.squares + other.squares,
        )

    @property
    def buying(self) -> float:
        """The share of them that bought."""
        return self.buyers / self.customers if self.customers else 0.0

    @property
    def mean(self) -> float:
        """What one spent, on average, buyers or not; in minor units."""
        return self.spent / self.customers if self.customers else 0.0

    @property
    def spread(self) -> float:
        """The standard deviation of what one spent, in minor units."""
        if not self.customers:
            return 0.0
        exact = self.customers * self.squares - self.spent * self.spent
        return sqrt(exact) / self.customers


def smallest_effect(spread: float, *, treated: int, held: int) -> float | None:
    """Return the smallest difference of means that would show; None without two sides.

    It is in the unit of *spread*: minor units, or a share for customers who buy or not.
    """
    if not treated or not held:
        return None
    return _TIMES * spread * sqrt(1 / treated + 1 / held)


def smallest_share(buying: float, *, treated: int, held: int) -> float | None:
    """Return the smallest change that would show in the share of customers who buy."""
    spread = sqrt(buying * (1 - buying))
    return smallest_effect(spread, treated=treated, held=held)
