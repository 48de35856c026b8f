"""Giving way: of two transactions that wait for each other, one begins anew.

PostgreSQL finds out after a second and picks either. Whoever writes a lot at once is to
be the one, and soon, so that no till waits for it.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

_T = TypeVar("_T")
_TRIES: Final = 5
_NO_LONGER: Final = text("SET LOCAL lock_timeout = '250ms'")
_TURN: Final = text("SELECT pg_advisory_xact_lock(:number)")
_GAVE_WAY: Final = frozenset(("40001", "40P01", "55P03"))
"""PostgreSQL's codes: could not serialize, was in a deadlock, waited long enough."""


def give_way(session: Session) -> None:
    """Let this transaction fail, rather than have others wait for it much longer."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_NO_LONGER)


def wait_for_turn(session: Session, number: int) -> None:
    """Wait until no other transaction that asked for the turn of this *number* is left.

    It is over with the transaction. SQLite writes one at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_TURN, {"number": number})


def until_it_goes(act: Callable[[], _T]) -> _T:
    """Act in a transaction of its own, and begin anew, a few times, where it gave way."""
    for _ in range(_TRIES - 1):
        try:
            return act()
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) not in _GAVE_WAY:
                raise
    return act()
