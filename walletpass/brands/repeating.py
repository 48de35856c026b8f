"""Requests that are safe to repeat: the same key gets the same answer, once performed.

Asked within the transaction that does the work, so a request that failed leaves no
trace and may be tried again, and of two at once the second waits for the first.

    request = request_hash("POST", "/api/v1/entries", body)
    if answer := earlier_answer(session, holder, key, request, now=now):
        return answer
    ...
    remember(session, holder, key, StoredAnswer(201, text))
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, String, Text, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.brands.errors import (
    OtherRequestError,
    UnfinishedRequestError,
    UnfitFieldError,
)
from walletpass.brands.keys import KeyHolder
from walletpass.db import Base

REMEMBERED_FOR = timedelta(hours=24)
LONGEST_KEY = 200


class IdempotentRequest(Base):
    """A request a key made under a name of its own, and the answer it got."""

    __tablename__ = "idempotent_requests"

    key_id: Mapped[str] = mapped_column(ForeignKey("api_keys.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(LONGEST_KEY), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    request_hash: Mapped[str] = mapped_column(String(64))
    status_code: Mapped[int | None]
    body: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


_table: Any = IdempotentRequest.__table__

_CLAIMS = {
    "sqlite": sqlite.insert(_table).on_conflict_do_nothing().returning(_table.c.key),
    "postgresql": (
        postgresql.insert(_table).on_conflict_do_nothing().returning(_table.c.key)
    ),
}


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered the first time."""

    status_code: int
    body: str


def request_hash(method: str, path: str, body: bytes) -> str:
    """Return what tells one request from another."""
    text = b"\n".join((method.encode(), path.encode(), body))
    return hashlib.sha256(text).hexdigest()


def earlier_answer(
    session: Session, holder: KeyHolder, key: str, request: str, *, now: datetime
) -> StoredAnswer | None:
    """Return what this request was answered before; None means: perform it now.

    Raises:
        OtherRequestError: The key was used for a different request.
        UnfitFieldError: The key is empty or too long.
    """
    if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable():
        raise UnfitFieldError("Idempotency-Key", f"use 1 to {LONGEST_KEY} characters.")
    fresh = {
        "key_id": holder.key_id,
        "key": key,
        "brand_id": holder.brand_id,
        "request_hash": request,
        "status_code": None,
        "body": None,
        "created_at": now,
        "expires_at": now + REMEMBERED_FOR,
    }
    claim = _CLAIMS[session.get_bind().dialect.name]
    if session.execute(claim, fresh).first():
        return None
    known = session.execute(
        select(_table)
        .where(_table.c.key_id == holder.key_id, _table.c.key == key)
        .with_for_update()
    ).one()
    if known.expires_at <= now:
        session.execute(_where(update(_table), holder, key).values(fresh))
        return None
    return _answer_of(known, request)


def _where(statement: Any, holder: KeyHolder, key: str) -> Any:
    return statement.where(_table.c.key_id == holder.key_id, _table.c.key == key)


def _answer_of(known: Any, request: str) -> StoredAnswer:
    if known.request_hash != request:
        raise OtherRequestError
    if known.status_code is None:
        raise UnfinishedRequestError
    return StoredAnswer(known.status_code, known.body)


def remember(
    session: Session, holder: KeyHolder, key: str, answer: StoredAnswer
) -> None:
    """Keep the answer, in the transaction that did the work."""
    session.execute(
        _where(update(_table), holder, key).values(
            status_code=answer.status_code, body=answer.body
        )
    )


def forget_old(session: Session, *, now: datetime) -> int:
    """Forget answers older than a day and return how many there were."""
    return len(
        session.execute(
            delete(_table).where(_table.c.expires_at <= now).returning(_table.c.key)
        ).all()
    )
