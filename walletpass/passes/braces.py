"""Texts that name facts in braces, and how the facts take their place.

There is nothing in the braces but a fact's name: no attributes, no formats, no code.
``{{`` and ``}}`` stand for a brace; a brace that opens nothing stands for itself.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from walletpass.kernel.languages import Language
from walletpass.kernel.numbers import shown_number
from walletpass.passes.content import Value
from walletpass.passes.errors import UnknownFactError
from walletpass.passes.facts import NAMES, Facts
from walletpass.passes.showing import shown_day

_MARK: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def facts_in(text: str) -> tuple[str, ...]:
    """Return what *text* names in braces, known or not, in order.

    >>> facts_in("{first_name}, {{not this}}, {balance} {unit}")
    ('first_name', 'balance', 'unit')
    """
    return tuple(mark[1] for mark in _MARK.finditer(text) if mark[1] is not None)


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
    return _replaced(text, lambda name: write(name, _fact(name, facts)))


def filled_value(text: str, facts: Facts, language: Language) -> Value:
    """Return *text* filled in; one that is a single fact keeps the fact's type.

    Raises:
        UnknownFactError: It names something that no card knows.
    """
    if (lone := _MARK.fullmatch(text)) and lone[1] is not None:
        return _fact(lone[1], facts)
    return filled(text, facts, prose_in(language))


def prose_in(language: Language) -> Write:
    """Return what writes facts for people: numbers and dates as *language* has them."""

    def write(name: str, fact: Value) -> str:
        if not isinstance(fact, str):
            return shown_number(fact, language)
        if name == "member_since":
            return shown_day(datetime.fromisoformat(fact), language)
        return fact

    return write


def _replaced(text: str, fill: Callable[[str], str]) -> str:
    def replacement(mark: re.Match[str]) -> str:
        return mark[0][0] if mark[1] is None else fill(mark[1])

    return _MARK.sub(replacement, text)


def _fact(name: str, facts: Facts) -> Value:
    if name not in NAMES:
        raise UnknownFactError(name, known=NAMES)
    fact: Value = getattr(facts, name)
    return fact
