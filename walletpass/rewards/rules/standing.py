"""What a customer gets as things stand, before there is a basket."""

from fractions import Fraction
from typing import Final

from walletpass.rewards.rules.basket import Basket, Facts, Line
from walletpass.rewards.rules.earning import earn
from walletpass.rewards.rules.ruleset import RuleSet

_SOMETHING: Final = 1_000_00  # minor units: what an ordinary line may cost


def standing_rate(rules: RuleSet, facts: Facts) -> Fraction:
    """Return the share that an ordinary line gives now, as the till is told on a scan.

    In a discount program 1/20 is five per cent; in others it is hundredths of points
    per minor unit. Fixed amounts and multipliers are not in it.
    """
    basket = Basket(rules.document.currency, (Line(1, _SOMETHING),))
    return sum(
        (
            Fraction(award.because.facts["of"], award.because.facts["per"])
            for award in earn(rules, basket, facts).awards
            if award.because.code in {"ratio", "steps"}
        ),
        Fraction(0),
    )
