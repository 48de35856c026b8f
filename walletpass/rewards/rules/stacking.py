"""Which of several offers stand when their rules compete."""

from collections.abc import Iterator, Sequence
from math import lcm
from typing import assert_never

from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.limits import Used
from walletpass.rewards.rules.ruleset import Mode
from walletpass.rewards.rules.weighing import BETTER_RULE, Offer, only_on

Verdict = tuple[Offer, Offer | Because]
"""An offer, and what became of it."""


def settle(mode: Mode, offers: Sequence[Offer], used: Used) -> Iterator[Verdict]:
    """Return what becomes of each of a group's offers, given in order of priority."""
    match mode:
        case "all":
            yield from ((made, made) for made in offers)
        case "first":
            yield from _only(offers[0], offers)
        case "best":
            yield from _only(max(offers, key=lambda made: made.amount), offers)
        case "best_per_line":
            yield from _line_by_line(offers, used)
        case _:
            assert_never(mode)


def _only(winner: Offer, offers: Sequence[Offer]) -> Iterator[Verdict]:
    for made in offers:
        yield made, made if made is winner else BETTER_RULE


def _line_by_line(offers: Sequence[Offer], used: Used) -> Iterator[Verdict]:
    """Give each line to the rule that is worth the most for it, the earlier one if equal."""
    divisors = [made.exact[1] * max(made.total, 1) for made in offers]
    common = lcm(*divisors)
    rates = [
        made.exact[0] * (common // divisor)
        for made, divisor in zip(offers, divisors, strict=True)
    ]
    best: dict[int, tuple[int, int]] = {}
    for place, (made, rate) in enumerate(zip(offers, rates, strict=True)):
        for number, weight in made.weights.items():
            worth = rate * weight
            if number not in best or worth > best[number][0]:
                best[number] = worth, place
    won: list[set[int]] = [set() for _ in offers]
    for number, (_, place) in best.items():
        won[place].add(number)
    for made, numbers in zip(offers, won, strict=True):
        yield made, only_on(made, numbers, used)
