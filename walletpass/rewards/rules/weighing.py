"""What a rule would give for a basket, before other rules have their say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from walletpass.rewards.rules.allotting import rounded
from walletpass.rewards.rules.awards import Award
from walletpass.rewards.rules.basket import Basket, Facts, Line
from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.formulas import (
    Exact,
    Fixed,
    Multiplier,
    PerItem,
    Ratio,
    Steps,
)
from walletpass.rewards.rules.limits import Limit, Used, allowed
from walletpass.rewards.rules.ruleset import Counting, ReadyRule

TOO_LITTLE = Because("too-little")
NOTHING_COUNTS = Because("nothing-counts")
BETTER_RULE = Because("better-rule")
_OTHER_BASKET = Because("other-basket")
_GIFT_CARD = Because("paid-with-gift-card")
_BELOW_STEPS = Because("below-steps")


@dataclass(slots=True, eq=False)
class Counted:
    """The lines that count for a rule, with their bases, and those that do not."""

    lines: Sequence[tuple[Line, int]]
    total: int
    excluded: tuple[tuple[int, str], ...]


@dataclass(slots=True, eq=False)
class Offer:
    """What a rule would give: an exact fraction of what its lines weigh, cut by limits."""

    ready: ReadyRule
    weights: Mapping[int, int]
    total: int
    measure: int
    exact: Exact
    amount: int
    uncut: int
    cut: Limit | None
    excluded: tuple[tuple[int, str], ...]


def count(counting: Counting, basket: Basket) -> Counted:
    """Return which lines count and how much of each."""
    lines: list[tuple[Line, int]] = []
    excluded: list[tuple[int, str]] = []
    total = 0
    checks, base_of = counting.exclusions, counting.base
    for line in basket.lines:
        for why, fits in checks:
            if fits(line):
                excluded.append((line.number, why))
                break
        else:
            base = base_of(line)
            total += base
            lines.append((line, base))
    excluded.sort()
    return Counted(lines, total, tuple(excluded))


def weigh(
    ready: ReadyRule, basket: Basket, counted: Counted, facts: Facts, used: Used
) -> Offer | Because:
    """Return what the rule would give for the basket, or why nothing."""
    rule = ready.rule
    if reason := _refused_by_basket(ready, basket, counted):
        return reason
    lines = counted.lines
    if ready.is_meant:
        lines = [pair for pair in lines if ready.is_meant(pair[0], facts)]
    if not lines:
        return NOTHING_COUNTS
    if isinstance(rule.gives, PerItem):
        weights = {line.number: line.quantity for line, _ in lines}
    else:
        weights = {line.number: base for line, base in lines}
    measure = ready.measure(facts, counted.total)
    return offer(ready, weights, measure, counted.excluded, used)


def weigh_multiplier(
    ready: ReadyRule,
    basket: Basket,
    counted: Counted,
    given: Sequence[Award],
    *,
    facts: Facts,
    used: Used,
) -> Offer | Because:
    """Return what a multiplier would add to the awards it multiplies, or why nothing."""
    if reason := _refused_by_basket(ready, basket, counted):
        return reason
    meant = {
        line.number
        for line, _ in counted.lines
        if ready.is_meant is None or ready.is_meant(line, facts)
    }
    weights: dict[int, int] = {}
    for award in given:
        for number, part in award.by_line.items():
            if number in meant:
                weights[number] = weights.get(number, 0) + part
    if not weights:
        return NOTHING_COUNTS
    return offer(ready, weights, counted.total, counted.excluded, used)


def _refused_by_basket(
    ready: ReadyRule, basket: Basket, counted: Counted
) -> Because | None:
    rule = ready.rule
    if rule.when.basket and not rule.when.basket.holds(counted.total):
        return _OTHER_BASKET
    if basket.paid_with_gift_card and rule.paid_with_gift_card == "not_if_whole":
        rest = basket.net - basket.paid_with_points - basket.paid_with_gift_card
        if rest <= 0:
            return _GIFT_CARD
    return None


def offer(
    ready: ReadyRule,
    weights: Mapping[int, int],
    measure: int,
    excluded: tuple[tuple[int, str], ...],
    used: Used,
) -> Offer | Because:
    """Return what a rule gives for lines of these weights, or why nothing."""
    rule = ready.rule
    total = sum(weights.values())
    exact = _exact(ready, total, measure)
    if exact is None:
        return _BELOW_STEPS
    uncut = rounded(*exact, rule.rounding)
    if not uncut:
        return TOO_LITTLE if total else NOTHING_COUNTS
    amount, cut = uncut, None
    if rule.limits:
        amount, cut = allowed(ready.code, rule.limits, uncut, used)
        if cut:
            amount -= amount % rule.rounding.unit
            if not amount:
                return Because("limit", {"per": cut.per, "period": cut.period})
    return Offer(ready, weights, total, measure, exact, amount, uncut, cut, excluded)


def _exact(ready: ReadyRule, total: int, measure: int) -> Exact | None:
    match ready.rule.gives:
        case Ratio() as ratio:
            return ratio.of(total)
        case Steps() as steps:
            step = steps.step_at(measure)
            return steps.of(total, step) if step else None
        case Fixed() as fixed:
            return fixed.of()
        case PerItem() as per_item:
            return per_item.of(total)
        case Multiplier() as multiplier:
            return multiplier.of(total)
        case _ as other:
            assert_never(other)


def only_on(made: Offer, numbers: set[int], used: Used) -> Offer | Because:
    """Return the offer made anew for those of its lines alone."""
    if len(numbers) == len(made.weights):
        return made
    if not numbers:
        return BETTER_RULE
    weights = {number: made.weights[number] for number in numbers}
    return offer(made.ready, weights, made.measure, made.excluded, used)
