"""What databases say each in their own words: written once, said in the session's.

It is made for each when its module loads, so that nothing is built while somebody waits:

    _CLAIM = in_each_dialect(lambda insert: insert(Receipt).on_conflict_do_nothing())
    session.execute(in_dialect_of(session, _CLAIM), row)
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

_T = TypeVar("_T")


def in_each_dialect(say: Callable[[Any], _T]) -> Mapping[str, _T]:
    """Return what *say* makes of each database's own `insert`, by its dialect's name.

    Only theirs knows of conflicts.
    """
    return {"sqlite": say(sqlite.insert), "postgresql": say(postgresql.insert)}


def in_dialect_of(session: Session, said: Mapping[str, _T]) -> _T:
    """Return what is said to the database of this session."""
    return said[session.get_bind().dialect.name]
