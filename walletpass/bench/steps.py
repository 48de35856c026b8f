"""Work counted instead of timed: the same on every machine, however busy."""

from collections.abc import Callable
from itertools import count
from typing import Any

from sqlalchemy import event

from walletpass.db import Database


def steps_of(database: Database, work: Callable[[], object]) -> int:
    """Return in how many steps of its statements SQLite looks around during *work*.

    It does so wherever a statement turns to another row or place, so a search that
    passes more rows takes more of them.
    """
    steps = count()

    def watch(driver: Any, *_: object) -> None:
        driver.set_progress_handler(lambda: next(steps) < 0, 1)  # never stops it

    def leave(driver: Any, *_: object) -> None:
        driver.set_progress_handler(None, 1)

    pool = database.engine.pool
    event.listen(pool, "checkout", watch)
    event.listen(pool, "checkin", leave)
    try:
        work()
    finally:
        event.remove(pool, "checkout", watch)
        event.remove(pool, "checkin", leave)
    return next(steps)
