"""How much of a basket may be paid with points, and why not more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from walletpass.rewards.rules.allotting import LARGEST_UNIT, allot
from walletpass.rewards.rules.basket import Basket
from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.conditions import Except
from walletpass.rewards.rules.selecting import exclusions
from walletpass.rewards.rules.wording import Amount, AmountOrZero

WHOLE = 10_000  # basis points


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What points buy: *points* hundredths are worth *worth* minor units.

    *share* is how much of the lines may be paid, in basis points; *minimum* the fewest
    points to spend at once; points are spent in steps of *unit* hundredths. Unless it
    *earns*, a basket of which any part is paid with points earns nothing.
    """

    points: Amount = 100
    worth: Amount
    share: Annotated[int, Field(ge=1, le=WHOLE)] = WHOLE
    minimum: AmountOrZero = 0
    unit: Annotated[int, Field(ge=1, le=LARGEST_UNIT)] = 100
    once_a_day: bool = False
    earns: bool = True
    leaves_out: Except = field(default=Except())

    def money_for(self, points: int) -> int:
        """Return the minor units that *points* hundredths pay."""
        return points * self.worth // self.points

    def points_for(self, money: int) -> int:
        """Return the fewest hundredths, in whole units, that pay this much money."""
        exact = -(-money * self.points // self.worth)
        return -(-exact // self.unit) * self.unit


@dataclass(frozen=True, slots=True)
class Allowance:
    """The most that may be spent on a basket: *points* hundredths pay *money*.

    *reasons* say why it is not more, the decisive one first.
    """

    points: int
    money: int
    by_line: Mapping[int, int]
    reasons: tuple[Because, ...]


def may_spend(
    spending: Spending | None,
    basket: Basket,
    *,
    balance: int,
    has_spent_today: bool = False,
) -> Allowance:
    """Return how much of the customer's *balance* may be spent on this basket.

    *has_spent_today* is by the store's calendar.
    """
    if spending is None:
        return _nothing(Because("spending-off"))
    if spending.once_a_day and has_spent_today:
        return _nothing(Because("spent-today"))
    payable, left_out = _payable(spending, basket)
    total = sum(payable.values())
    cap = total * spending.share // WHOLE
    points, money = _most(spending, cap, max(balance, 0))
    if points < spending.minimum or not points:
        return _nothing(_too_little(spending, basket, balance, cap), *left_out)
    reasons = _why_not_more(spending, basket, cap, balance=balance, points=points)
    return Allowance(
        points=points,
        money=money,
        by_line=allot(money, payable),
        reasons=(*reasons, *left_out),
    )


def refusal(
    spending: Spending | None, allowance: Allowance, points: int
) -> Because | None:
    """Return why just this many *points* may not be spent, if so."""
    if spending is None or not allowance.points:
        return allowance.reasons[0]
    if points > allowance.points:
        return Because(
            "above-allowance", {"points": points, "allowed": allowance.points}
        )
    if points <= 0 or points < spending.minimum:
        least = max(spending.minimum, spending.unit)
        return Because("below-minimum", {"minimum": least})
    if points % spending.unit:
        return Because("not-whole", {"unit": spending.unit})
    return None


def _nothing(*reasons: Because) -> Allowance:
    return Allowance(points=0, money=0, by_line={}, reasons=reasons)


def _payable(
    spending: Spending, basket: Basket
) -> tuple[dict[int, int], tuple[Because, ...]]:
    checks = exclusions(spending.leaves_out)
    payable: dict[int, int] = {}
    left_out: dict[str, list[int]] = {}
    for line in basket.lines:
        reason = next((why for why, fits in checks if fits(line)), None)
        if reason is None:
            payable[line.number] = line.net - line.paid_with_gift_card
        elif line.net:
            left_out.setdefault(reason, []).append(line.number)
    return payable, tuple(
        Because("line-not-payable", {"why": reason, "lines": sorted(numbers)})
        for reason, numbers in sorted(left_out.items())
    )


def _most(spending: Spending, cap: int, balance: int) -> tuple[int, int]:
    """Return the most points in whole units, and the money that they pay exactly.

    Points that would pay for nothing, because money has no smaller coin, are not taken.
    """
    by_cap = (cap * spending.points // spending.worth) // spending.unit * spending.unit
    most = min(by_cap, balance // spending.unit * spending.unit)
    money = spending.money_for(most)
    return (spending.points_for(money), money) if money else (0, 0)


def _too_little(spending: Spending, basket: Basket, balance: int, cap: int) -> Because:
    fewest = max(spending.minimum, spending.unit)
    if balance < fewest:
        return Because("balance-below-minimum", {"minimum": fewest, "balance": balance})
    return Because(
        "basket-too-small",
        {"minimum": fewest, "money": cap, "currency": basket.currency},
    )


def _why_not_more(
    spending: Spending, basket: Basket, cap: int, *, balance: int, points: int
) -> tuple[Because, ...]:
    if spending.money_for(points) == basket.net:
        return ()
    if points == balance:
        return (Because("whole-balance", {"balance": balance}),)
    if spending.money_for(balance) <= cap:
        return (Because("rest-too-small", {"rest": balance - points}),)
    if spending.share < WHOLE:
        facts = {"share": spending.share, "money": cap, "currency": basket.currency}
        return (Because("share-of-basket", facts),)
    return ()
