"""Every award and every refusal as a sentence, for the cashier and for the customer.

A sentence is made from a reason's code and facts alone, so what is stored today can be
said again in any language years later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from walletpass.kernel.languages import Language, say
from walletpass.kernel.numbers import groups_digits, money
from walletpass.ledger import POINTS, in_words
from walletpass.rewards.rules.basket import REFEREE, REFERRER, WELCOME
from walletpass.rewards.rules.because import Because
from walletpass.rewards.rules.sentences import (
    AMOUNT,
    CUT,
    DISCOUNT,
    EXCLUDED,
    HOW,
    LINE,
    LINES,
    LINES_NOT_COUNTED,
    NOT_COUNTED,
    PER,
    PERIOD,
    REASONS,
)

Audience = Literal["customer", "cashier"]
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unit:
    """What the program calls its points, and with how many decimal places it shows them."""

    names: Mapping[Language, Mapping[str, str]]
    scale: int = 0


PLAIN_POINTS = Unit(POINTS)
_KNOWN_EVENTS = {WELCOME, REFERRER, REFEREE}
_ITEM = 1000  # thousandths
_WHOLE = 10_000  # basis points
_WHATEVER = {"fixed", "event"}  # they give as much whichever lines count


def explain(
    reason: Because,
    language: Language,
    *,
    unit: Unit = PLAIN_POINTS,
    audience: Audience = "customer",
) -> str:
    """Return the reason as a sentence or two; a cashier is told the lines as well."""
    facts = reason.facts
    if reason.code in REASONS:
        words = _words(facts, language, unit)
        return say(REASONS[reason.code], language).format(**words)
    parts = [
        _given(reason, language, unit),
        "" if reason.code in _WHATEVER else _excluded(facts, language, audience),
        _cut(facts, language, unit),
    ]
    return " ".join(part for part in parts if part)


def _given(reason: Because, language: Language, unit: Unit) -> str:
    facts = reason.facts
    name = say(facts.get("name", {}), language)
    kind = _how(reason)
    if name and kind in {"fixed", "event"}:
        how = name
    else:
        how = say(HOW[kind], language).format(**_words(facts, language, unit))
        how += f" ({name})" if name else ""
    frame = DISCOUNT if facts["gives"] == "discount" else AMOUNT
    amount = _amount(facts["amount"], facts, language, unit)
    return say(frame, language).format(amount=amount, how=how)


def _how(reason: Because) -> str:
    facts = reason.facts
    match reason.code:
        case "ratio" | "steps" if facts["each_full"]:
            return "full-rate"
        case "ratio" | "steps":
            return "percent" if facts["gives"] == "discount" else "rate"
        case "per_item":
            return "per-item" if facts["each"] == _ITEM else "per-quantity"
        case "event":
            return facts["event"] if facts["event"] in _KNOWN_EVENTS else "event"
        case code:
            return code


def _excluded(facts: Facts, language: Language, audience: Audience) -> str:
    excluded = facts.get("excluded", [])
    if not excluded:
        return ""
    lines: dict[str, list[int]] = {}
    for number, why in excluded:
        lines.setdefault(say(EXCLUDED[why], language), []).append(number)
    if audience == "customer":
        return say(NOT_COUNTED, language).format(what=", ".join(lines))
    what = ", ".join(
        f"{goods} ({_lines(numbers, language)})" for goods, numbers in lines.items()
    )
    form = Locale.parse(language).plural_form(len(excluded))
    return LINES_NOT_COUNTED[language][form].format(count=len(excluded), what=what)


def _lines(numbers: Sequence[int], language: Language) -> str:
    name = say(LINE if len(numbers) == 1 else LINES, language)
    return f"{name} {', '.join(map(str, numbers))}"


def _cut(facts: Facts, language: Language, unit: Unit) -> str:
    if "limit" not in facts:
        return ""
    limit = facts["limit"]
    uncut = _amount(limit["uncut"], facts, language, unit)
    return say(CUT, language).format(uncut=uncut, **_words(limit, language, unit))


def _words(facts: Facts, language: Language, unit: Unit) -> dict[str, str]:
    """Return each fact as people write it; what a fact is shows in its name."""
    words: dict[str, str] = {}
    for name, fact in facts.items():
        match name:
            case "of" | "given":
                words[name] = _amount(fact, facts, language, unit)
            case "balance" | "rest" | "minimum" | "allowed" | "unit":
                words[name] = in_words(fact, unit.scale, unit.names, language)
            case "base" | "money":
                words[name] = money(fact, facts["currency"], language)
            case "share" | "basis_points" | "each" | "quantity":
                words[name] = _measured(name, fact, language)
            case "per" | "period" | "why" | "day" | "days":
                words[name] = _named(name, fact, facts, language)
    if facts.get("gives") == "discount" and {"of", "per"} <= facts.keys():
        rate = Decimal(facts["of"] * 100) / facts["per"]
        words["percent"] = percent(rate, language)
    return words


def _measured(name: str, fact: int, language: Language) -> str:
    if name == "share":
        return percent(Decimal(fact) / 100, language)
    divisor = _WHOLE if name == "basis_points" else _ITEM
    return _number(Decimal(fact) / divisor, language)


def _named(name: str, fact: int | str, facts: Facts, language: Language) -> str:
    match name, fact:
        case "per", int():
            return money(fact, facts["currency"], language)
        case "per", str():
            return say(PER[fact], language)
        case "period", str():
            return say(PERIOD[fact], language)
        case "why", str():
            return say(EXCLUDED[fact], language)
        case "day", str():
            return format_date(date.fromisoformat(fact), locale=language)
        case _:
            return str(fact)


def _amount(amount: int, facts: Facts, language: Language, unit: Unit) -> str:
    if facts["gives"] == "discount":
        return money(amount, facts["currency"], language)
    return in_words(amount, unit.scale, unit.names, language)


def _number(number: Decimal, language: Language) -> str:
    groups = groups_digits(float(number), language)
    return format_decimal(number, locale=language, group_separator=groups)


def percent(number: Decimal, language: Language) -> str:
    """Return so many per cent as the language writes it."""
    gap = "" if language in {"en", "pl"} else "\N{NO-BREAK SPACE}"
    return f"{_number(number, language)}{gap}%"
