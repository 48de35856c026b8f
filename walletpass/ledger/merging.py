"""Making one account of two, and two of one again: the lots move, and remember it."""

from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from walletpass.ledger.errors import (
    NotMergeableError,
    SourceTakenError,
    UnknownEntryError,
)
from walletpass.ledger.holding import Held, belong, hold_anew, hold_itself
from walletpass.ledger.models import OPEN, Lot, LotMove, Reservation, Transaction
from walletpass.ledger.posting import Movement, Posted, posted_from, write
from walletpass.ledger.settling import touch


def merge(
    session: Session,
    account_id: str,
    into_id: str,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Move all lots of an account into another of the same program.

    From then on, whoever names the first account means the second.

    Raises:
        NotMergeableError: One of them was merged before, or they count other points.
        SourceTakenError: The source stands for another movement on the second account.
    """
    emptied, filled = _hold_both(session, account_id, into_id)
    asked = Movement("merge", now, source, actor, reason)
    if earlier := _posted_before(session, filled, asked):
        return earlier
    if emptied.merged_into_id or filled.merged_into_id or emptied.id == filled.id:
        raise NotMergeableError
    if emptied.program_id != filled.program_id:
        raise NotMergeableError
    for account, other in ((emptied, filled), (filled, emptied)):
        touch(session, account, now)
        hold_anew(session, other)
    everything = _Share(
        emptied.balance,
        emptied.pending,
        emptied.reserved,
        emptied.owed,
        emptied.written_off,
    )
    filled.idle_since = max(
        filter(None, [emptied.idle_since, filled.idle_since]), default=None
    )
    belong(session, emptied, filled.id)
    posted = _carry(session, emptied, filled, everything, asked)
    _list_lots(session, emptied, posted)
    session.execute(
        update(Lot).where(Lot.account_id == emptied.id).values(account_id=filled.id)
    )
    session.execute(
        update(Reservation)
        .where(Reservation.account_id == emptied.id, OPEN)
        .values(account_id=filled.id)
    )
    return posted


def unmerge(
    session: Session,
    into_id: str,
    merge_id: str,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Move what is still there of a merge back where it came from.

    Raises:
        UnknownEntryError: The account has no such merge.
        NotMergeableError: It was undone before, or a later one is to be undone first.
        SourceTakenError: The source stands for another movement on this account.
    """
    restored_id = session.scalar(
        select(Transaction.account_id)
        .where(Transaction.of_id == merge_id, Transaction.account_id != into_id)
        .limit(1)
    )
    if restored_id is None:
        raise UnknownEntryError(merge_id)
    restored, emptied = _hold_both(session, restored_id, into_id)
    asked = Movement("merge", now, source, actor, reason, of_id=merge_id)
    if earlier := _posted_before(session, emptied, asked):
        return earlier
    if restored.merged_into_id != emptied.id or emptied.merged_into_id is not None:
        raise NotMergeableError
    touch(session, emptied, now)
    belong(session, restored, None)
    share = _share_of(session, restored, emptied, merge_id)
    _carry(session, emptied, restored, share, asked)
    session.execute(
        update(Lot)
        .where(_still_there(emptied, merge_id))
        .values(account_id=restored.id)
    )
    session.execute(
        update(Reservation)
        .where(_reserved_by(restored, emptied))
        .values(account_id=restored.id)
    )
    found = _posted_before(session, emptied, asked)
    assert found is not None
    return found


class _Share(NamedTuple):
    """What moves from one account to another."""

    balance: int
    pending: int
    reserved: int
    owed: int
    written_off: int


def _hold_both(session: Session, first: str, second: str) -> tuple[Held, Held]:
    held = {
        each: hold_itself(session, each, "merged") for each in sorted({first, second})
    }
    return held[first], held[second]


def _posted_before(session: Session, account: Held, asked: Movement) -> Posted | None:
    earlier = posted_from(session, account, account.id, asked.source)
    if earlier and (earlier.kind, earlier.of_id) != (asked.kind, asked.of_id):
        raise SourceTakenError(source=asked.source, transaction_id=earlier.id)
    return earlier


def _carry(
    session: Session, giver: Held, taker: Held, share: _Share, asked: Movement
) -> Posted:
    """Post a share off one account and onto another; return the taker's side."""
    giver.owed -= share.owed
    giver.written_off -= share.written_off
    taker.owed += share.owed
    taker.written_off += share.written_off
    taker.falls_due(giver.due_at)
    taker.falls_due(taker.idle_at)
    taken = write(
        session,
        taker,
        asked,
        active=share.balance,
        pending=share.pending,
        reserved=share.reserved,
    )
    write(
        session,
        giver,
        replace(asked, of_id=asked.of_id or taken.id),
        active=-share.balance,
        pending=-share.pending,
        reserved=-share.reserved,
    )
    return taken


def _list_lots(session: Session, emptied: Held, posted: Posted) -> None:
    """Write down which lots a merge moved."""
    moved = select(
        literal(posted.id), Lot.id, Lot.brand_id, literal(0), literal(0)
    ).where(Lot.account_id == emptied.id)
    columns = ["transaction_id", "lot_id", "brand_id", "number", "points"]
    session.execute(insert(LotMove).from_select(columns, moved))


def _still_there(emptied: Held, merge_id: str) -> ColumnElement[bool]:
    """Tell the lots of a merge, and those their points have come back to since."""
    listed = select(LotMove.lot_id).where(LotMove.transaction_id == merge_id)
    return and_(
        Lot.account_id == emptied.id,
        or_(Lot.id.in_(listed), Lot.came_from_id.in_(listed)),
    )


def _reserved_by(restored: Held, emptied: Held) -> ColumnElement[bool]:
    own = select(Transaction.id).where(Transaction.account_id == restored.id)
    return and_(
        Reservation.account_id == emptied.id,
        OPEN,
        Reservation.id.in_(own),
    )


def _share_of(session: Session, restored: Held, emptied: Held, merge_id: str) -> _Share:
    """Return what the lots of a merge hold and owe by now."""
    active, pending, owed, written_off = session.execute(
        select(
            _sum(case((Lot.state == "pending", 0), else_=Lot.remaining)),
            _sum(case((Lot.state == "pending", Lot.remaining), else_=0)),
            _sum(Lot.owed),
            _sum(Lot.written_off),
        ).where(_still_there(emptied, merge_id))
    ).one()
    reserved = session.scalar(
        select(_sum(Reservation.points)).where(_reserved_by(restored, emptied))
    )
    return _Share(
        int(active - owed + written_off),
        int(pending),
        int(reserved or 0),
        int(owed),
        int(written_off),
    )


def _sum(column: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)
