"""Returns, exact to the lot: in part, in any slices, in any order.

The caller names how many points of a movement are returned by now, in total, so that
the books depend on the total alone. Un-earned points leave their own lot as though they
had never been there; spent points go back to the lots they came from,
whose account may be another by now.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from walletpass.ledger.errors import (
    AlreadyReversedError,
    BeyondEntryError,
    InsufficientPointsError,
    NotReversibleError,
    SourceTakenError,
    UnknownEntryError,
)
from walletpass.ledger.holding import Held, hold_itself
from walletpass.ledger.lots import lot_of, lots_in_hand, record, taken_by
from walletpass.ledger.models import Account, Lot, Transaction
from walletpass.ledger.owing import write_off
from walletpass.ledger.posting import (
    HEADS,
    Movement,
    Posted,
    hold_for,
    posted_from,
    posted_rows,
    write,
)
from walletpass.ledger.refilling import finish, refill
from walletpass.ledger.settling import lock_all_of, send_home, touch

Policy = Literal["only_pending", "within_balance", "unlimited"]
"""When the account is short: take what still waits for its day, what there is, or all.

What "within_balance" could not take is written off, until spent points come back; with
"unlimited" the balance goes below zero.
"""

_RETURNABLE: Final = {"earn", "adjust", "redeem", "commit"}


def take_back(
    session: Session,
    account_id: str,
    *,
    of: str,
    total: int,
    policy: Policy,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Un-earn points of one credit, so that *total* of them are un-earned by now.

    They come from its own lot first; what expired with it is gone already. The rest the
    lot owes, and the account's other lots stand in for it.

    Raises:
        UnknownEntryError: The account has no such movement.
        NotReversibleError: It is no credit.
        BeyondEntryError: It credited fewer points than that.
        SourceTakenError: The source stands for another movement on this account.
    """
    account, original = hold_with(session, account_id, of)
    if original.kind not in _RETURNABLE or original.points < 0:
        raise NotReversibleError(of)
    asked = Movement("reverse", now, source, actor, reason, of_id=of, total=total)
    return _return(session, account, account_id, original, asked, policy=policy)


