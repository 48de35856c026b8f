"""Which of several offers stand when their rules compete."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice
from math import lcm
from typing import Final, assert_never

from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.limits import Used
from walletpass.rewards.rules.ruleset import Mode
from walletpass.rewards.rules.weighing import BETTER_RULE, Offer, only_on

Verdict = tuple[Offer, Offer | Because]
"""An offer, and what became of it."""


_MOST_CHOICES: Final = 64
"""All that six rules at their limits have; more would keep the till waiting."""


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
            yield from _best_line_by_line(offers, used)
        case _:
            assert_never(mode)


def _only(winner: Offer, offers: Sequence[Offer]) -> Iterator[Verdict]:
    for made in offers:
        yield made, made if made is winner else BETTER_RULE


def _best_line_by_line(offers: Sequence[Offer], used: Used) -> Iterator[Verdict]:
    """Share the lines out; whom a limit cuts yields where the customer gets more so."""
    best: list[Verdict] = []
    most = -1
    for yielding in _choices([made for made in offers if made.cut]):
        rest = [made for made in offers if made not in yielding]
        verdicts = list(_line_by_line(rest, used))
        amount = sum(_amount(verdict) for _, verdict in verdicts)
        if amount > most:
            most = amount
            best = [*verdicts, *((made, _yields(made)) for made in yielding)]
    yield from best


def _choices(cut: Sequence[Offer]) -> Iterator[tuple[Offer, ...]]:
    """Return which of the cut offers may yield: none first, then the fewest, then all."""
    fewest = chain.from_iterable(combinations(cut, n) for n in range(len(cut)))
    yield from islice(fewest, _MOST_CHOICES)
    yield tuple(cut)


def _amount(verdict: Offer | Because) -> int:
    return verdict.amount if isinstance(verdict, Offer) else 0


def _yields(made: Offer) -> Because:
    assert made.cut, "only what a limit cuts yields"
    return Because(
        "limit-leaves-less", {"per": made.cut.per, "period": made.cut.period}
    )


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
