"""What the treated did beyond the held-out, and how sure of it one may be.

Arms are as assigned, whoever was reached in the end: leaving those out whom nothing
reached would compare people who are no longer alike.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from walletpass.campaigns.measuring.sums import Sums

NORMAL_95: Final = 1.959963984540054
"""Within so many standard errors of the truth lie 95 of 100 normal estimates."""
FEWEST: Final = 30
"""Of fewer people than this in an arm, a mean need not be anywhere near normal."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference per person between two arms, and its 95 % interval.

    *slope* is how much of a difference there was before the campaign was taken off, per
    unit of it; 0 for a plain difference of means. *error* is the standard error.
    """

    difference: float
    error: float
    slope: float

    @property
    def low(self) -> float:
        """Where the interval begins."""
        return self.difference - NORMAL_95 * self.error

    @property
    def high(self) -> float:
        """Where the interval ends."""
        return self.difference + NORMAL_95 * self.error

    @property
    def shows_nothing(self) -> bool:
        """Tell whether no effect at all would be no surprise."""
        return self.low <= 0 <= self.high


def may_compare(treated: Sums, held: Sums) -> bool:
    """Tell whether both arms have people enough for an interval to mean anything."""
    return min(treated.count, held.count) >= FEWEST


def plain(treated: Sums, held: Sums) -> Estimate:
    """Return the difference of means, each arm with a spread of its own (Welch).

    Raises:
        ValueError: An arm has fewer than two people.
    """
    return _estimate(treated, held, Fraction(0))


def adjusted(treated: Sums, held: Sums) -> Estimate:
    """Return the difference less what one would expect from the time before (CUPED).

    How the two times go together is asked within the arms, so that the effect itself
    has no part in it. Where nobody differed before, this is the plain difference.

    Raises:
        ValueError: An arm has fewer than two people.
    """
    return _estimate(treated, held, slope_of(treated, held))


def slope_of(treated: Sums, held: Sums) -> Fraction:
    """Return how much more people do per unit they had done before, within arms."""
    spread = treated.variation_before + held.variation_before
    if not spread:
        return Fraction(0)
    return (treated.covariation + held.covariation) / spread


def _estimate(treated: Sums, held: Sums, slope: Fraction) -> Estimate:
    if min(treated.count, held.count) < 2:  # noqa: PLR2004 - a spread takes two
        raise ValueError("An arm of fewer than two people has no spread.")
    difference = treated.mean - held.mean
    difference -= slope * (treated.mean_before - held.mean_before)
    variance = _variance_of_mean(treated, slope) + _variance_of_mean(held, slope)
    return Estimate(float(difference), sqrt(variance), float(slope))


def _variance_of_mean(arm: Sums, slope: Fraction) -> Fraction:
    left = arm.variation - 2 * slope * arm.covariation
    left += slope * slope * arm.variation_before
    return left / (arm.count * (arm.count - 1))
