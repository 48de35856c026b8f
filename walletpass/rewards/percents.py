"""The percentage that a discount card shows: what it takes off an ordinary basket."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from walletpass.rewards.rules import Rule, RuleSet
from walletpass.rewards.rules.conditions import Only, When
from walletpass.rewards.rules.formulas import Ratio, Steps

_ALWAYS: Final = When()
_ALL: Final = Only()


def percent_off(rules: RuleSet, *, tier: str = "", spent: int = 0) -> Fraction | None:
    """Return what share of any basket a customer gets off; None where it gives points.

    Rules that ask for more than the tier are left out; of a group the best counts.
    """
    document = rules.document
    if document.gives != "discount":
        return None
    groups: dict[str | None, Fraction] = {}
    for rule in document.rules:
        share = _share(rule, tier, spent)
        if rule.group is None:
            groups[None] = groups.get(None, Fraction(0)) + share
        else:
            groups[rule.group] = max(groups.get(rule.group, Fraction(0)), share)
    return sum(groups.values(), Fraction(0))


def _share(rule: Rule, tier: str, spent: int) -> Fraction:
    when = replace(rule.when, tiers=())
    is_theirs = not rule.when.tiers or tier in rule.when.tiers
    if when != _ALWAYS or rule.only != _ALL or not is_theirs:
        return Fraction(0)
    match rule.gives:
        case Ratio(amount=amount, per=per):
            return Fraction(amount, per)
        case Steps(steps=steps, by="lifetime"):
            reached = [step for step in steps if step.at_least <= spent]
            if reached:
                return Fraction(reached[-1].amount, reached[-1].per)
    return Fraction(0)


def grows_with_spending(rules: RuleSet) -> bool:
    """Tell whether the percentage changes as a customer buys."""
    return rules.document.gives == "discount" and any(
        isinstance(rule.gives, Steps) and rule.gives.by == "lifetime"
        for rule in rules.document.rules
    )
