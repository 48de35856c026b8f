"""A whole version of rules as plain data: what the studio's form writes and reads.

{"currency": "RUB", "rules": [{"code": "base", "name": {"en": "Every purchase"},
 "gives": {"kind": "ratio", "amount": 500, "per": 10000}}]}
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config
from pydantic_core import PydanticCustomError

from walletpass.rewards.rules.allotting import Rounding
from walletpass.rewards.rules.conditions import Except, Only, Purchase, Trigger, When
from walletpass.rewards.rules.formulas import Formula
from walletpass.rewards.rules.limits import Limit
from walletpass.rewards.rules.spending import Spending
from walletpass.rewards.rules.timing import AtOnce, Expiry, Never, Pending
from walletpass.rewards.rules.wording import Code, Currency, Name

MOST_RULES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rules that compete: all of them give, or the best, or the first by priority.

    ``best_per_line`` lets each line of the basket take the rule that is best for it.
    """

    code: Code
    mode: Literal["all", "best", "best_per_line", "first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing customers are given, and for what.

    *paid_with_points* says what becomes of the part of a line paid with points: it
    counts, it is subtracted, or the line does not count at all. A basket paid wholly
    with gift cards earns nothing unless *paid_with_gift_card* lets it count; a part may
    be subtracted. Both ends of *active_from* and *active_to* are included.
    """

    code: Code
    gives: Formula
    name: Name = field(default_factory=dict)
    on: Trigger = field(default=Purchase())
    when: When = field(default=When())
    only: Only = field(default=Only())
    leaves_out: Except = field(default=Except())
    paid_with_points: Literal["counts", "subtracts", "leaves_out"] = "subtracts"
    paid_with_gift_card: Literal["counts", "subtracts", "not_if_whole"] = "not_if_whole"
    rounding: Rounding = field(default=Rounding())
    group: Code | None = None
    priority: Annotated[int, Field(ge=-1_000_000, le=1_000_000)] = 0
    limits: Annotated[tuple[Limit, ...], Field(max_length=30)] = ()
    pending: Pending = field(default=AtOnce())
    expiry: Expiry = field(default=Never())
    active_from: date | None = None
    active_to: date | None = None

    def __post_init__(self) -> None:
        if self.active_from and self.active_to and self.active_from > self.active_to:
            raise PydanticCustomError(
                "empty-range",
                "The rule ends before it begins.",
                {"remedy": "Let active_from be no later than active_to."},
            )


@with_config(ConfigDict(extra="forbid", strict=True))
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The rules of a program: what it gives, for what, and how points are spent.

    A program *gives* points (or miles, or stamps: whatever it calls its unit) or an
    instant discount, where all amounts are minor units of the currency. What
    *leaves_out* names counts for no rule at all.
    """

    currency: Currency
    rules: Annotated[tuple[Rule, ...], Field(max_length=MOST_RULES)]
    gives: Literal["points", "discount"] = "points"
    groups: Annotated[tuple[Group, ...], Field(max_length=100)] = ()
    leaves_out: Except = field(default=Except(kinds=()))
    spending: Spending | None = None
