"""Spending in two steps: put aside, then spend for good or let go."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.ledger.errors import ClosedReservationError, UnknownReservationError
from walletpass.ledger.events import SettleAccount
from walletpass.ledger.lots import record
from walletpass.ledger.models import Reservation, Transaction
from walletpass.ledger.posting import (
    HEADS,
    Movement,
    Posted,
    hold_for,
    posted_rows,
    same_movement,
    write,
)
from walletpass.ledger.settling import let_go, lock_all_of, touch
from walletpass.ledger.spending import take_from


def reserve(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    until: datetime,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Put *points* aside for a sale under way; the movement's id names the reservation.

    Unless it is committed before *until*, the points go back by themselves.

    Raises:
        InsufficientPointsError: The account holds fewer points than asked for.
        SourceTakenError: The source stands for another movement on this account.
    """
    account = hold_for(session, account_id, "reserve")
    movement = Movement("reserve", now, source, actor, reason)
    if earlier := same_movement(session, account, account_id, -points, movement):
        return earlier
    touch(session, account, now)
    moves = take_from(session, account, points)
    account.falls_due(until)
    posted = write(session, account, movement, active=-points, reserved=points)
    record(session, account, posted.id, moves)
    session.execute(
        insert(Reservation),
        {
            "id": posted.id,
            "brand_id": account.brand_id,
            "account_id": account.id,
            "points": points,
            "until": until,
        },
    )
    outbox.add(session, SettleAccount(account.id), now=now, after=until - now)
    return posted


def commit(
    session: Session,
    account_id: str,
    reservation_id: str,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Spend what was reserved, for good.

    Raises:
        UnknownReservationError: The account has no such reservation.
        ClosedReservationError: It was let go, or committed under another source.
        SourceTakenError: The source stands for another movement on this account.
    """
    account = hold_for(session, account_id, "commit")
    reservation = _reservation(session, {account_id, account.id}, reservation_id)
    movement = Movement("commit", now, source, actor, reason, of_id=reservation_id)
    if earlier := same_movement(
        session, account, account_id, -reservation.points, movement
    ):
        return earlier
    touch(session, account, now)
    if ended := _ending_of(session, reservation_id):
        raise ClosedReservationError(ended.kind)
    session.execute(
        update(Reservation)
        .where(Reservation.id == reservation_id)
        .values(state="committed")
    )
    account.wake("spend", now)
    return write(session, account, movement, reserved=-reservation.points)


def release(
    session: Session,
    account_id: str,
    reservation_id: str,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Let go of what was reserved: every point goes back to its own lot.

    Letting go of what was let go before changes nothing.

    Raises:
        UnknownReservationError: The account has no such reservation.
        ClosedReservationError: It was committed.
    """
    lock_all_of(session, account_id, reservation_id)
    account = hold_for(session, account_id, "release")
    reservation = _reservation(session, {account_id, account.id}, reservation_id)
    touch(session, account, now)
    if ended := _ending_of(session, reservation_id):
        if ended.kind == "commit":
            raise ClosedReservationError(ended.kind)
        return ended
    movement = Movement("release", now, source, actor, reason, of_id=reservation_id)
    posted = let_go(session, account, reservation, movement)
    touch(session, account, now)
    return posted


def _reservation(
    session: Session, account_ids: set[str], reservation_id: str
) -> Reservation:
    found = session.scalar(
        select(Reservation).where(
            Reservation.id == reservation_id, Reservation.account_id.in_(account_ids)
        )
    )
    if found is None:
        raise UnknownReservationError(reservation_id)
    return found


def _ending_of(session: Session, reservation_id: str) -> Posted | None:
    """Return the movement that closed a reservation."""
    heads = session.execute(
        HEADS.where(
            Transaction.of_id == reservation_id,
            Transaction.kind.in_(["commit", "release"]),
        )
    ).all()
    return next(iter(posted_rows(session, heads)), None)
