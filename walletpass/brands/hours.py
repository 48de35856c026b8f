"""When a shop is open.

    {"week": {"mon": [["09:00", "13:00"], ["14:00", "21:00"]], "fri": [["18:00", "02:00"]]},
     "special": {"2026-12-25": []}}

A span that closes before it opens ends the next day. A special day replaces its day of
the week. An empty object means that nobody told.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from walletpass.brands.errors import UnfitFieldError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_SPAN = 2  # opening, closing


def check_hours(hours: Mapping[str, Any]) -> None:
    """Refuse opening hours of another shape.

    Raises:
        UnfitFieldError: It names what is wrong.
    """
    for part in hours.keys() - {"week", "special"}:
        raise UnfitFieldError("hours", f"{part!r} is neither week nor special.")
    for day, spans in _part(hours, "week").items():
        if day not in WEEKDAYS:
            raise UnfitFieldError("hours", f"{day!r} is none of {', '.join(WEEKDAYS)}.")
        _check_spans(day, spans)
    for day, spans in _part(hours, "special").items():
        try:
            date.fromisoformat(day)
        except ValueError as trouble:
            raise UnfitFieldError(
                "hours", f"{day!r} is no date such as 2026-12-25."
            ) from trouble
        _check_spans(day, spans)


def is_open(hours: Mapping[str, Any], local: datetime) -> bool | None:
    """Tell whether the shop is open at this local time; None if nobody told."""
    if not hours:
        return None
    today, now = local.date(), local.time()
    yesterday = today - timedelta(days=1)
    return any(
        opens <= now < closes if opens < closes else now >= opens
        for opens, closes in _spans_on(hours, today)
    ) or any(
        closes <= opens and now < closes
        for opens, closes in _spans_on(hours, yesterday)
    )


def opens_within(
    hours: Mapping[str, Any], zone: str, now: datetime, span: timedelta
) -> bool:
    """Tell whether the shop opens at all within so many days, or nobody told when."""
    today = now.astimezone(ZoneInfo(zone)).date()
    days = (today + timedelta(days=later) for later in range(span.days + 1))
    return not hours or any(_spans_on(hours, day) for day in days)


def _part(hours: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = hours.get(name, {})
    if not isinstance(part, Mapping):
        raise UnfitFieldError("hours", f"{name} must map days to spans.")
    return part


def _check_spans(day: str, spans: Any) -> None:
    fits = isinstance(spans, Sequence) and all(
        isinstance(span, Sequence)
        and len(span) == _SPAN
        and all(isinstance(hour, str) and _TIME.fullmatch(hour) for hour in span)
        for span in spans
    )
    if not fits:
        raise UnfitFieldError("hours", f'{day} needs spans such as ["09:00", "21:00"].')


def _spans_on(hours: Mapping[str, Any], day: date) -> list[tuple[time, time]]:
    spans = hours.get("special", {}).get(day.isoformat())
    if spans is None:
        spans = hours.get("week", {}).get(WEEKDAYS[day.weekday()], [])
    return [(_time(opens), _time(closes)) for opens, closes in spans]


def _time(text: str) -> time:
    return time.max if text == "24:00" else time.fromisoformat(text)
