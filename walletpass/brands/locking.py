"""Doors that lock after too many wrong tries in a row: a login, a till.

Five within a quarter of an hour lock a door for another.
"""

from datetime import datetime, timedelta
from typing import Protocol

MOST_FAILURES = 5
FAILURES_COUNT_FOR = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)


class Door(Protocol):
    """What counts wrong tries, and may be locked."""

    failed_attempts: int
    failing_since: datetime | None
    locked_until: datetime | None


def locked_until(door: Door, now: datetime) -> datetime | None:
    """Return until when the door is locked, or None if it is not."""
    until = door.locked_until
    return until if until is not None and now < until else None


def count_failure(door: Door, now: datetime) -> datetime | None:
    """Count a wrong try; return until when that locks the door, if it does."""
    since = door.failing_since
    if since is None or now - since > FAILURES_COUNT_FOR:
        door.failed_attempts, door.failing_since = 0, now
    door.failed_attempts += 1
    if door.failed_attempts < MOST_FAILURES:
        return None
    open_door(door)
    door.locked_until = now + LOCKED_FOR
    return door.locked_until


def open_door(door: Door) -> None:
    """Forget wrong tries, and unlock."""
    door.failed_attempts, door.failing_since, door.locked_until = 0, None, None
