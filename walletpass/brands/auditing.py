"""The audit log: who did what to what, in a chain that shows when a link is altered.

Each record carries the digest of the one before, per brand. It holds no secrets and
nothing personal: name things by their ids.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.brands.models import Brand
from walletpass.db import Base, Page, page_of
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Secret

UNSPEAKABLE = frozenset(
    (
        "password", "pin", "secret", "token", "authentication_token", "push_token",
        "phone", "email", "first_name", "last_name", "birthday", "birth_on",
        "postal_code",
    )
)  # fmt: skip

_BEFORE_ALL = bytes(32)
_AT_ONCE = 1000


class AuditRecord(Base):
    """One deed. Records are only ever added."""

    __tablename__ = "audit_log"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    seq: Mapped[int]
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(80))
    object: Mapped[str] = mapped_column(String(120))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    ip: Mapped[str | None] = mapped_column(String(45))
    at: Mapped[datetime]
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))

    __table_args__ = (UniqueConstraint("brand_id", "seq"),)


def record(
    session: Session,
    brand_id: str,
    *,
    actor: str,
    action: str,
    object: str,  # noqa: A002 - the word the log uses
    now: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    ip: str | None = None,
) -> AuditRecord:
    """Add a deed to the brand's log.

    Raises:
        ValueError: It would tell a secret, or something personal.
    """
    for facts in (before, after):
        _refuse_secrets(facts)
    last = _last(session, brand_id)
    deed = AuditRecord(
        id=new_id("aud", now),
        brand_id=brand_id,
        seq=last.seq + 1 if last else 1,
        actor=actor,
        action=action,
        object=object,
        before=_plain(before),
        after=_plain(after),
        ip=ip,
        at=now,
        previous_hash=last.hash if last else _BEFORE_ALL,
    )
    deed.hash = _digest(deed)
    session.add(deed)
    session.flush()
    return deed


def _refuse_secrets(fact: Any, name: str = "") -> None:
    if isinstance(fact, (Secret, bytes)) or name in UNSPEAKABLE:
        message = f"The audit log is no place for {name or 'a secret'}."
        raise ValueError(message)
    if isinstance(fact, Mapping):
        for key, value in fact.items():
            _refuse_secrets(value, key)
    elif isinstance(fact, Sequence) and not isinstance(fact, str):
        for value in fact:
            _refuse_secrets(value)


def _plain(facts: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return facts as they will come back from the database."""
    plain: dict[str, Any] | None = json.loads(json.dumps(facts))
    return plain


def _last(session: Session, brand_id: str) -> AuditRecord | None:
    session.execute(  # one link at a time; inserts that name the brand need not wait
        select(Brand.id).where(Brand.id == brand_id).with_for_update(key_share=True)
    )
    return session.scalars(
        select(AuditRecord)
        .where(AuditRecord.brand_id == brand_id)
        .order_by(AuditRecord.seq.desc())
        .limit(1)
    ).one_or_none()


def _digest(deed: AuditRecord) -> bytes:
    facts = [
        deed.id, deed.brand_id, deed.seq, deed.actor, deed.action, deed.object,
        deed.before, deed.after, deed.ip, deed.at.astimezone(UTC).isoformat(), deed.previous_hash.hex(),
    ]  # fmt: skip
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def verify_chain(session: Session, brand_id: str) -> int | None:
    """Return the number of the first record that does not fit, or None if all do.

    It finds records altered, taken out of the middle, or put in. That the newest ones
    are missing shows only against a number or a hash noted elsewhere.
    """
    records = session.scalars(
        select(AuditRecord)
        .where(AuditRecord.brand_id == brand_id)
        .order_by(AuditRecord.seq)
        .execution_options(yield_per=_AT_ONCE)
    )
    with closing(records):
        return _first_misfit(records)


def _first_misfit(records: Iterable[AuditRecord]) -> int | None:
    previous, expected = _BEFORE_ALL, 1
    for deed in records:
        if (deed.seq, deed.previous_hash) != (expected, previous):
            return expected
        if _digest(deed) != deed.hash:
            return expected
        previous, expected = deed.hash, expected + 1
    return None


def audit_page(
    session: Session,
    brand_id: str,
    *,
    after: str | None = None,
    limit: int = 50,
    actor: str | None = None,
    subjects: Collection[str] = (),
    thing: str | None = None,
) -> Page[AuditRecord]:
    """Return a page of the brand's log, the newest first.

    *actor* is who did it, *thing* what it was done to. *subjects* are first words of
    actions, such as ``staff``; none means any.
    """
    query = select(AuditRecord).where(AuditRecord.brand_id == brand_id)
    if actor is not None:
        query = query.where(AuditRecord.actor == actor)
    if thing is not None:
        query = query.where(AuditRecord.object == thing)
    if subjects:
        begun = [AuditRecord.action.startswith(f"{word}.") for word in subjects]
        query = query.where(or_(*begun))
    if after is not None:
        query = query.where(AuditRecord.seq < _seq_in(after))
    rows = session.scalars(
        query.order_by(AuditRecord.seq.desc()).limit(limit + 1)
    ).all()
    return page_of(rows, limit, lambda deed: str(deed.seq))


def _seq_in(cursor: str) -> int:
    seq = decode_cursor(cursor)
    if not (seq.isascii() and seq.isdigit()):
        raise UnknownCursorError
    return int(seq)
