"""Long lists in pages that cost the same however far one reads."""

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from walletpass.kernel.errors import InvalidError

T = TypeVar("T")
R = TypeVar("R", bound=Any)

MOST_PER_PAGE = 500


class UnknownCursorError(InvalidError):
    """A cursor that no page of ours gave out."""

    code = "unknown-cursor"
    title = "No such place in the list"

    def __init__(self) -> None:
        super().__init__(
            "Use the `next` of the page before, unchanged, or none at all."
        )


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and where the next ones begin (None after the last)."""

    rows: Sequence[T]
    next: str | None


def page_of(rows: Sequence[T], limit: int, key: Callable[[T], str]) -> Page[T]:
    """Make a page of *rows*, read one beyond *limit* to know whether more follow."""
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(shown, encode_cursor(key(shown[-1])) if more else None)


def newest_among(
    rows: Iterable[R], key: Callable[[R], str], *, after: str | None, limit: int
) -> Page[R]:
    """Return a page of *rows* that come the newest first, and are few enough to be read.

    Raises:
        UnknownCursorError: *after* is none of ours.
    """
    last = decode_cursor(after) if after is not None else None
    older = (row for row in rows if last is None or key(row) < last)
    return page_of(list(islice(older, limit + 1)), limit, key)


def newest_page(
    session: Session,
    query: Select[R],
    key: InstrumentedAttribute[str],
    *,
    after: str | None,
    limit: int,
) -> Page[R]:
    """Return a page of the rows of *query*, the newest first by their time-ordered *key*.

    Raises:
        UnknownCursorError: *after* is none of ours.
    """
    if after is not None:
        query = query.where(key < decode_cursor(after))
    rows = session.scalars(query.order_by(key.desc()).limit(limit + 1)).all()
    return page_of(rows, limit, lambda row: str(getattr(row, key.key)))


def encode_cursor(key: str) -> str:
    """Return *key* as an opaque word for a URL."""
    return base64.urlsafe_b64encode(key.encode()).rstrip(b"=").decode()


def decode_cursor(cursor: str) -> str:
    """Return the key behind a cursor.

    Raises:
        UnknownCursorError: It is not one of ours.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        key = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError) as damage:
        raise UnknownCursorError from damage
    if not key.isprintable():
        raise UnknownCursorError
    return key


def decode_number(cursor: str, *, digits: int = 18) -> int:
    """Return the number behind a cursor, of at most so many *digits*.

    Raises:
        UnknownCursorError: It is not one of ours.
    """
    key = decode_cursor(cursor)
    if not key.isascii() or not key.isdigit() or len(key) > digits:
        raise UnknownCursorError
    return int(key)
