"""Where the shops are and when they are open, as lines to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from walletpass.brands import Store, is_open
from walletpass.brands.hours import WEEKDAYS
from walletpass.web.translations import Speaker

_AHEAD: Final = timedelta(days=14)  # special days worth knowing today
_ROUND_THE_CLOCK: Final = [["00:00", "24:00"]]
_MIDNIGHT: Final = "24:00"


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop to be shown. *is_open* is None where nobody told the hours."""

    name: str
    address: str
    is_open: bool | None
    hours: tuple[tuple[str, str], ...]


def shops(stores: Sequence[Store], say: Speaker, *, now: datetime) -> list[Shop]:
    """Return the shops in the reader's language."""
    return [
        _shop(store, say, now.astimezone(ZoneInfo(store.timezone))) for store in stores
    ]


def _shop(store: Store, say: Speaker, local: datetime) -> Shop:
    return Shop(
        store.name,
        store.address,
        is_open(store.hours, local),
        (*_week(store.hours, say), *_special(store.hours, say, local.date())),
    )


def _week(hours: Mapping[str, Any], say: Speaker) -> Iterator[tuple[str, str]]:
    """Return days that follow each other and have the same hours as one line."""
    week = hours.get("week", {})
    if not week:
        return
    first = 0
    for day in range(1, len(WEEKDAYS) + 1):
        spans = week.get(WEEKDAYS[first], [])
        if day < len(WEEKDAYS) and week.get(WEEKDAYS[day], []) == spans:
            continue
        last = day - 1
        days = say.weekday(first)
        if last > first:
            days += f"–{say.weekday(last)}"
        yield days, _spans(spans, say)
        first = day


def _special(
    hours: Mapping[str, Any], say: Speaker, today: date
) -> Iterator[tuple[str, str]]:
    for written, spans in sorted(hours.get("special", {}).items()):
        day = date.fromisoformat(written)
        if today <= day <= today + _AHEAD:
            yield say.day(day), _spans(spans, say)


def _spans(spans: Sequence[Sequence[str]], say: Speaker) -> str:
    if not spans:
        return say("shop.day.closed")
    if [list(span) for span in spans] == _ROUND_THE_CLOCK:
        return say("shop.day.round")
    return ", ".join(
        f"{_hour(opens, say)}–{_hour(closes, say)}" for opens, closes in spans
    )


def _hour(written: str, say: Speaker) -> str:
    midnight = written == _MIDNIGHT
    return say.hour(time.min if midnight else time.fromisoformat(written))
