"""What a rule gives. Amounts are hundredths of points, or minor units of a discount.

A formula answers with an exact fraction, a numerator and a denominator: rounding
happens once, when the rule is done.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from walletpass.rewards.rules.wording import Amount, AmountOrZero, Code

Exact = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """So much for every so many minor units, or for *each_full* so many only.

    5 points per 100 roubles are ``amount=500, per=10_000``.
    """

    amount: Amount
    per: Amount
    each_full: bool = False
    kind: Literal["ratio"] = "ratio"

    def of(self, base: int) -> Exact:
        """Return what is given for *base* minor units."""
        if self.each_full:
            return base // self.per * self.amount, 1
        return base * self.amount, self.per


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From so many minor units on, this ratio."""

    at_least: AmountOrZero
    amount: AmountOrZero
    per: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A ratio that depends on the basket, or on what was spent ever or this month."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=100)]
    by: Literal["basket", "lifetime", "month"] = "basket"
    each_full: bool = False
    kind: Literal["steps"] = "steps"

    def __post_init__(self) -> None:
        starts = [step.at_least for step in self.steps]
        if starts != sorted(set(starts)):
            raise PydanticCustomError(
                "unordered-steps",
                "Steps that do not rise.",
                {"remedy": "Order them by at_least, each once."},
            )

    def step_at(self, measure: int) -> Step | None:
        """Return the step that *measure* has reached, if any."""
        place = bisect_right(self.steps, measure, key=lambda step: step.at_least)
        return self.steps[place - 1] if place else None

    def of(self, base: int, step: Step) -> Exact:
        """Return what is given on a step for *base* minor units."""
        if self.each_full:
            return base // step.per * step.amount, 1
        return base * step.amount, step.per


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The same every time."""

    amount: Amount
    kind: Literal["fixed"] = "fixed"

    def of(self) -> Exact:
        """Return what is given."""
        return self.amount, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PerItem:
    """So much for each full *each* thousandths of an item, or of a kilogram."""

    amount: Amount
    each: Amount = 1000
    kind: Literal["per_item"] = "per_item"

    def of(self, quantity: int) -> Exact:
        """Return what is given for *quantity* thousandths."""
        return quantity // self.each * self.amount, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiplier:
    """So many times what other rules gave: 20 000 basis points double it.

    It multiplies the groups in *of_groups*; naming none, every rule that counts money
    or items, while fixed amounts stay as they are.
    """

    basis_points: Annotated[int, Field(gt=10_000, le=1_000_000)]
    of_groups: Annotated[tuple[Code, ...], Field(max_length=100)] = ()
    kind: Literal["multiplier"] = "multiplier"

    def of(self, given: int) -> Exact:
        """Return what is added to what was given."""
        return given * (self.basis_points - 10_000), 10_000


Formula = Annotated[
    Ratio | Steps | Fixed | PerItem | Multiplier, Field(discriminator="kind")
]
