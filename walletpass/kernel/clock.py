"""The time. Read once, at the door; below it, `now` is a parameter."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def whole_second(moment: datetime) -> datetime:
    """Drop what an HTTP date cannot carry."""
    return moment.replace(microsecond=0)
