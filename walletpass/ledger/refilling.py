"""Putting spent or reserved points back into the lots they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.ledger.holding import Held
from walletpass.ledger.lots import add_lot, lots_in_hand, record
from walletpass.ledger.models import Lot
from walletpass.ledger.owing import recover
from walletpass.ledger.posting import Movement, Posted, other_side_of, write


@dataclass(slots=True)
class Refill:
    """What points that come back do: how many the balance gains, and to which lots.

    Those in *fresh* cannot lie in the lot they came from, and begin one of their own.
    Those that are *late* came back to a lot that has expired, and are lost with it. Those
    that are *away* belong to lots of another account, which is yet to be held.
    """

    gained: int = 0
    moves: dict[str, int] = field(default_factory=dict)
    fresh: list[tuple[Lot, int]] = field(default_factory=list)
    late: dict[str, int] = field(default_factory=dict)
    away: dict[str, int] = field(default_factory=dict)


def refill(
    session: Session,
    account: Held,
    slices: Mapping[str, int],
    *,
    now: datetime,
    keep_until: datetime | None = None,
) -> Refill:
    """Put these points back into these lots; the transaction is still to be written.

    A lot pays first what it owes. Points of lots that expire before *keep_until* begin a
    lot that lasts so long.
    """
    done = Refill()
    lots = {lot.id: lot for lot in lots_in_hand(session, Lot.id.in_(list(slices)))}
    for lot_id, points in slices.items():
        lot = lots[lot_id]
        if lot.account_id != account.id:
            done.away[lot_id] = points
            continue
        _put_back(session, account, done, lot, points, now=now, keep_until=keep_until)
    account.falls_due(account.idle_at)
    session.flush()
    return done


def _put_back(
    session: Session,
    account: Held,
    done: Refill,
    lot: Lot,
    points: int,
    *,
    now: datetime,
    keep_until: datetime | None,
) -> None:
    paid = min(points, lot.owed)
    rest = points - paid
    is_fresh = _expires_by(lot, keep_until)
    is_late = rest > 0 and not is_fresh and _expires_by(lot, now)
    lot.owed -= paid
    account.owed -= paid
    recovered = min(paid if is_late else points, account.written_off)
    if recovered:
        recover(session, account, lot, recovered)
    done.gained += points - recovered
    if is_late:
        lot.expired += rest
        done.late[lot.id] = -rest
    elif is_fresh and rest:
        done.fresh.append((lot, rest))
        account.falls_due(_kept_until(lot, keep_until))
    elif rest:
        lot.remaining += rest
        account.falls_due(lot.expires_at)
    if back := paid if is_fresh else points:
        done.moves[lot.id] = back


def _expires_by(lot: Lot, moment: datetime | None) -> bool:
    return (
        moment is not None and lot.expires_at is not None and lot.expires_at <= moment
    )


def _kept_until(lot: Lot, moment: datetime | None) -> datetime | None:
    if lot.expires_at is None or moment is None:
        return lot.expires_at
    return max(lot.expires_at, moment)


def finish(
    session: Session,
    account: Held,
    done: Refill,
    posted: Posted,
    *,
    keep_until: datetime | None = None,
) -> None:
    """Write down what a refill did, now that its transaction is there."""
    record(session, account, posted.id, done.moves)
    if done.late:
        lost = write(
            session,
            account,
            Movement("expire", posted.posted_at),
            active=sum(done.late.values()),
            other_side=other_side_of(session, account, "expire"),
        )
        record(session, account, lost.id, done.late)
    for lot, points in done.fresh:
        add_lot(
            session,
            account,
            posted.id,
            points,
            now=posted.posted_at,
            expires_at=_kept_until(lot, keep_until),
            came_from_id=lot.came_from_id or lot.id,
        )
