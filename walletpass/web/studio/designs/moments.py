"""Dates as a form holds them: by the clock on the brand's wall."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo


def on_the_wall(written: str | None, zone: ZoneInfo) -> str:
    """Return an ISO date as the input of a form wants it; what is none as it is.

    >>> on_the_wall("2026-12-31T22:30:00Z", ZoneInfo("Europe/Warsaw"))
    '2026-12-31T23:30'
    """
    try:
        moment = datetime.fromisoformat(written or "")
        local = moment.astimezone(zone) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return written or ""
    exactly = "auto" if local.second or local.microsecond else "minutes"
    return local.replace(tzinfo=None).isoformat(timespec=exactly)


def moment_of(written: str, zone: ZoneInfo, kept: Iterable[str | None] = ()) -> str:
    """Return what was written on the wall as an ISO date; what is none stays as it is.

    One of *kept* that looks the same on the wall is that very moment: an hour that a
    clock strikes twice is not mistaken for the other.
    """
    for known in kept:
        if known and on_the_wall(known, zone) == written:
            return known
    try:
        local = datetime.fromisoformat(written)
    except ValueError:
        return written
    if local.tzinfo is None:
        local = local.replace(tzinfo=zone)
    return local.isoformat()
