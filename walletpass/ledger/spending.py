"""Spending points at once, and putting right what people found to be wrong."""

from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.ledger.earning import credit
from walletpass.ledger.errors import InsufficientPointsError
from walletpass.ledger.holding import Held
from walletpass.ledger.lots import record, take
from walletpass.ledger.posting import (
    Movement,
    Posted,
    hold_for,
    same_movement,
    write,
)
from walletpass.ledger.settling import touch


def redeem(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Spend *points* (hundredths, more than zero), those first that expire first.

    *source* names the sale. Asking again with the same source returns the movement
    already posted, so a till may safely repeat a request it never saw answered.

    Raises:
        InsufficientPointsError: The account holds fewer points than asked for.
        SourceTakenError: The source stands for another movement on this account.
    """
    account = hold_for(session, account_id, "redeem")
    movement = Movement("redeem", now, source, actor, reason)
    if earlier := same_movement(session, account, account_id, -points, movement):
        return earlier
    touch(session, account, now)
    account.wake("spend", now)
    return _debit(session, account, points, movement)


def adjust(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    expires_at: datetime | None = None,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Put right by a signed number of hundredths what people found to be wrong.

    Raises:
        InsufficientPointsError: It would take more than the account holds.
        SourceTakenError: The source stands for another movement on this account.
    """
    account = hold_for(session, account_id, "adjust")
    movement = Movement("adjust", now, source, actor, reason)
    if earlier := same_movement(session, account, account_id, points, movement):
        return earlier
    touch(session, account, now)
    if points > 0:
        return credit(session, account, points, movement, expires_at=expires_at)
    return _debit(session, account, -points, movement)


def take_off(
    session: Session,
    account_id: str,
    points: int,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Take *points* (hundredths, more than zero) off the account for a return.

    For tills that know what was returned, but not which movement it belonged to.

    Raises:
        InsufficientPointsError: The account holds fewer points than that.
        SourceTakenError: The source stands for another movement on this account.
    """
    account = hold_for(session, account_id, "reverse")
    movement = Movement("reverse", now, source, actor, reason)
    if earlier := same_movement(session, account, account_id, -points, movement):
        return earlier
    touch(session, account, now)
    return _debit(session, account, points, movement)


def _debit(session: Session, account: Held, points: int, movement: Movement) -> Posted:
    moves = take_from(session, account, points)
    posted = write(session, account, movement, active=-points)
    record(session, account, posted.id, moves)
    return posted


def take_from(session: Session, account: Held, points: int) -> dict[str, int]:
    """Take points out of a held account's lots, if it holds so many.

    Raises:
        InsufficientPointsError: It does not.
    """
    if points > account.balance:
        raise InsufficientPointsError(
            balance=account.balance, requested=points, scale=account.scale
        )
    return take(session, account, points)
