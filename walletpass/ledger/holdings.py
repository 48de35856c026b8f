"""Reading what an account holds, lot by lot, and what a program owes its customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import and_, bindparam, case, func, or_, select, tuple_
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of
from walletpass.ledger.errors import UnknownAccountError
from walletpass.ledger.lots import SPENDING_ORDER, lot_of
from walletpass.ledger.models import (
    BEGUN_ANEW,
    SPENDABLE,
    Account,
    Lot,
    LotMove,
    LotState,
    Transaction,
)


@dataclass(frozen=True, slots=True)
class Pockets:
    """An account's points by pocket, in hundredths.

    *owed* were returned after they had been spent; the balance is without them already,
    but for what was *written_off*.
    """

    balance: int
    pending: int
    reserved: int
    owed: int
    written_off: int


_POCKETS = select(
    Account.balance,
    Account.pending,
    Account.reserved,
    Account.owed,
    Account.written_off,
).where(Account.id == bindparam("account_id"), Account.kind == "customer")


def pockets_of(session: Session, account_id: str) -> Pockets:
    """Return what an account holds as of the last time it was settled.

    Raises:
        UnknownAccountError: There is no such account.
    """
    row = session.execute(_POCKETS, {"account_id": account_id}).one_or_none()
    if row is None:
        raise UnknownAccountError
    return Pockets(*row)


@dataclass(frozen=True, slots=True)
class Expiry:
    """So many points are lost at one moment, unless they are spent before."""

    at: datetime
    points: int


_EXPIRIES = (
    select(Lot.expires_at, func.sum(Lot.remaining))
    .where(
        Lot.account_id == bindparam("account_id"),
        SPENDABLE,
        Lot.expires_at < bindparam("never", None),
    )
    .group_by(Lot.expires_at)
    .order_by(Lot.expires_at)
    .limit(bindparam("limit"))
)
_MOMENTS: Final = 32


def next_expiry(session: Session, account_id: str) -> Expiry | None:
    """Return when the account next loses points, and how many, if it ever does.

    Lots that stand in for what others owe lose nothing.
    """
    pockets = pockets_of(session, account_id)
    standing_in = pockets.owed - pockets.written_off
    asked = {
        "account_id": account_id,
        "limit": 1 if not standing_in else _MOMENTS,
    }
    at: Any
    for at, points in session.execute(_EXPIRIES, asked):
        if points > standing_in:
            return Expiry(at, int(points) - standing_in)
        standing_in -= int(points)
    return None


_FIRST = (
    select(Lot.account_id, func.min(Lot.expires_at).label("at"))
    .where(
        Lot.account_id.in_(bindparam("account_ids", expanding=True)),
        SPENDABLE,
        Lot.expires_at < bindparam("never", None),
    )
    .group_by(Lot.account_id)
    .subquery()
)
_FIRST_EXPIRIES = (
    select(
        Lot.account_id,
        Lot.expires_at,
        func.sum(Lot.remaining),
        Account.owed - Account.written_off,
    )
    .join(
        _FIRST,
        (_FIRST.c.account_id == Lot.account_id) & (_FIRST.c.at == Lot.expires_at),
    )
    .join(Account, Account.id == Lot.account_id)
    .where(SPENDABLE)
    .group_by(Lot.account_id, Lot.expires_at, Account.owed, Account.written_off)
)


def next_expiries(session: Session, account_ids: Sequence[str]) -> dict[str, Expiry]:
    """Return when each of these accounts next loses points, and how many.

    Accounts that never do are left out.
    """
    found = {}
    rows = session.execute(_FIRST_EXPIRIES, {"account_ids": list(account_ids)})
    account_id: str
    at: Any
    for account_id, at, points, standing_in in rows.all():
        expiry = (
            next_expiry(session, account_id) if standing_in else Expiry(at, int(points))
        )
        if expiry is not None:
            found[account_id] = expiry
    return found


@dataclass(frozen=True, slots=True)
class HeldLot:
    """A lot with points left: where it came from, and until when it is good."""

    id: str
    transaction_id: str
    source: str
    points: int
    remaining: int
    state: LotState
    activates_at: datetime | None
    expires_at: datetime | None


def lots_of(
    session: Session, account_id: str, *, after: str | None = None, limit: int = 100
) -> Sequence[HeldLot]:
    """Return an account's lots with points left, in the order they would be spent."""
    query = (
        select(
            Lot.id,
            Lot.transaction_id,
            Transaction.source,
            Lot.points,
            Lot.remaining,
            Lot.state,
            Lot.activates_at,
            Lot.expires_at,
        )
        .join(Transaction, Transaction.id == Lot.transaction_id)
        .where(Lot.account_id == account_id, Lot.remaining > 0)
    )
    if after is not None:
        place = session.execute(select(*SPENDING_ORDER).where(Lot.id == after)).one()
        known = [
            bindparam(None, value, type_=column.type)
            for column, value in zip(SPENDING_ORDER, place, strict=True)
        ]
        query = query.where(tuple_(*SPENDING_ORDER) > tuple_(*known))
    rows = session.execute(query.order_by(*SPENDING_ORDER).limit(limit))
    return [HeldLot(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class LotChange:
    """What one transaction did to one lot: *points* in or out, or none if it only moved."""

    lot_id: str
    points: int
    expires_at: datetime | None
    is_new: bool


def lots_changed_by(session: Session, transaction_id: str) -> Sequence[LotChange]:
    """Return what a transaction did to which lots, in the order it did."""
    made = session.execute(
        select(Lot.id, Lot.points, Lot.expires_at)
        .where(
            or_(
                Lot.id == lot_of(transaction_id),
                and_(Lot.transaction_id == transaction_id, BEGUN_ANEW),
            )
        )
        .order_by(Lot.sequence, Lot.id)
    )
    moved = session.execute(
        select(LotMove.lot_id, LotMove.points, Lot.expires_at)
        .join(Lot, Lot.id == LotMove.lot_id)
        .where(LotMove.transaction_id == transaction_id)
        .order_by(LotMove.number, LotMove.lot_id)
    )
    return [
        *(LotChange(*row, is_new=True) for row in made),
        *(LotChange(*row, is_new=False) for row in moved),
    ]


@dataclass(frozen=True, slots=True)
class Liability:
    """Points outstanding that expire in one month (``2027-03``, UTC), or never."""

    month: str | None
    active: int
    pending: int


_MONTHS: Final[dict[str, Any]] = {
    "sqlite": func.strftime("%Y-%m", Lot.expires_at),
    "postgresql": func.to_char(func.timezone("UTC", Lot.expires_at), "YYYY-MM"),
}
_NEVER: Final = "9999-01"


def liability(session: Session, program_id: str) -> Sequence[Liability]:
    """Return the points a program's customers hold, by the month they expire in.

    Reserved points count again once they are let go, and points that stand in for what
    other lots owe count here. Reads every lot in use: for a report, not for a request.
    """
    month = in_dialect_of(session, _MONTHS).label("month")
    rows = session.execute(
        select(
            month,
            func.sum(case((Lot.state == "pending", 0), else_=Lot.remaining)),
            func.sum(case((Lot.state == "pending", Lot.remaining), else_=0)),
        )
        .join(Account, Account.id == Lot.account_id)
        .where(Account.program_id == program_id, Lot.remaining > 0)
        .group_by(month)
        .order_by(month)
    )
    return [
        Liability(None if row[0] == _NEVER else row[0], int(row[1]), int(row[2]))
        for row in rows
    ]
