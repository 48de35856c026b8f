"""Reading the books: statements and single movements."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of
from walletpass.db.paging import UnknownCursorError
from walletpass.ledger.errors import UnknownEntryError
from walletpass.ledger.models import Transaction
from walletpass.ledger.posting import HEADS, Posted, posted_rows

_LATEST = (
    HEADS.where(Transaction.account_id == bindparam("account_id"))
    .order_by(Transaction.sequence.desc())
    .limit(bindparam("limit"))
)
_ONE = HEADS.where(
    Transaction.brand_id == bindparam("brand_id"), Transaction.id == bindparam("id")
)
_BY_SOURCE = HEADS.where(
    Transaction.account_id == bindparam("account_id"),
    Transaction.source == bindparam("source"),
)


def latest(session: Session, account_id: str, limit: int = 1) -> Sequence[Posted]:
    """Return the account's last movements, newest first."""
    rows = session.execute(_LATEST, {"account_id": account_id, "limit": limit}).all()
    return posted_rows(session, rows)


def movement_of(session: Session, brand_id: str, transaction_id: str) -> Posted:
    """Return one movement of this brand.

    Raises:
        UnknownEntryError: The brand has no such movement.
    """
    rows = session.execute(_ONE, {"brand_id": brand_id, "id": transaction_id}).all()
    if not rows:
        raise UnknownEntryError(transaction_id)
    return posted_rows(session, rows)[0]


def movement_from(session: Session, account_id: str, source: str) -> Posted | None:
    """Return the account's movement that came from *source*."""
    asked = {"account_id": account_id, "source": source}
    rows = session.execute(_BY_SOURCE, asked).all()
    return next(iter(posted_rows(session, rows)), None)


def statement(
    session: Session,
    brand_id: str,
    *,
    account_id: str | None = None,
    before: str | None = None,
    limit: int = 50,
) -> Page[Posted]:
    """Return a page of movements, newest first, of one account or the whole brand.

    An account's stand in the order they were booked, whatever the clock said, so that
    each balance follows from the one below it; a brand's stand by the clock.

    Raises:
        UnknownCursorError: *before* is no movement of this account.
    """
    query = HEADS.where(Transaction.brand_id == brand_id)
    if account_id is None:
        query = query.order_by(Transaction.id.desc())
        if before is not None:
            query = query.where(Transaction.id < before)
    else:
        query = query.where(Transaction.account_id == account_id)
        query = query.order_by(Transaction.sequence.desc())
        if before is not None:
            place = _place_of(session, account_id, before)
            query = query.where(Transaction.sequence < place)
    rows = session.execute(query.limit(limit + 1))
    movements = posted_rows(session, rows.all())
    return page_of(movements, limit, lambda posted: posted.id)


def _place_of(session: Session, account_id: str, transaction_id: str) -> int:
    place = session.scalar(
        select(Transaction.sequence).where(
            Transaction.id == transaction_id, Transaction.account_id == account_id
        )
    )
    if place is None:
        raise UnknownCursorError
    return place