def give_back(
    session: Session,
    account_id: str,
    *,
    of: str,
    total: int,
    source: str,
    now: datetime,
    grace: timedelta | None = None,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Return spent points of one debit, so that *total* of them are returned by now.

    Each goes back to its own lot, the last taken first, and expires with it; with
    *grace*, not before so long from now. A lot that went back to another account when
    a merge was undone gets its points there, as though they had never been one.

    Raises:
        UnknownEntryError: The account has no such movement.
        NotReversibleError: It is no debit.
        BeyondEntryError: It spent fewer points than that.
        SourceTakenError: The source stands for another movement on this account.
    """
    account, original = hold_with(session, account_id, of)
    if original.kind not in _RETURNABLE or original.points > 0:
        raise NotReversibleError(of)
    asked = Movement("reverse", now, source, actor, reason, of_id=of, total=total)
    keep_until = None if grace is None else now + grace
    return _return(session, account, account_id, original, asked, keep_until=keep_until)


def reverse(
    session: Session,
    account_id: str,
    transaction_id: str,
    *,
    source: str,
    now: datetime,
    actor: str | None = None,
    reason: str | None = None,
) -> Posted:
    """Take back one movement of this account, whole and once.

    Raises:
        UnknownEntryError: The account has no such movement.
        AlreadyReversedError: Some of it was taken back before, under another source.
        NotReversibleError: It is itself a reversal.
        InsufficientPointsError: What it gave has since been spent.
    """
    account, original = hold_with(session, account_id, transaction_id)
    if original.kind not in _RETURNABLE:
        raise NotReversibleError(transaction_id)
    asked = Movement(
        "reverse",
        now,
        source,
        actor,
        reason,
        reverses_id=transaction_id,
        of_id=transaction_id,
        total=abs(original.points),
    )
    if earlier := _same_return(session, account, account_id, asked):
        return earlier
    if returned_last(session, transaction_id) is not None:
        raise AlreadyReversedError(transaction_id)
    return _return(session, account, account_id, original, asked)


def hold_with(session: Session, account_id: str, of: str) -> tuple[Held, Posted]:
    """Lock the account that has the movement's lot, or else the one it was asked of.

    Those whose lots its points came from are locked with it.

    Raises:
        UnknownEntryError: The account has no such movement.
    """
    rows = session.execute(HEADS.where(Transaction.id == of)).all()
    if not rows:
        raise UnknownEntryError(of)
    [original] = posted_rows(session, rows)
    taken_in = original.of_id if original.kind == "commit" else of
    assert taken_in is not None
    lock_all_of(session, account_id, taken_in)
    account = hold_for(session, account_id, "reverse")
    if not _is_known_to(session, account, account_id, original):
        raise UnknownEntryError(of)
    home = session.scalar(select(Lot.account_id).where(Lot.id == lot_of(of)))
    if home is not None and home != account.id:
        account = hold_itself(session, home, "reversed")
    return account, original


def _is_known_to(
    session: Session, account: Held, account_id: str, original: Posted
) -> bool:
    if original.account_id in {account_id, account.id}:
        return True
    merged = select(Account.merged_into_id).where(Account.id == original.account_id)
    return session.scalar(merged) == account.id


def _return(
    session: Session,
    account: Held,
    asked_id: str,
    original: Posted,
    asked: Movement,
    **how: Any,
) -> Posted:
    """Post what is still missing to the total, if anything is."""
    if earlier := _same_return(session, account, asked_id, asked):
        return earlier
    total = asked.total or 0
    if not 0 < total <= abs(original.points):
        raise BeyondEntryError(
            posted=abs(original.points), total=total, scale=account.scale
        )
    last = returned_last(session, original.id)
    before = (last and last.total) or 0
    if last is not None and total <= before:
        return last
    touch(session, account, asked.at)
    if original.points > 0:
        posted = _unearn(session, account, original, total - before, asked, **how)
    else:
        posted = _unspend(session, account, original, before, asked, **how)
    touch(session, account, asked.at)
    return posted


def _same_return(
    session: Session, account: Held, asked_id: str, asked: Movement
) -> Posted | None:
    earlier = posted_from(session, account, asked_id, asked.source)
    if earlier is None:
        return None
    same = earlier.kind, earlier.of_id, earlier.reverses_id, earlier.total
    if same != (asked.kind, asked.of_id, asked.reverses_id, asked.total):
        raise SourceTakenError(source=asked.source, transaction_id=earlier.id)
    return earlier


_undoing = aliased(Transaction)


def returned_last(
    session: Session, of: str, *, but: str | None = None
) -> Posted | None:
    """Return the return of a movement that counts: it names the most, and still holds."""
    rows = session.execute(
        HEADS.where(
            Transaction.of_id == of,
            Transaction.kind == "reverse",
            Transaction.total.is_not(None),
            Transaction.id != (but or ""),
            ~exists().where(_undoing.reverses_id == Transaction.id),
        )
        .order_by(Transaction.total.desc())
        .limit(1)
    ).all()
    return next(iter(posted_rows(session, rows)), None)


def _unearn(
    session: Session,
    account: Held,
    original: Posted,
    points: int,
    asked: Movement,
    *,
    policy: Policy | None = None,
) -> Posted:
    [lot] = lots_in_hand(session, Lot.id == lot_of(original.id))
    own = min(points, lot.remaining)
    expired = min(points - own, lot.expired)
    owed = points - own - expired
    if policy == "only_pending" and lot.state != "pending":
        return write(session, account, replace(asked, short=points))
    lot.remaining -= own
    lot.expired -= expired
    lot.owed += owed
    account.owed += owed
    session.flush()
    moves = {lot.id: -own - owed} if own + owed else {}
    if lot.state == "pending":
        posted = write(session, account, asked, pending=-own)
    else:
        short = _short_of(account, own + owed, policy)
        if short:
            write_off(session, account, short)
            session.flush()
        told = replace(asked, short=short)
        posted = write(session, account, told, active=short - own - owed)
    record(session, account, posted.id, moves)
    return posted


def _short_of(account: Held, points: int, policy: Policy | None) -> int:
    """Return how many of these points the account need not give.

    Raises:
        InsufficientPointsError: It has too few, and no policy says what then.
    """
    missing = max(0, points - max(0, account.balance))
    if missing and policy is None:
        raise InsufficientPointsError(
            balance=account.balance, requested=points, scale=account.scale
        )
    return missing if policy == "within_balance" else 0


def _unspend(
    session: Session,
    account: Held,
    original: Posted,
    before: int,
    asked: Movement,
    *,
    keep_until: datetime | None = None,
) -> Posted:
    taken_in = original.id if original.kind != "commit" else original.of_id
    assert taken_in is not None
    slices = taken_by(session, taken_in, after=before, until=asked.total)
    account.idle_since = asked.at
    done = refill(session, account, slices, now=asked.at, keep_until=keep_until)
    posted = write(session, account, asked, active=done.gained)
    finish(session, account, done, posted, keep_until=keep_until)
    gained = send_home(session, account, done.away, asked, keep_until=keep_until)
    return replace(posted, elsewhere=gained)
