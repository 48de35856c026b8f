"""A version of rules made ready to be asked often: do it once, and keep it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from walletpass.rewards.rules.basket import BIRTHDAY, Facts, Line
from walletpass.rewards.rules.birthdays import Around
from walletpass.rewards.rules.conditions import (
    BirthdayGift,
    Except,
    Happening,
    Purchase,
)
from walletpass.rewards.rules.document import Document, Rule
from walletpass.rewards.rules.formulas import (
    Fixed,
    Multiplier,
    PerItem,
    Ratio,
    Steps,
)
from walletpass.rewards.rules.holding import Check, around_of, checks_of
from walletpass.rewards.rules.selecting import (
    Exclusions,
    Selection,
    exclusions,
    selection,
)

Mode = Literal["all", "best", "best_per_line", "first"]
Profile = tuple[Except, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts of each line; rules that count alike share one and its result."""

    exclusions: Exclusions
    less_points: bool
    less_gift_cards: bool

    def base(self, line: Line) -> int:
        """Return the minor units of a counting line."""
        base = line.net
        if self.less_points:
            base -= line.paid_with_points
        if self.less_gift_cards:
            base -= line.paid_with_gift_card
        return base


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule and what was found out about it beforehand."""

    rule: Rule
    code: str
    checks: tuple[Check, ...]
    counting: Counting
    is_meant: Selection | None
    around: Around | None
    measure: Callable[[Facts, int], int]
    multiplies: tuple[str, ...]


class RuleSet:
    """The rules of one version, by what they are asked about."""

    __slots__ = ("by_event", "document", "modes", "multipliers", "purchase")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.modes: dict[str, Mode] = {
            group.code: group.mode for group in document.groups
        }
        countings: dict[Profile, Counting] = {}
        purchase: list[ReadyRule] = []
        multipliers: list[ReadyRule] = []
        by_event: dict[str, list[ReadyRule]] = {}
        for rule in sorted(
            document.rules, key=lambda rule: (-rule.priority, rule.code)
        ):
            ready = _ready(rule, document, countings)
            match rule.on:
                case Purchase() if isinstance(rule.gives, Multiplier):
                    multipliers.append(ready)
                case Purchase():
                    purchase.append(ready)
                case Happening(event=event):
                    by_event.setdefault(event, []).append(ready)
                case BirthdayGift():
                    by_event.setdefault(BIRTHDAY, []).append(ready)
                case _:
                    assert_never(rule.on)
        self.purchase = tuple(purchase)
        self.multipliers = tuple(multipliers)
        self.by_event = {event: tuple(ready) for event, ready in by_event.items()}


def _ready(
    rule: Rule, document: Document, countings: dict[Profile, Counting]
) -> ReadyRule:
    profile = (
        rule.leaves_out,
        rule.paid_with_points == "leaves_out",
        rule.paid_with_points == "subtracts",
        rule.paid_with_gift_card == "subtracts",
    )
    counting = countings.get(profile)
    if counting is None:
        checks = exclusions(
            document.leaves_out, rule.leaves_out, paid_with_points=profile[1]
        )
        counting = countings[profile] = Counting(checks, profile[2], profile[3])
    return ReadyRule(
        rule=rule,
        code=rule.code,
        checks=checks_of(rule),
        counting=counting,
        is_meant=selection(rule.only),
        around=around_of(rule),
        measure=_measure(rule),
        multiplies=tuple(_multiplied(rule, document)),
    )


def _measure(rule: Rule) -> Callable[[Facts, int], int]:
    """Return what finds the number that a rule's steps are chosen by."""
    match rule.gives:
        case Steps(by="lifetime"):
            return lambda facts, _: facts.spent_lifetime
        case Steps(by="month"):
            return lambda facts, _: facts.spent_month
        case Steps() | Ratio() | Fixed() | PerItem() | Multiplier():
            return lambda _, counted: counted


def _multiplied(rule: Rule, document: Document) -> Iterator[str]:
    """Return the codes of the rules that a multiplier multiplies."""
    if not isinstance(rule.gives, Multiplier):
        return
    groups = rule.gives.of_groups
    for other in document.rules:
        if other.group in groups if groups else not isinstance(other.gives, Fixed):
            yield other.code
