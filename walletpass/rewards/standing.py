"""How accounts stand at a moment, without settling them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from walletpass.ledger import Account, Lot, LotMove, Program, Reservation

_NOW: Any = bindparam("now")
_READY = and_(Lot.state == "pending", Lot.activates_at <= _NOW)
_LAPSED = Lot.expires_at <= _NOW
_OWN = and_(Lot.account_id == Account.id, Lot.remaining > 0)


def _total(points: Any) -> Any:
    return func.coalesce(func.sum(points), 0)


_AWOKEN = select(_total(Lot.remaining)).where(_OWN, _READY)
_LOST = select(_total(Lot.remaining)).where(
    _OWN, _LAPSED, or_(Lot.state == "active", _READY)
)
_LET_GO = (
    select(_total(case((_LAPSED, 0), else_=-LotMove.points)))
    .select_from(Reservation)
    .join(LotMove, LotMove.transaction_id == Reservation.id)
    .join(Lot, Lot.id == LotMove.lot_id)
    .where(
        Reservation.account_id == Account.id,
        Reservation.state == "open",
        Reservation.until <= _NOW,
    )
)
_DUE = (
    select(
        Account.id,
        Account.balance,
        (Account.owed - Account.written_off).label("backing"),
        Account.idle_since,
        Program.idle_days,
        _AWOKEN.correlate(Account).scalar_subquery().label("awoken"),
        _LOST.correlate(Account).scalar_subquery().label("lost"),
        _LET_GO.correlate(Account).scalar_subquery().label("let_go"),
    )
    .join(Program, Program.id == Account.program_id)
    .where(Account.id.in_(bindparam("due", expanding=True)))
)


def balances_at(
    session: Session,
    settled: Iterable[tuple[str, int, datetime | None]],
    *,
    now: datetime,
) -> Mapping[str, int]:
    """Return what accounts can spend, given what they held when last settled.

    Each is told by its id, its balance and when it is due. Points whose day has come
    count, those that have lapsed do not, as if it were settled now; what is not due
    costs nothing.
    """
    balances, due = {}, []
    for account_id, balance, due_at in settled:
        balances[account_id] = balance
        if due_at is not None and due_at <= now:
            due.append(account_id)
    if due:
        for row in session.execute(_DUE, {"due": due, "now": now}):
            balances[row.id] = _left(row, now)
    return balances


def _left(row: Row[Any], now: datetime) -> int:
    """Return what settling would leave: lots that stand in for debts lose nothing."""
    held: int = row.balance + int(row.let_go) + int(row.awoken)
    is_timed = row.idle_days is not None and row.idle_since is not None
    if is_timed and row.idle_since + timedelta(days=row.idle_days) <= now:
        return min(held, 0)
    return held - max(int(row.lost) - int(row.backing), 0)


def balance_at(
    session: Session,
    account_id: str,
    balance: int,
    due_at: datetime | None,
    *,
    now: datetime,
) -> int:
    """Return what one account can spend; see `balances_at`."""
    return balances_at(session, [(account_id, balance, due_at)], now=now)[account_id]
