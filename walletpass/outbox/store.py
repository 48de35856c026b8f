"""Adding promises, handing out tickets for what is due, and settling them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, exists, func, select, update
from sqlalchemy.orm import Session

from walletpass.db import Prepared, in_each_dialect
from walletpass.db.database import SESSION_PROMISED
from walletpass.outbox.messages import (
    AnyMessage,
    Lane,
    kind_of,
    kind_of_type,
    lane_of,
    write,
)
from walletpass.outbox.models import Promise

LEASE = timedelta(
    minutes=2
)  # longer than a push batch waits for an Apple that is silent
NO_WAIT = timedelta()

_table: Any = Promise.__table__


def _insert(insert: Any) -> Any:
    fresh = insert(_table)
    sooner = case(
        (fresh.excluded.due_at < _table.c.due_at, fresh.excluded.due_at),
        else_=_table.c.due_at,
    )
    return fresh.on_conflict_do_update(
        index_elements=[_table.c.key],
        set_={"due_at": sooner, "parked_at": None},
        where=(fresh.excluded.due_at < _table.c.due_at)
        | _table.c.parked_at.is_not(None),
    )


_ADD = Prepared(in_each_dialect(_insert))


@dataclass(frozen=True, slots=True)
class Ticket:
    """Leave to try one promise once."""

    promise_id: int
    attempt: int


def add(
    session: Session,
    message: AnyMessage,
    *,
    now: datetime,
    key: str | None = None,
    after: timedelta = NO_WAIT,
    lane: Lane | None = None,
) -> None:
    """Promise *message*, to be kept once this transaction commits.

    A promise with the same *key* that still waits absorbs this one, and takes the
    sooner of the two due times. It is kept in its kind's lane, unless told otherwise.
    """
    _ADD.run(
        session,
        {
            "kind": kind_of(message),
            "lane": lane or lane_of(message),
            "key": key,
            "payload": write(message),
            "made_at": now,
            "due_at": now + after,
            "attempts": 0,
            "failures": 0,
            "leased": False,
        },
    )
    session.info[SESSION_PROMISED] = True


def claim(
    session: Session,
    *,
    now: datetime,
    lanes: Collection[Lane] = tuple(Lane),
    limit: int = 100,
) -> Sequence[Ticket]:
    """Take what is due in these lanes and return a ticket for each, soonest first.

    A claimed promise has no key any more: what changes while it is being kept is
    promised anew.
    """
    due = session.execute(
        select(Promise.id, Promise.attempts, Promise.failures)
        .where(
            Promise.lane.in_(lanes),
            Promise.parked_at.is_(None),
            Promise.due_at <= now,
        )
        .order_by(Promise.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    leases: dict[timedelta, list[int]] = {}
    for row in due:
        leases.setdefault(_lease(row.attempts - row.failures), []).append(row.id)
    for lease, ids in leases.items():
        session.execute(
            update(Promise)
            .where(Promise.id.in_(ids))
            .values(
                attempts=Promise.attempts + 1,
                due_at=now + lease,
                leased=True,
                key=None,
            )
        )
    return [Ticket(row.id, row.attempts + 1) for row in due]


def _lease(in_vain: int) -> timedelta:
    """Return how long a ticket is good for; longer after each that nobody tried.

    Where workers lag behind, fresh tickets would only make waste paper of those that
    wait their turn.
    """
    return LEASE * (1 << min(in_vain, 6))


def give_back(session: Session, tickets: Sequence[Ticket], *, now: datetime) -> None:
    """Take back tickets that could not be handed to anybody."""
    for ticket in tickets:
        session.execute(
            update(Promise)
            .where(Promise.id == ticket.promise_id, Promise.attempts == ticket.attempt)
            .values(attempts=Promise.attempts - 1, leased=False, due_at=now)
        )


def open_ticket(session: Session, ticket: Ticket) -> Promise | None:
    """Return the promise behind a ticket, or None if the ticket is outdated."""
    promise = session.get(Promise, ticket.promise_id)
    if promise is None or promise.attempts != ticket.attempt or not promise.leased:
        return None
    return promise


def renew(session: Session, ticket: Ticket, *, now: datetime) -> bool:
    """Make a ticket good for a whole lease again; False if it is outdated by now.

    For whoever begins with one that lay about: what takes long is then not begun a
    second time meanwhile.
    """
    good = session.execute(
        update(Promise)
        .where(
            Promise.id == ticket.promise_id,
            Promise.attempts == ticket.attempt,
            Promise.leased,
        )
        .values(due_at=now + LEASE)
        .returning(Promise.id)
    )
    return good.first() is not None


def settle(session: Session, ticket: Ticket) -> None:
    """Forget a promise that has been kept."""
    session.execute(delete(Promise).where(Promise.id == ticket.promise_id))


def postpone(
    session: Session,
    ticket: Ticket,
    *,
    trouble: str,
    until: datetime | None,
    now: datetime,
) -> None:
    """Note why a promise could not be kept, and try again *until* then, or park it."""
    session.execute(
        update(Promise)
        .where(Promise.id == ticket.promise_id, Promise.attempts == ticket.attempt)
        .values(
            failures=Promise.failures + 1,
            trouble=trouble[:2000],
            leased=False,
            due_at=until or now,
            parked_at=None if until else now,
        )
    )


def release_leases(session: Session, *, now: datetime) -> int:
    """Make every leased promise due again and return how many there were.

    For the one process that does all the keeping, when it starts: whoever held a
    ticket before is gone.
    """
    return len(
        session.execute(
            update(Promise)
            .where(Promise.leased)
            .values(leased=False, due_at=now)
            .returning(Promise.id)
        ).all()
    )


def hasten(session: Session, message_type: type, about: str, *, now: datetime) -> int:
    """Make promises of this type due that wait and name *about*; return how many.

    For when what they wait for has happened.
    """
    hastened = session.execute(
        update(Promise)
        .where(
            Promise.kind == kind_of_type(message_type),
            Promise.payload.contains(f'"{about}"', autoescape=True),
            Promise.parked_at.is_(None),
            ~Promise.leased,
            Promise.due_at > now,
        )
        .values(due_at=now)
        .returning(Promise.id)
    ).all()
    if hastened:
        session.info[SESSION_PROMISED] = True
    return len(hastened)


def is_parked(session: Session, message_type: type, about: str) -> bool:
    """Tell whether a promise of this type that names *about* waits for a person to look."""
    parked = exists().where(
        Promise.kind == kind_of_type(message_type),
        Promise.payload.contains(f'"{about}"', autoescape=True),
        Promise.parked_at.is_not(None),
    )
    return bool(session.scalar(select(parked)))


def revive(session: Session, *, now: datetime) -> int:
    """Make parked promises due again and return how many there were.

    For whoever starts to relay: what was wrong has been put right since, or nobody
    would know how to try.
    """
    return len(
        session.execute(
            update(Promise)
            .where(Promise.parked_at.is_not(None))
            .values(parked_at=None, failures=0, due_at=now)
            .returning(Promise.id)
        ).all()
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """How the outbox stands: promises waiting, parked, and the oldest one due."""

    waiting: int
    parked: int
    oldest_due_at: datetime | None


def waiting(session: Session) -> Waiting:
    """Return how the outbox stands."""
    row = session.execute(
        select(
            func.count().filter(Promise.parked_at.is_(None)),
            func.count().filter(Promise.parked_at.is_not(None)),
            func.min(Promise.due_at).filter(Promise.parked_at.is_(None)),
        )
    ).one()
    return Waiting(row[0], row[1], row[2])
