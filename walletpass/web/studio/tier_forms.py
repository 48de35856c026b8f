"""The form of a program's tiers, and the ladder it writes: no code to be seen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from babel.numbers import get_currency_precision

from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.rewards.ladders import By
from walletpass.rewards.rules import Fault

WAYS: Final[tuple[By, ...]] = ("spend", "points", "visits")
DOWN: Final = ("rebalance", "one_down", "none")
MOST: Final = 12
_HUNDRED: Final = 100
_LARGEST: Final = 10**13
_OF_THE_WHOLE: Final = frozenset(
    ("same-code", "first-above-nought", "not-rising", "tier-missing", "no-points")
)
_ROW = re.compile(r"\$\.tiers\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One tier as it stands in the form."""

    code: str
    names: Mapping[Language, str]
    at: str
    benefits: Mapping[Language, str]
    template: str

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything into it."""
        texts = (*self.names.values(), *self.benefits.values())
        return not any(text.strip() for text in texts)


@dataclass(frozen=True, slots=True)
class TierForm:
    """The whole form as it stands; *rows* are the lowest tier first."""

    by: str
    days: str
    down: str
    grace_days: str
    rows: Sequence[Row]


def form_of(
    told: Mapping[str, Any] | None, currency: str, languages: Sequence[Language]
) -> TierForm:
    """Return the form that shows a ladder; an empty one for none."""
    if not told:
        return TierForm("spend", "365", "rebalance", "30", _rows(languages, 2))
    by = told["by"]
    rows = [
        Row(
            tier["code"],
            tier["name"],
            _shown(tier.get("at", 0), by, currency),
            tier.get("benefits", {}),
            tier.get("template") or "",
        )
        for tier in told["tiers"]
    ]
    days = told.get("days")
    return TierForm(
        by,
        str(days) if days else "",
        told.get("down", "rebalance"),
        str(told.get("grace_days", 0)),
        [*rows, *_rows(languages, 1 if len(rows) < MOST else 0)],
    )


def _rows(languages: Sequence[Language], many: int) -> list[Row]:
    return [Row("", dict.fromkeys(languages, ""), "", {}, "") for _ in range(many)]


def _shown(amount: int, by: str, currency: str) -> str:
    exact = Decimal(amount) / _unit(by, currency)
    return f"{exact.normalize():f}"


def _unit(by: str, currency: str) -> int:
    units = {"spend": 10 ** get_currency_precision(currency), "points": _HUNDRED}
    return int(units.get(by, 1))


def form_from(sent: Mapping[str, str]) -> TierForm:
    """Return the form as somebody filled it in."""
    return TierForm(
        sent.get("by", ""),
        sent.get("days", "").strip(),
        sent.get("down", ""),
        sent.get("grace_days", "").strip(),
        [row for row in map(_row_in(sent), range(MOST + 1)) if row is not None],
    )


def _row_in(sent: Mapping[str, str]) -> Any:
    def row(number: int) -> Row | None:
        if f"at.{number}" not in sent:
            return None
        return Row(
            sent.get(f"code.{number}", ""),
            _texts(sent, "name", number),
            sent[f"at.{number}"].strip(),
            _texts(sent, "benefits", number),
            sent.get(f"template.{number}", ""),
        )

    return row


def _texts(sent: Mapping[str, str], field: str, number: int) -> dict[Language, str]:
    return {
        language: " ".join(sent[name].split())
        for language in LANGUAGES
        if (name := f"{field}.{number}.{language}") in sent
    }


def ladder_in(form: TierForm, currency: str) -> dict[str, Any]:
    """Return the ladder that a form describes, as JSON; rows left empty are no tiers.

    Whatever is no number comes out as it was written, for the ladder to refuse.
    """
    rows = [row for row in form.rows if not row.is_empty]
    if not rows:
        return {}
    taken = {row.code for row in rows}
    return {
        "by": form.by,
        "down": form.down,
        "grace_days": _number(form.grace_days or "0"),
        "days": _number(form.days) if form.days else None,
        "tiers": [_tier(row, form.by, currency, taken) for row in rows],
    }


def _tier(row: Row, by: str, currency: str, taken: set[str]) -> dict[str, Any]:
    return {
        "code": row.code or _code_for(row, taken),
        "name": {language: text for language, text in row.names.items() if text},
        "at": _number(row.at or "0", _unit(by, currency)),
        "benefits": {language: text for language, text in row.benefits.items() if text},
        "template": row.template or None,
    }


def _code_for(row: Row, taken: set[str]) -> str:
    """Return a code of its own for a new tier; rules and history name it by that."""
    plain = re.sub(r"[^a-z0-9]+", "-", row.names.get("en", "").lower()).strip("-")[:24]
    first = plain or "tier"
    choices = [*([plain] if plain else []), *(f"{first}-{n}" for n in range(1, 100))]
    code = next(choice for choice in choices if choice not in taken)
    taken.add(code)
    return code


def _number(text: str, unit: int = 1) -> int | str:
    """Return a number as a ladder counts it, or the text, where it is none."""
    plain = re.sub(r"\s", "", text).replace(",", ".")
    try:
        written = Decimal(plain)
    except InvalidOperation:
        return text
    if not written.is_finite() or abs(written) > _LARGEST:
        return text
    exact = written * unit
    if exact != exact.to_integral_value():
        return text
    return int(exact)


def row_at_fault(fault: Fault) -> int | None:
    """Return which tier a fault is about, counted from 1, if it is about one."""
    found = _ROW.match(fault.path)
    return int(found[1]) + 1 if found else None


def part_at_fault(fault: Fault) -> str:
    """Return which part of the form a fault is about."""
    if fault.code in _OF_THE_WHOLE:
        return fault.code
    path = _ROW.sub("", fault.path).lstrip("$.")
    part = path.partition(".")[0].partition("[")[0]
    known = {"at", "name", "benefits", "template", "days", "grace_days"}
    return part if part in known else "other"
