"""Restoring: a credit counts again of which points were taken back by mistake."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.ledger.errors import NotReversibleError, SourceTakenError
from walletpass.ledger.holding import Held
from walletpass.ledger.lots import lot_of, lots_in_hand, record, taken_by
from walletpass.ledger.models import Lot
from walletpass.ledger.posting import Movement, Posted, posted_from, write
from walletpass.ledger.refilling import finish, refill
from walletpass.ledger.returning import hold_with, returned_last
from walletpass.ledger.settling import touch


def restore(
    session: Session,
    account_id: str,
    *,
    of: str,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Undo what was last taken back of one credit, as though it had not been.

    The points lie in their own lot again, and become active and expire with it; what
    was let go because they had been spent is no gain. They may be taken back anew.

    Raises:
        UnknownEntryError: The account has no such movement.
        NotReversibleError: Nothing was taken back of it, or it is no credit.
        SourceTakenError: The source stands for another movement on this account.
    """
    account, original = hold_with(session, account_id, of)
    asked = Movement("reverse", now, source, actor, reason, of_id=of)
    if earlier := posted_from(session, account, account_id, source):
        if (earlier.kind, earlier.of_id, earlier.total) != ("reverse", of, None):
            raise SourceTakenError(source=source, transaction_id=earlier.id)
        return earlier
    last = returned_last(session, of)
    if last is None or original.points < 0:
        raise NotReversibleError(of)
    touch(session, account, now)
    posted = _put_back(session, account, last, replace(asked, reverses_id=last.id))
    touch(session, account, now)
    return posted


def _put_back(session: Session, account: Held, last: Posted, asked: Movement) -> Posted:
    assert asked.of_id is not None
    [lot] = lots_in_hand(session, Lot.id == lot_of(asked.of_id))
    taken = taken_by(session, last.id)
    lot.expired += _lost_with(session, last, sum(taken.values()), asked)
    if lot.state == "pending":
        lot.remaining += sum(taken.values())
        session.flush()
        account.falls_due(lot.activates_at)
        account.falls_due(account.idle_at)
        posted = write(session, account, asked, pending=sum(taken.values()))
        record(session, account, posted.id, taken)
        return posted
    session.flush()
    done = refill(session, account, taken, now=asked.at)
    posted = write(session, account, asked, active=done.gained)
    finish(session, account, done, posted)
    return posted


def _lost_with(session: Session, last: Posted, taken: int, asked: Movement) -> int:
    """Return how many of the points asked for had expired with their lot by then."""
    if last.short and not taken:
        return 0  # they no longer waited for their day, and stayed
    assert asked.of_id is not None
    assert last.total is not None
    before = returned_last(session, asked.of_id, but=last.id)
    return last.total - ((before and before.total) or 0) - taken
