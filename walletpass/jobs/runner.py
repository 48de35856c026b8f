"""The whole machine behind promises: `relay` hands out tickets, `keep` tries one once."""

from collections.abc import Callable, Collection, Sequence

import structlog

from walletpass import outbox
from walletpass.jobs.keepers import keeper_of
from walletpass.jobs.retry import LAST_TRY, pause_before
from walletpass.outbox import LEASE, Lane, Promise, Ticket
from walletpass.services import Services

Engine = Callable[[Ticket], None]
"""Whatever sees to it that `keep` is called with this ticket, here or elsewhere."""

MOST_AT_ONCE = 100

log = structlog.get_logger()


def relay(
    services: Services,
    engine: Engine,
    *,
    lanes: Collection[Lane] = tuple(Lane),
    limit: int = MOST_AT_ONCE,
) -> int:
    """Hand tickets for what is due in these lanes to *engine*; return how many."""
    with services.database.transaction() as session:
        tickets = outbox.claim(session, now=services.now(), lanes=lanes, limit=limit)
    for place, ticket in enumerate(tickets):
        try:
            engine(ticket)
        except Exception:
            _take_back(services, tickets[place:])
            raise
    return len(tickets)


def _take_back(services: Services, tickets: Sequence[Ticket]) -> None:
    with services.database.transaction() as session:
        outbox.give_back(session, tickets, now=services.now())


def keep(services: Services, ticket: Ticket) -> None:
    """Try to keep one promise, once, and settle it or say when to try again.

    An outdated ticket is waste paper. Whatever goes wrong is written beside the
    promise; after the last try it is parked where `doctor` finds it.
    """
    with services.database.snapshot() as session:
        promise = outbox.open_ticket(session, ticket)
    if promise is None or not _is_ours(services, ticket, promise):
        return
    try:
        message = outbox.read(promise.kind, promise.payload)
        keeper_of(type(message))(services, message)
    except Exception as trouble:  # noqa: BLE001 - whatever it is, it is noted and tried again
        _put_off(services, ticket, promise, trouble)
        return
    with services.database.transaction() as session:
        outbox.settle(session, ticket)


def _is_ours(services: Services, ticket: Ticket, promise: Promise) -> bool:
    """Tell whether nobody else will begin with the promise while we keep it."""
    now = services.now()
    if promise.due_at - now > LEASE * 3 / 4:
        return True
    with services.database.transaction() as session:
        return outbox.renew(session, ticket, now=now)


def _put_off(
    services: Services, ticket: Ticket, promise: Promise, trouble: Exception
) -> None:
    now, tries = services.now(), promise.failures + 1
    last = tries >= LAST_TRY
    log.warning(
        "promise parked" if last else "promise put off",
        kind=promise.kind,
        tries=tries,
        exc_info=trouble,
    )
    with services.database.transaction() as session:
        outbox.postpone(
            session,
            ticket,
            trouble=f"{type(trouble).__name__}: {trouble}",
            until=None if last else now + pause_before(tries),
            now=now,
        )
