"""Requests that are safe to repeat: the same key gets the same answer, once performed.

Asked within the transaction that does the work, so a request that failed leaves no
trace and may be tried again, and of two at once the second waits for the first.

    request = request_hash(secret, "POST", "/api/v1/entries", body)
    if answer := earlier_answer(session, vault, holder, key, request, now=now):
        return answer
    ...
    remember(session, vault, holder, key, StoredAnswer(201, text))

Answers tell of customers, so they are kept sealed, and forgotten with who is erased.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.brands.errors import (
    ForgottenAnswerError,
    OtherRequestError,
    UnfinishedRequestError,
    UnfitFieldError,
)
from walletpass.brands.keys import KeyHolder
from walletpass.db import Base, in_dialect_of, in_each_dialect
from walletpass.kernel.sealing import Vault

REMEMBERED_FOR = timedelta(hours=24)
LONGEST_KEY = 200


class IdempotentRequest(Base):
    """A request a key made under a name of its own, and the answer it got.

    *about* is the id of whom or what the answer tells of.
    """

    __tablename__ = "idempotent_requests"

    key_id: Mapped[str] = mapped_column(ForeignKey("api_keys.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(LONGEST_KEY), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    request_hash: Mapped[str] = mapped_column(String(64))
    status_code: Mapped[int | None]
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    about: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


_table: Any = IdempotentRequest.__table__

_CLAIMS = in_each_dialect(
    lambda insert: insert(_table).on_conflict_do_nothing().returning(_table.c.key)
)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered the first time."""

    status_code: int
    body: str
    about: str | None = None


def request_hash(secret: bytes, method: str, path: str, body: bytes) -> str:
    """Return what tells one request from another, and nobody without *secret* more."""
    text = b"\n".join((method.encode(), path.encode(), body))
    return hmac.digest(secret, text, hashlib.sha256).hex()


def earlier_answer(
    session: Session,
    vault: Vault,
    holder: KeyHolder,
    key: str,
    request: str,
    *,
    now: datetime,
) -> StoredAnswer | None:
    """Return what this request was answered before; None means: perform it now.

    Raises:
        OtherRequestError: The key was used for a different request.
        ForgottenAnswerError: It was done for somebody who was erased since.
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
        "body_sealed": None,
        "about": None,
        "created_at": now,
        "expires_at": now + REMEMBERED_FOR,
    }
    claim = in_dialect_of(session, _CLAIMS)
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
    return _answer_of(known, vault, request)


def _where(statement: Any, holder: KeyHolder, key: str) -> Any:
    return statement.where(_table.c.key_id == holder.key_id, _table.c.key == key)


def _answer_of(known: Any, vault: Vault, request: str) -> StoredAnswer:
    if known.request_hash != request:
        raise OtherRequestError
    if known.status_code is None:
        raise UnfinishedRequestError
    if known.body_sealed is None:
        raise ForgottenAnswerError
    body = vault.open(known.body_sealed).decode()
    return StoredAnswer(known.status_code, body, known.about)


def remember(
    session: Session, vault: Vault, holder: KeyHolder, key: str, answer: StoredAnswer
) -> None:
    """Keep the answer, in the transaction that did the work."""
    session.execute(
        _where(update(_table), holder, key).values(
            status_code=answer.status_code,
            body_sealed=vault.seal(answer.body.encode()),
            about=answer.about,
        )
    )


def forget_answers(session: Session, brand_id: str, about: str) -> None:
    """Forget what the brand's programs were answered about this customer.

    That it was done stays known: asked again, it is not done again.
    """
    session.execute(
        update(_table)
        .where(_table.c.brand_id == brand_id, _table.c.about == about)
        .values(body_sealed=None)
    )


def forget_old(session: Session, *, now: datetime) -> int:
    """Forget answers older than a day and return how many there were."""
    return len(
        session.execute(
            delete(_table).where(_table.c.expires_at <= now).returning(_table.c.key)
        ).all()
    )
