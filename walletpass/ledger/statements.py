"""Reading the books: statements, single movements, and whether it all adds up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of
from walletpass.db.paging import UnknownCursorError
from walletpass.ledger.errors import UnknownEntryError
from walletpass.ledger.models import Account, Entry, Transaction
from walletpass.ledger.posting import Posted

_COLUMNS = (
    Transaction.id,
    Transaction.account_id,
    Transaction.kind,
    Entry.points,
    Entry.balance,
    Transaction.source,
    Transaction.posted_at,
    Transaction.reverses_id,
    Transaction.reason,
)


def _movements() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).join(
        Entry,
        (Entry.transaction_id == Transaction.id)
        & (Entry.account_id == Transaction.account_id),
    )


_LATEST = (
    _movements()
    .where(Transaction.account_id == bindparam("account_id"))
    .order_by(Transaction.sequence.desc())
    .limit(bindparam("limit"))
)
_ONE = _movements().where(
    Transaction.brand_id == bindparam("brand_id"), Transaction.id == bindparam("id")
)
_BY_SOURCE = _movements().where(
    Transaction.account_id == bindparam("account_id"),
    Transaction.source == bindparam("source"),
)


def latest(session: Session, account_id: str, limit: int = 1) -> Sequence[Posted]:
    """Return the account's last movements, newest first."""
    rows = session.execute(_LATEST, {"account_id": account_id, "limit": limit})
    return [_posted(row) for row in rows]


def movement_of(session: Session, brand_id: str, transaction_id: str) -> Posted:
    """Return one movement of this brand.

    Raises:
        UnknownEntryError: The brand has no such movement.
    """
    row = session.execute(_ONE, {"brand_id": brand_id, "id": transaction_id}).first()
    if row is None:
        raise UnknownEntryError(transaction_id)
    return _posted(row)


def movement_from(session: Session, account_id: str, source: str) -> Posted | None:
    """Return the account's movement that came from *source*."""
    asked = {"account_id": account_id, "source": source}
    row = session.execute(_BY_SOURCE, asked).first()
    return None if row is None else _posted(row)


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
    query = _movements().where(Transaction.brand_id == brand_id)
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
    return page_of([_posted(row) for row in rows], limit, lambda posted: posted.id)


def _place_of(session: Session, account_id: str, transaction_id: str) -> int:
    place = session.scalar(
        select(Transaction.sequence).where(
            Transaction.id == transaction_id, Transaction.account_id == account_id
        )
    )
    if place is None:
        raise UnknownCursorError
    return place


@dataclass(frozen=True, slots=True)
class Imbalance:
    """Something in the books that does not add up, in hundredths."""

    what: str
    id: str
    found: int
    expected: int


def audit(session: Session) -> list[Imbalance]:
    """Return every balance that is not its entries' sum, and every lopsided transaction.

    Reads everything: for `db check`, not for a request.
    """
    sums = (
        select(Entry.account_id, func.sum(Entry.points).label("total"))
        .group_by(Entry.account_id)
        .subquery()
    )
    total = func.coalesce(sums.c.total, 0)
    accounts = session.execute(
        select(Account.id, Account.balance, total)
        .outerjoin(sums, sums.c.account_id == Account.id)
        .where(Account.kind == "customer", Account.balance != total)
    )
    lopsided = session.execute(
        select(Entry.transaction_id, func.sum(Entry.points))
        .group_by(Entry.transaction_id)
        .having(func.sum(Entry.points) != 0)
    )
    return [
        *(Imbalance("account", row[0], row[1], int(row[2])) for row in accounts),
        *(Imbalance("transaction", row[0], int(row[1]), 0) for row in lopsided),
    ]


def _posted(row: Row[*tuple[Any, ...]]) -> Posted:
    return Posted(**row._mapping, is_new=False)  # noqa: SLF001 - SQLAlchemy's public name
