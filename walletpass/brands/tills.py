"""Tills: places in a store where cards are scanned, and the devices that stand there.

A device becomes a till by a code that works once. It then carries a token, of which we
keep a digest only; another device that takes the place ends the first one's turn.

    till = brands.add_till(session, store, code="till-1", name="Till 1", now=now)
    code = brands.new_enrol_code(till, now=now)              # shown to the owner
    till, token = brands.enrol_till(session, code, now=now)  # typed at the device
    till = brands.till_holding(session, token)               # on every request
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, tuple_, update
from sqlalchemy.orm import Session

from walletpass.brands.errors import (
    NotEnrolledError,
    TakenError,
    UnfitFieldError,
    UnknownCodeError,
    UnknownTillError,
)
from walletpass.brands.founding import add_or_refuse
from walletpass.brands.models import Store, Till
from walletpass.db import Page, page_of, says
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Secret

CODE_LASTS = timedelta(days=1)
SEEN_IS_NOTED_EVERY = timedelta(minutes=1)
MOST_OFFLINE = 10**9  # hundredths: ten million points

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_CODE_DIGITS = 10  # 50 bits, for a day
_LOOKALIKES = str.maketrans("OIL", "011")


def add_till(
    session: Session, store: Store, *, code: str, name: str, now: datetime
) -> Till:
    """Put a till into a store.

    Raises:
        UnfitFieldError: A fact cannot be right.
        TakenError: The store has a till of this code.
    """
    till = Till(
        id=new_id("til", now),
        brand_id=store.brand_id,
        store_id=store.id,
        code=code,
        name=name,
        created_at=now,
    )
    return add_or_refuse(session, till, TakenError("code", code))


def till_of(session: Session, brand_id: str, till_id: str) -> Till:
    """Return the brand's till of this id.

    Raises:
        UnknownTillError: The brand has none.
    """
    till = session.get(Till, till_id) if till_id.isprintable() else None
    if till is None or till.brand_id != brand_id:
        raise UnknownTillError(till_id)
    return till


def till_called(session: Session, store: Store, code: str) -> Till:
    """Return the store's till of this code.

    Raises:
        UnknownTillError: The store has none.
    """
    till = session.scalars(
        select(Till).where(Till.store_id == store.id, Till.code == code.lower())
    ).one_or_none()
    if till is None:
        raise UnknownTillError(code)
    return till


def tills_of(session: Session, brand_id: str) -> Sequence[Till]:
    """Return the brand's tills, store by store, retired ones too."""
    return session.scalars(
        select(Till)
        .join(Store, Store.id == Till.store_id)
        .where(Till.brand_id == brand_id)
        .order_by(Store.code, Till.code)
    ).all()


def tills_page(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Till]:
    """Return a page of the brand's tills, store by store, retired ones too.

    All of them, or those where the till or its store is called what is *wanted*.

    Raises:
        UnknownCursorError: No page ended there.
    """
    query = select(Till).join(Store, Store.id == Till.store_id)
    query = query.where(Till.brand_id == brand_id)
    if wanted:
        query = query.where(says(wanted, Till.name, Till.code, Store.name))
    if after is not None:
        last = session.get(Till, decode_cursor(after))
        if last is None or last.brand_id != brand_id:
            raise UnknownCursorError
        place = (session.get_one(Store, last.store_id).code, last.code)
        query = query.where(tuple_(Store.code, Till.code) > place)
    rows = session.scalars(query.order_by(Store.code, Till.code).limit(limit + 1)).all()
    return page_of(rows, limit, lambda till: till.id)


def rename_till(till: Till, name: str) -> None:
    """Give a till another name.

    Raises:
        UnfitFieldError: It is empty or too long.
    """
    till.name = name


def allow_offline(till: Till, points: int) -> None:
    """Say how many points (hundredths) a till may let customers spend while offline.

    Raises:
        UnfitFieldError: It is less than nothing, or beyond reason.
    """
    if not 0 <= points <= MOST_OFFLINE:
        raise UnfitFieldError("offline_allowance", f"use 0 to {MOST_OFFLINE // 100}.")
    till.offline_allowance = points


def retire_till(till: Till) -> None:
    """Take a till out of service: its device may do nothing more; again is the same."""
    till.status = "retired"
    till.token_digest = till.code_digest = till.code_expires_at = None


def new_enrol_code(till: Till, *, now: datetime) -> Secret:
    """Return a code that makes a device this till, once and within a day.

    The device that is this till keeps its place until another shows the code. A
    retired till is in service again.
    """
    code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_DIGITS))
    till.status = "active"
    till.code_digest = _digest(code)
    till.code_expires_at = now + CODE_LASTS
    return Secret(f"{code[:5]}-{code[5:]}")


def enrol_till(session: Session, code: Secret, *, now: datetime) -> tuple[Till, Secret]:
    """Make the device that shows this code a till; return it with the device's token.

    Raises:
        UnknownCodeError: We never gave the code out, it was used, or its day is over.
    """
    letters = (c for c in code.reveal().upper() if c.isascii() and c.isalnum())
    digest = _digest("".join(letters).translate(_LOOKALIKES))
    till = session.scalars(
        select(Till).where(Till.code_digest == digest).with_for_update()
    ).one_or_none()
    if till is None or till.code_expires_at is None or till.code_expires_at <= now:
        raise UnknownCodeError
    token = f"{till.id}.{secrets.token_urlsafe(32)}"
    till.token_digest = _digest(token)
    till.code_digest = till.code_expires_at = None
    till.enrolled_at = till.last_seen_at = now
    session.flush()
    return till, Secret(token)


def till_holding(session: Session, token: Secret) -> Till:
    """Return the till that holds this token.

    Raises:
        NotEnrolledError: No till does, or does any more.
    """
    text = token.reveal()
    till = session.get(Till, text.partition(".")[0]) if text.isprintable() else None
    known = till.token_digest if till is not None else None
    fits = hmac.compare_digest(_digest(text), known or bytes(32))
    if till is None or known is None or not fits:
        raise NotEnrolledError
    return till


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="replace")).digest()


def is_sight_due(till: Till, *, now: datetime) -> bool:
    """Tell whether it is time to note that the till is there, once a minute."""
    seen = till.last_seen_at
    return seen is None or now - seen >= SEEN_IS_NOTED_EVERY


def note_sight(session: Session, till_id: str, *, now: datetime) -> None:
    """Note that the till is there."""
    session.execute(update(Till).where(Till.id == till_id).values(last_seen_at=now))
