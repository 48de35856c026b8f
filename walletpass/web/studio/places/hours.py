"""Opening hours in boxes: a line for each day of the week, and one for each special day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from walletpass.brands import UnfitFieldError
from walletpass.brands.hours import WEEKDAYS
from walletpass.web.studio.gathering import Gathering

_SPAN: Final = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?"
)
_LOCAL_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SHUT: Final = ("", "-", "–", "—")


class UnfitHoursError(UnfitFieldError):
    """A box of hours holds lines that tell no hours."""

    def __init__(self, field: str, strange: Sequence[str]) -> None:
        self.strange = "; ".join(one.strip() for one in strange)
        super().__init__(field, f"{self.strange!r} tells no hours.")


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
        UnfitFormError: Boxes hold something else; each is told of by itself.
    """
    told = Gathering()
    week = {day: told.read(_on_a_weekday, form, day) for day in WEEKDAYS}
    special = told.read(_special, form.get("hours_special", ""))
    told.demand_fit()
    hours: dict[str, Any] = {}
    if any(week.values()):
        hours["week"] = {day: spans for day, spans in week.items() if spans}
    if special:
        hours["special"] = special
    return hours


def _line(spans: Sequence[Sequence[str]]) -> str:
    return ", ".join(f"{opens}–{closes}" for opens, closes in spans)


def _on_a_weekday(form: Mapping[str, str], day: str) -> list[list[str]]:
    field = f"hours_{day}"
    text = form.get(field, "")
    try:
        return _spans(text)
    except ValueError as trouble:
        raise UnfitHoursError(field, [text]) from trouble


def _special(text: str) -> dict[str, list[list[str]]]:
    days: dict[str, list[list[str]]] = {}
    strange = []
    for line in filter(None, map(str.strip, text.splitlines())):
        day, _, hours = line.partition(" ")
        try:
            days[_day(day).isoformat()] = _spans(hours)
        except ValueError:
            strange.append(line)
    if strange:
        raise UnfitHoursError("hours_special", strange)
    return days


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
            message = f"{part!r} is no span."
            raise ValueError(message)
        spans.append([_hour(found[1], found[2]), _hour(found[3], found[4])])
    return spans


def _hour(hour: str, minute: str | None) -> str:
    text = f"{int(hour):02}:{minute or '00'}"
    if text != "24:00":  # the end of a day
        time.fromisoformat(text)
    return text
