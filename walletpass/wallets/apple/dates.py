"""Dates as Wallet reads them: to the second, always with a zone, never a fraction."""

import re
from datetime import MAXYEAR, MINYEAR, UTC, datetime

# https://developer.apple.com/documentation/walletpasses/pass (checked 2026-11): hours and
# minutes are needed, seconds may follow, the zone is Z or ±HH:MM and ends the text.
_GRAMMAR = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", flags=re.ASCII
)


def write_date(moment: datetime) -> str:
    """Return *moment* as Wallet wants it; it keeps its own zone.

    >>> write_date(datetime(2026, 3, 1, 9, 30, 15, 999, tzinfo=UTC))
    '2026-03-01T09:30:15Z'

    Raises:
        ValueError: It has no zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        message = f"{moment} has no time zone, and Wallet refuses such a date."
        raise ValueError(message)
    if offset.microseconds or offset.seconds % 60:  # local mean time, before 1920
        moment = moment.astimezone(UTC)
    text = moment.isoformat(timespec="seconds")
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def read_date(text: str) -> datetime | None:
    """Return the moment that *text* writes, `None` when Wallet would not read it.

    >>> read_date("2026-03-01T09:30+0100") is None
    True
    """
    if not _GRAMMAR.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    # at the ends of time there is no other zone to look at a moment from
    return moment if MINYEAR < moment.year < MAXYEAR else None
