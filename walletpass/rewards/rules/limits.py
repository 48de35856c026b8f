"""How often and how much a rule may give, to whom, in what time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from walletpass.rewards.rules.basket import MOST

Per = Literal["customer", "card", "store", "cashier", "program"]
Period = Literal["purchase", "day", "week", "month", "year", "ever"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most *count* awards, or *amount* in all, per somebody and period.

    A budget is a limit of the whole program for ever.
    """

    per: Per
    period: Period
    count: Annotated[int, Field(ge=1, le=MOST)] | None = None
    amount: Annotated[int, Field(ge=1, le=MOST)] | None = None

    def __post_init__(self) -> None:
        if self.count is None and self.amount is None:
            raise PydanticCustomError(
                "limits-nothing",
                "A limit limits nothing.",
                {"remedy": "Say how often (count) or how much (amount)."},
            )


@dataclass(frozen=True, slots=True)
class Use:
    """What a rule has given so far within a limit."""

    count: int = 0
    amount: int = 0


Used = Mapping[tuple[str, Per, Period], Use]
"""What is used by rule, by whom it is limited, and in what time: of this customer, this
store, and so on, in the period that holds the purchase. What is missing is unused."""

NOTHING_USED: Final[Used] = {}
_UNUSED: Final = Use()


def period_key(period: Period, day: date) -> str:
    """Return the name of the period that holds a local *day*.

    >>> period_key("week", date(2027, 1, 1)), period_key("month", date(2027, 1, 1))
    ('2026-W53', '2027-01')
    """
    match period:
        case "day":
            return day.isoformat()
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "year":
            return f"{day.year:04}"
        case "purchase" | "ever":
            return ""


def allowed(
    code: str, limits: tuple[Limit, ...], amount: int, used: Used
) -> tuple[int, Limit | None]:
    """Return how much of *amount* the limits leave, and the one that cuts the most."""
    cutting = None
    for limit in limits:
        use = used.get((code, limit.per, limit.period), _UNUSED)
        left = amount if limit.amount is None else max(limit.amount - use.amount, 0)
        if limit.count is not None and use.count >= limit.count:
            left = 0
        if left < amount:
            amount, cutting = left, limit
    return amount, cutting
