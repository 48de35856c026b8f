"""Opening hours in boxes: a line for each day of the week, and one for each special day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from walletpass.brands import UnfitFieldError
from walletpass.brands.hours import WEEKDAYS, check_hours

_SPAN: Final = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?"
)
_LOCAL_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SHUT: Final = ("", "-", "–", "—")


def written(hours: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in the boxes of these hours."""
    week = hours.get("week", {})
    boxes = {day: _line(week.get(day, [])) for day in WEEKDAYS}
    special = sorted(hours.get("special", {}).items())
    boxes["special"] = "\n".join(
        f"{day}  {_line(spans) or '–'}" for day, spans in special
    )
    return boxes


def read(form: Mapping[str, str]) -> dict[str, Any]:
    """Return the hours that stand in the boxes; where all are empty, nobody told.

    Raises:
        UnfitFieldError: A box holds something else.
    """
    week = {
        day: spans
        for day in WEEKDAYS
        if (spans := _spans(form.get(f"hours_{day}", "")))
    }
    special = dict(
        _special(line)
        for line in form.get("hours_special", "").splitlines()
        if line.strip()
    )
    told: dict[str, Any] = {}
    if week:
        told["week"] = week
    if special:
        told["special"] = special
    check_hours(told)
    return told


def _line(spans: Sequence[Sequence[str]]) -> str:
    return ", ".join(f"{opens}–{closes}" for opens, closes in spans)


def _special(line: str) -> tuple[str, list[list[str]]]:
    day, _, hours = line.strip().partition(" ")
    try:
        return _day(day).isoformat(), _spans(hours)
    except ValueError as trouble:
        raise UnfitFieldError("hours", f"{day!r} is no day.") from trouble


def _day(text: str) -> date:
    """Return a day as 2026-12-24 or as 24.12.2026."""
    if found := _LOCAL_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    return date.fromisoformat(text)


def _spans(text: str) -> list[list[str]]:
    if text.strip() in _SHUT:
        return []
    spans = []
    for part in text.split(","):
        found = _SPAN.fullmatch(part.strip())
        if found is None:
            raise UnfitFieldError("hours", f"{part!r} is no span.")
        spans.append(
            [
                f"{int(found[1]):02}:{found[2] or '00'}",
                f"{int(found[3]):02}:{found[4] or '00'}",
            ]
        )
    return spans
