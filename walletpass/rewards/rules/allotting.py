"""Whole numbers: rounding a fraction, and sharing a sum out without losing any of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

RoundingMode = Literal["down", "up", "half_up", "half_even"]

LARGEST_UNIT = 100_000_00


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """To what an amount is rounded, and which way; a unit of 100 is whole points."""

    mode: RoundingMode = "down"
    unit: Annotated[int, Field(ge=1, le=LARGEST_UNIT)] = 1


def rounded(numerator: int, denominator: int, rounding: Rounding) -> int:
    """Return the fraction as a multiple of the unit, nothing of it lost before.

    >>> rounded(149_997, 100, Rounding()), rounded(250, 1, Rounding("half_even", 100))
    (1499, 200)
    """
    unit = rounding.unit
    whole, rest = divmod(numerator, denominator * unit)
    if rest and _goes_up(whole, 2 * rest, denominator * unit, rounding.mode):
        whole += 1
    return whole * unit


def _goes_up(whole: int, twice: int, divisor: int, mode: RoundingMode) -> bool:
    match mode:
        case "down":
            return False
        case "up":
            return True
        case "half_up":
            return twice >= divisor
        case "half_even":
            return twice > divisor or (twice == divisor and whole % 2 == 1)


def allot(amount: int, weights: Mapping[int, int]) -> dict[int, int]:
    """Share *amount* out in proportion to the weights, by the largest remainder.

    The parts add up to the amount exactly. Where remainders are equal, the lower number
    is served first, so the order of the weights is nothing to the result. If nothing
    weighs anything, all weigh the same.

    >>> allot(100, {3: 1, 1: 1, 2: 1})
    {3: 33, 1: 34, 2: 33}
    """
    if len(weights) == 1:
        return dict.fromkeys(weights, amount)
    total = sum(weights.values())
    if not total:
        weights = dict.fromkeys(weights, 1)
        total = len(weights)
    parts: dict[int, int] = {}
    remainders: list[tuple[int, int]] = []
    left = amount
    for number, weight in weights.items():
        part, remainder = divmod(amount * weight, total)
        parts[number] = part
        left -= part
        if remainder:
            remainders.append((-remainder, number))
    if left:
        remainders.sort()
        for _, number in remainders[:left]:
            parts[number] += 1
    return parts
