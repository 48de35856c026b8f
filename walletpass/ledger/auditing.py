"""Whether it all adds up: every cache against the books it is a cache of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from walletpass.ledger.models import OPEN, Account, Entry, Lot, LotMove, Reservation


@dataclass(frozen=True, slots=True)
class Imbalance:
    """Something in the books that does not add up, in hundredths."""

    what: str
    id: str
    found: int
    expected: int


def audit(session: Session) -> list[Imbalance]:
    """Return whatever differs from its sum: balances, pockets, lots, transactions.

    Reads everything: for `db check`, not for a request.
    """
    return [
        *_lopsided(session),
        *_pockets(session),
        *_lots(session),
        *_accounts(session),
        *_reservations(session),
    ]


def _lopsided(session: Session) -> Iterable[Imbalance]:
    rows = session.execute(
        select(Entry.transaction_id, func.sum(Entry.points))
        .group_by(Entry.transaction_id)
        .having(func.sum(Entry.points) != 0)
    )
    return [Imbalance("transaction", row[0], int(row[1]), 0) for row in rows]


def _pockets(session: Session) -> Iterable[Imbalance]:
    sums = (
        select(
            Entry.account_id.label("owner"),
            *(
                func.sum(case((Entry.pocket == pocket, Entry.points), else_=0)).label(
                    pocket
                )
                for pocket in ("active", "pending", "reserved")
            ),
        )
        .group_by(Entry.account_id)
        .subquery()
    )
    return [
        fault
        for what, cache, total in (
            ("account", Account.balance, sums.c.active),
            ("pending points of account", Account.pending, sums.c.pending),
            ("reserved points of account", Account.reserved, sums.c.reserved),
        )
        for fault in _differing(session, what, cache, sums, total)
    ]


def _lots(session: Session) -> Iterable[Imbalance]:
    moves = (
        select(LotMove.lot_id, func.sum(LotMove.points).label("total"))
        .group_by(LotMove.lot_id)
        .subquery()
    )
    expected = Lot.points + func.coalesce(moves.c.total, 0)
    found = Lot.remaining - Lot.owed
    rows = session.execute(
        select(Lot.id, found, expected)
        .outerjoin(moves, moves.c.lot_id == Lot.id)
        .where(found != expected)
    )
    return [Imbalance("lot", row[0], int(row[1]), int(row[2])) for row in rows]


def _accounts(session: Session) -> Iterable[Imbalance]:
    held = case((Lot.state == "pending", 0), else_=Lot.remaining)
    sums = (
        select(
            Lot.account_id.label("owner"),
            func.sum(held - Lot.owed + Lot.written_off).label("active"),
            func.sum(case((Lot.state == "pending", Lot.remaining), else_=0)).label(
                "pending"
            ),
            func.sum(Lot.owed).label("owed"),
            func.sum(Lot.written_off).label("written_off"),
        )
        .group_by(Lot.account_id)
        .subquery()
    )
    return [
        fault
        for what, cache, total in (
            ("lots of account", Account.balance, sums.c.active),
            ("pending lots of account", Account.pending, sums.c.pending),
            ("owing lots of account", Account.owed, sums.c.owed),
            ("written off of account", Account.written_off, sums.c.written_off),
        )
        for fault in _differing(session, what, cache, sums, total)
    ]


def _reservations(session: Session) -> Iterable[Imbalance]:
    sums = (
        select(
            Reservation.account_id.label("owner"),
            func.sum(Reservation.points).label("total"),
        )
        .where(OPEN)
        .group_by(Reservation.account_id)
        .subquery()
    )
    return _differing(
        session, "reservations of account", Account.reserved, sums, sums.c.total
    )


def _differing(
    session: Session, what: str, cache: Any, sums: Any, total: ColumnElement[Any]
) -> Iterable[Imbalance]:
    """Return the customers' accounts whose cache is not the sum it stands for."""
    expected = func.coalesce(total, 0)
    query: Select[*tuple[Any, ...]] = (
        select(Account.id, cache, expected)
        .outerjoin(sums, sums.c.owner == Account.id)
        .where(Account.kind == "customer", cache != expected)
    )
    return [
        Imbalance(what, row[0], int(row[1]), int(row[2]))
        for row in session.execute(query)
    ]
