"""Settling an account: what its moment has come becomes active, expires or is let go.

Whoever touches an account settles it first, so that nobody ever spends a point that has
expired; the nightly round does the same for those whom nobody touches.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.ledger.errors import UnknownEntryError
from walletpass.ledger.events import SettleAccounts
from walletpass.ledger.holding import (
    Held,
    hold_anew,
    hold_itself,
    lock_all,
    lock_if_free,
    save,
)
from walletpass.ledger.lots import homes_of, lot_of, lots_in_hand, record, taken_by
from walletpass.ledger.models import (
    OPEN,
    SPENDABLE,
    WAITING,
    Account,
    Lot,
    LotState,
    Program,
    Reservation,
    Waking,
)
from walletpass.ledger.owing import cover
from walletpass.ledger.posting import Movement, Posted, other_side_of, write
from walletpass.ledger.refilling import finish, refill


def touch(session: Session, account: Held, now: datetime) -> None:
    """Settle a held account if anything of it is due."""
    if account.is_due(now):
        _settle(session, account, now)


def settle(session: Session, account_ids: Sequence[str], *, now: datetime) -> None:
    """Settle these accounts, due or not."""
    for account_id in sorted(account_ids):
        _settle(session, hold_itself(session, account_id, "expired"), now)


def lock_all_of(session: Session, account_id: str, transaction_id: str) -> None:
    """Lock an account with all to which points of a transaction may have to go."""
    into = select(Account.merged_into_id).where(Account.id == account_id)
    own = session.scalar(into) or account_id
    homes = homes_of(session, transaction_id) | {own}
    if len(homes) > 1:
        lock_all(session, homes)


def awaken(
    session: Session, of: str, *, expires_at: datetime | None, now: datetime
) -> bool:
    """Let the pending points of one credit become active now; again changes nothing.

    They are lost from *expires_at* on. Tell whether they were pending.

    Raises:
        UnknownEntryError: No movement of this id credited points.
    """
    own = Lot.id == lot_of(of)
    home = session.scalar(select(Lot.account_id).where(own))
    if home is None:
        raise UnknownEntryError(of)
    account = hold_itself(session, home, "expired")
    [lot] = lots_in_hand(session, own)
    if lot.state != "pending":
        return False
    lot.activates_at, lot.expires_at = now, expires_at
    session.flush()
    _settle(session, account, now)
    return True


def due_accounts(session: Session, *, now: datetime, limit: int) -> Sequence[str]:
    """Return accounts that are due, the longest overdue first.

    Once settled they are due no more, so the next batch is again the first.
    """
    return session.scalars(
        select(Account.id)
        .where(Account.due_at <= now)
        .order_by(Account.due_at)
        .limit(limit)
    ).all()


def accounts_of(
    session: Session, program_id: str, *, after: str, limit: int
) -> Sequence[str]:
    """Return the next customers' accounts of a program."""
    return session.scalars(
        select(Account.id)
        .where(
            Account.program_id == program_id,
            Account.id > after,
            Account.kind == "customer",
        )
        .order_by(Account.id)
        .limit(limit)
    ).all()


def expire_when_idle(
    session: Session,
    program_id: str,
    *,
    days: int | None,
    woken_by: Waking = "any",
    now: datetime,
) -> None:
    """Say after how many days without earning or spending points are lost, if ever."""
    session.execute(
        update(Program)
        .where(Program.id == program_id)
        .values(idle_days=days, woken_by=woken_by)
    )
    outbox.add(session, SettleAccounts(program_id), now=now)


def _settle(session: Session, account: Held, now: datetime) -> None:
    _let_go_overdue(session, account, now)
    _activate(session, account, now)
    _expire(session, account, now)
    account.due_at = _next_due(session, account)
    save(session, account)


def _let_go_overdue(session: Session, account: Held, now: datetime) -> None:
    overdue = session.scalars(
        select(Reservation)
        .where(
            Reservation.account_id == account.id,
            OPEN,
            Reservation.until <= now,
        )
        .order_by(Reservation.until, Reservation.id)
    ).all()
    for reservation in overdue:
        away = homes_of(session, reservation.id) - {account.id}
        if away and not lock_if_free(session, away):
            continue  # whoever holds them may be waiting for this account
        if reservation.state == "open":  # not let go by another account's settling
            movement = Movement("release", now, of_id=reservation.id)
            let_go(session, account, reservation, movement)


