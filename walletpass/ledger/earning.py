"""Crediting points: now or from a day on, for good or until a day."""

from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.ledger.holding import Held
from walletpass.ledger.lots import add_lot
from walletpass.ledger.posting import (
    Movement,
    Posted,
    hold_for,
    same_movement,
    write,
)
from walletpass.ledger.settling import touch


def earn(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    activates_at: datetime | None = None,
    expires_at: datetime | None = None,
    actor: str | None = None,
    reason: str | None = None,
    may_repeat: bool = True,
) -> Posted:
    """Credit *points* (hundredths, more than zero) for the sale named by *source*.

    They are pending until *activates_at*, and lost from *expires_at* on. Asking again
    with the same source returns the movement already posted; a source that nobody can
    have named before may not repeat, and is not looked for.

    Raises:
        SourceTakenError: The source stands for another movement on this account.
    """
    account = hold_for(session, account_id, "earn")
    movement = Movement("earn", now, source, actor, reason)
    if may_repeat and (
        earlier := same_movement(session, account, account_id, points, movement)
    ):
        return earlier
    touch(session, account, now)
    account.wake("earn", now)
    return credit(
        session,
        account,
        points,
        movement,
        activates_at=activates_at,
        expires_at=expires_at,
    )


def credit(
    session: Session,
    account: Held,
    points: int,
    movement: Movement,
    *,
    activates_at: datetime | None = None,
    expires_at: datetime | None = None,
) -> Posted:
    """Add points to a held account, in a lot of their own."""
    if activates_at is not None and activates_at > movement.at:
        account.falls_due(activates_at)
        posted = write(session, account, movement, pending=points)
    else:
        account.falls_due(expires_at)
        posted = write(session, account, movement, active=points)
    add_lot(
        session,
        account,
        posted.id,
        points,
        now=movement.at,
        activates_at=activates_at,
        expires_at=expires_at,
    )
    return posted
