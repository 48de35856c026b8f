"""Texts that name facts in braces, and how the facts take their place.

There is nothing in the braces but a fact's name: no attributes, no formats, no code. A
bar and some words after the name stand in where the fact is empty:
``"Hello, {first_name|friend}"``. ``{{`` and ``}}`` stand for a brace; a brace that opens
nothing stands for itself.
"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Final

from walletpass.kernel.languages import Language
from walletpass.kernel.numbers import shown_number
from walletpass.passes.content import Value
from walletpass.passes.errors import UnknownFactError
from walletpass.passes.facts import DAYS, Facts, names_known_to
from walletpass.passes.showing import shown_day

_MANY_TEXTS: Final = 10_000  # of the designs in use, asked about for every card
_MARK: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T|$)")


@lru_cache(maxsize=_MANY_TEXTS)
def facts_in(text: str) -> tuple[str, ...]:
    """Return what *text* names in braces, known or not, in order.

    >>> facts_in("{first_name}, {{not this}}, {balance} {unit}")
    ('first_name', 'balance', 'unit')
    """
    return tuple(
        _named(mark[1])[0] for mark in _MARK.finditer(text) if mark[1] is not None
    )


def facts_needed_in(text: str) -> tuple[str, ...]:
    """Return what *text* names without words that stand in for it.

    >>> facts_needed_in("{first_name|friend}, {balance} {unit}")
    ('balance', 'unit')
    """
    named = (_named(mark[1]) for mark in _MARK.finditer(text) if mark[1] is not None)
    return tuple(name for name, instead in named if not instead)


def has_loose_brace(text: str) -> bool:
    """Tell whether a brace opens in *text* that does not close before the next opens.

    >>> has_loose_brace("Hello, {first_name"), has_loose_brace("50 {{percent}} off")
    (True, False)
    """
    return "{" in _MARK.sub("", text)


def plain(text: str) -> str:
    """Return a text that names no facts, with its doubled braces made single.

    >>> plain("50 {{percent}} off")
    '50 {percent} off'
    """
    return _replaced(text, lambda name: f"{{{name}}}")


Write = Callable[[str, Value], str]
"""Writes a fact, given its name and itself, as the place it stands in needs it."""


def filled(text: str, facts: Facts, write: Write) -> str:
    """Return *text* with its facts written in.

    Raises:
        UnknownFactError: It names something that no card knows.
    """

    def written(inside: str) -> str:
        name, instead = _named(inside)
        fact = _fact(name, facts)
        return instead if instead and fact == "" else write(name, fact)

    return _replaced(text, written)


def filled_value(text: str, facts: Facts, language: Language) -> Value:
    """Return *text* filled in; one that is a single fact keeps the fact's type.

    Raises:
        UnknownFactError: It names something that no card knows.
    """
    if (lone := _MARK.fullmatch(text)) and lone[1] is not None:
        name, instead = _named(lone[1])
        fact = _fact(name, facts)
        return instead if instead and fact == "" else fact
    return filled(text, facts, prose_in(language))


def prose_in(language: Language) -> Write:
    """Return what writes facts for people: numbers and dates as *language* has them."""

    def write(name: str, fact: Value) -> str:
        if not isinstance(fact, str):
            return shown_number(fact, language)
        return (
            shown_day(datetime.fromisoformat(fact), language)
            if _is_day(name, fact)
            else fact
        )

    return write


def _replaced(text: str, fill: Callable[[str], str]) -> str:
    def replacement(mark: re.Match[str]) -> str:
        return mark[0][0] if mark[1] is None else fill(mark[1])

    return _MARK.sub(replacement, text)


def _named(inside: str) -> tuple[str, str]:
    """Return the fact that is named inside braces, and the words in its stead."""
    name, _, instead = inside.partition("|")
    return name, instead


def _is_day(name: str, fact: str) -> bool:
    return name in DAYS and bool(_DAY.match(fact))


def _fact(name: str, facts: Facts) -> Value:
    known = names_known_to(facts)
    if name not in known:
        raise UnknownFactError(name, known=known)
    fact: Value = getattr(facts, name)
    return fact