def let_go(
    session: Session, account: Held, reservation: Reservation, movement: Movement
) -> Posted:
    """Put reserved points back where they were."""
    session.execute(
        update(Reservation)
        .where(Reservation.id == reservation.id)
        .values(state="released")
    )
    slices = taken_by(session, reservation.id)
    done = refill(session, account, slices, now=movement.at)
    posted = write(
        session,
        account,
        movement,
        active=done.gained,
        reserved=-reservation.points,
        other_side=other_side_of(session, account, "release"),
    )
    finish(session, account, done, posted)
    send_home(session, account, done.away, movement)
    return posted


def send_home(
    session: Session,
    account: Held,
    away: Mapping[str, int],
    movement: Movement,
    *,
    keep_until: datetime | None = None,
) -> int:
    """Put back points of lots that are another account's by now; return how many.

    They were spent while two accounts were one, and each goes where its lot went. An
    account that points come home to settles first, which may bring points home to this
    one: it is held anew.
    """
    if not away:
        return 0
    save(session, account)
    told = replace(movement, kind="reverse", source="", reverses_id=None, total=None)
    gained = 0
    while away:
        home = hold_itself(session, _home_of(session, away), "reversed")
        touch(session, home, told.at)
        home.idle_since = told.at
        done = refill(session, home, away, now=told.at, keep_until=keep_until)
        posted = write(session, home, told, active=done.gained)
        finish(session, home, done, posted, keep_until=keep_until)
        touch(session, home, told.at)
        gained += done.gained
        away = done.away
    hold_anew(session, account)
    return gained


def _home_of(session: Session, away: Mapping[str, int]) -> str:
    return session.scalars(
        select(Lot.account_id).where(Lot.id.in_(list(away))).order_by(Lot.account_id)
    ).all()[0]


def _activate(session: Session, account: Held, now: datetime) -> None:
    ready = lots_in_hand(
        session, Lot.account_id == account.id, WAITING, Lot.activates_at <= now
    )
    if not ready:
        return
    points = sum(lot.remaining for lot in ready)
    for lot in ready:
        lot.state = "active"
    session.flush()
    posted = write(
        session, account, Movement("activate", now), active=points, pending=-points
    )
    record(session, account, posted.id, dict.fromkeys([lot.id for lot in ready], 0))


def _expire(session: Session, account: Held, now: datetime) -> None:
    gone: dict[LotState, int] = {"active": 0, "pending": 0}
    moves: dict[str, int] = {}
    for lot in _expiring(session, account, now):
        stands_in = 0 if lot.state == "pending" else min(lot.remaining, account.backing)
        moves[lot.id] = -lot.remaining
        lot.expired += lot.remaining - stands_in
        gone[lot.state] += lot.remaining - stands_in
        lot.remaining = 0
        if stands_in:
            cover(session, account, stands_in, moves)
    if not moves:
        return
    session.flush()
    posted = write(
        session,
        account,
        Movement("expire", now),
        active=-gone["active"],
        pending=-gone["pending"],
        other_side=other_side_of(session, account, "expire"),
    )
    record(session, account, posted.id, moves)


def _expiring(session: Session, account: Held, now: datetime) -> Sequence[Lot]:
    """Return the lots that expire: all of them when the customer was idle too long."""
    own = Lot.account_id == account.id
    idle_at = account.idle_at
    if idle_at is None or now < idle_at:
        return lots_in_hand(session, own, SPENDABLE, Lot.expires_at <= now)
    account.idle_since = now
    return [
        *lots_in_hand(session, own, SPENDABLE),
        *lots_in_hand(session, own, WAITING),
    ]


def _next_due(session: Session, account: Held) -> datetime | None:
    own = Lot.account_id == account.id
    moments = session.execute(
        select(
            select(func.min(Lot.activates_at)).where(own, WAITING).scalar_subquery(),
            select(func.min(Lot.expires_at)).where(own, SPENDABLE).scalar_subquery(),
            select(func.min(Reservation.until))
            .where(Reservation.account_id == account.id, OPEN)
            .scalar_subquery(),
        )
    ).one()
    holds_points = account.balance > 0 or account.pending > 0
    idle_at = account.idle_at if holds_points else None
    return min((each for each in [*moments, idle_at] if each), default=None)
