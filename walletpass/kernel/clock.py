"""The time. Read once, at the door; below it, `now` is a parameter."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def whole_second(moment: datetime) -> datetime:
    """Drop what an HTTP date cannot carry."""
    return moment.replace(microsecond=0)


def moments_of(local: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return the moments in UTC at which a clock there shows this: none, one or two."""
    moments = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = dict.fromkeys(
        moment
        for moment in moments
        if moment.astimezone(zone).replace(tzinfo=None, fold=0) == local
    )
    return tuple(sorted(shown))
