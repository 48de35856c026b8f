"""How a field's value is written: what it is, and the formats that fit it.

A value that is a single fact keeps the fact's type, so a balance is a number here and
the day somebody joined a date.
"""

from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from typing import Any, Final, Literal, get_args

from walletpass.kernel.languages import Language
from walletpass.passes.braces import facts_in
from walletpass.passes.design import Extent, FieldDesign
from walletpass.passes.design import Number as NumberStyle
from walletpass.passes.facts import NAMES
from walletpass.passes.showing import shown
from walletpass.web.studio.designs.spots import Plain
from walletpass.web.translations import Speaker

TEXT: Final = "text"
NUMBER: Final = "fixed_number"
DATE: Final = "fixed_date"
"""What a field may show besides facts: something of its own that stays."""

CURRENCY: Final = "currency"
Nature = Literal["text", "number", "date"]
_NATURES: Final[Mapping[str, Nature]] = {
    NUMBER: "number",
    DATE: "date",
    "balance": "number",
    "member_since": "date",
}

UNALIGNED: Final = frozenset({"primary", "back"})
"""Where phones take no alignment."""

ALIGNMENTS: Final = ("left", "center", "right")
NUMBERS: Final[tuple[NumberStyle, ...]] = get_args(NumberStyle)
EXTENTS: Final[tuple[Extent, ...]] = ("short", "medium", "long", "full")
_NOT_WRITTEN: Final = frozenset({None, "none"})
_UNREADABLE: Final = 2**53
_NONE: Final[Plain] = {
    "number": None, "currency": None, "date": None, "time": None,
    "relative": False, "ignores_zone": False,
}  # fmt: skip
_SAMPLE: Final = datetime.fromisoformat("2026-03-14T15:05:00+00:00")


def shown_by(field: Plain) -> str:
    """Return what a field shows: a fact's name, `TEXT`, `NUMBER` or `DATE`."""
    value = field["value"]
    if isinstance(value, int | float) or is_unfit_number(value):
        return NUMBER
    if isinstance(value, str):
        if value[1:-1] in NAMES and value == f"{{{value[1:-1]}}}":
            return value[1:-1]
        if (field.get("date") or field.get("time")) and not facts_in(value):
            return DATE
    return TEXT


def nature_of(shows: str) -> Nature:
    """Return what it is that a field shows, and so which formats fit it."""
    return _NATURES.get(shows, "text")


def number_of(written: str) -> Any:
    """Return a number as it was written, comma or point; what is none cannot be kept."""
    plain = "".join(written.split()).replace(",", ".")
    try:
        number = float(plain or "0")
    except ValueError:
        return {"written": written}
    if not isfinite(number) or abs(number) >= _UNREADABLE:
        return {"written": written}
    return int(number) if number.is_integer() and "." not in plain else number


def is_unfit_number(value: Any) -> bool:
    """Tell whether this is what `number_of` makes of something that is no number."""
    return isinstance(value, dict) and "written" in value


def read_format(field: Plain, form: Mapping[str, str], shows: str) -> Plain:
    """Return how the form has a value written that is what *shows* is."""
    name = f"field.{field['key']}"
    match nature_of(shows):
        case "number":
            return {**_NONE, **_number(field, form, name)}
        case "date":
            return {**_NONE, **_date(field, form, name)}
        case "text":
            return dict(_NONE)


def _number(field: Plain, form: Mapping[str, str], name: str) -> Plain:
    wanted = form.get(f"{name}.format", number_format(field))
    if wanted == CURRENCY:
        code = form.get(f"{name}.currency", field.get("currency") or "")
        return {"currency": code.strip().upper()}
    return {"number": wanted if wanted in NUMBERS else None}


def number_format(field: Plain) -> str:
    """Return how a field's number is written, or would be if it were one."""
    if field.get("currency"):
        return CURRENCY
    is_number = nature_of(shown_by(field)) == "number"
    return field.get("number") or ("" if is_number else "decimal")


def _date(field: Plain, form: Mapping[str, str], name: str) -> Plain:
    day = _extent(form.get(f"{name}.day", date_format(field)), field.get("date"))
    hour = _extent(form.get(f"{name}.hour", field.get("time") or ""), field.get("time"))
    is_asked = f"{name}.day" in form
    if day in _NOT_WRITTEN and hour in _NOT_WRITTEN and not _is_bare_date(field):
        day = "medium"  # a date written in no way at all would be shown as a code
    return {
        "date": day,
        "time": hour,
        "relative": f"{name}.relative" in form
        if is_asked
        else field.get("relative", False),
        "ignores_zone": f"{name}.ignores_zone" in form
        if is_asked
        else field.get("ignores_zone", False),
    }


def _is_bare_date(field: Plain) -> bool:
    is_bare = {field.get("date"), field.get("time")} <= _NOT_WRITTEN
    return is_bare and nature_of(shown_by(field)) == "date"


def date_format(field: Plain) -> str:
    """Return how much of a field's date is written, or would be if it were one."""
    is_date = nature_of(shown_by(field)) == "date"
    return field.get("date") or ("" if is_date else "medium")


def _extent(wanted: str, kept: str | None) -> str | None:
    if wanted in EXTENTS:
        return wanted
    return "none" if kept == "none" else None


def read_alignment(field: Plain, form: Mapping[str, str], place: str) -> str | None:
    """Return how the form has a field aligned in this place, if phones align there."""
    kept = field.get("alignment")
    wanted = form.get(f"field.{field['key']}.alignment", kept or "")
    if place in UNALIGNED:
        return None
    if wanted in ALIGNMENTS:
        return wanted
    return "natural" if kept == "natural" else None


def number_choices(say: Speaker, currency: str) -> list[tuple[str, str]]:
    """Return the ways to write a number, each with an example."""
    examples = {
        "": "1320.5",
        "decimal": _example(1320.5, say.language, number="decimal"),
        CURRENCY: _example(1320.5, say.language, currency=currency),
        "percent": _example(0.15, say.language, number="percent"),
        "spell_out": "",
        "scientific": _example(1320.5, say.language, number="scientific"),
    }
    return [
        (name, say(f"format.{name or 'plain'}", example=example))
        for name, example in examples.items()
    ]


def day_choices(say: Speaker) -> list[tuple[str, str]]:
    """Return the ways to write a day, each as an example."""
    sample = _SAMPLE.isoformat()
    return [("", say("format.no_day"))] + [
        (extent, _example(sample, say.language, date=extent)) for extent in EXTENTS
    ]


def hour_choices(say: Speaker) -> list[tuple[str, str]]:
    """Return the ways to write a time of day, each as an example."""
    sample = _SAMPLE.isoformat()
    return [("", say("format.no_hour"))] + [
        (extent, _example(sample, say.language, time=extent)) for extent in EXTENTS
    ]


def _example(value: Any, language: Language, **style: Any) -> str:
    return shown(value, FieldDesign(key="example", value=value, **style), language)
