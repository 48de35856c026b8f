"""Delivering: taking what is due, one call at a time, and noting what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.events import Event, told
from walletpass.kernel.sealing import Vault
from walletpass.webhooks.calling import Answered, Call, CallOutcome
from walletpass.webhooks.ladder import (
    GONE,
    is_final,
    is_taken,
    next_try,
    trouble_of,
)
from walletpass.webhooks.models import Delivery, Endpoint
from walletpass.webhooks.promises import CallEndpoint
from walletpass.webhooks.queueing import let_through
from walletpass.webhooks.signing import headers_for, live_secrets, opened
from walletpass.webhooks.subscribing import promise_calls

AT_ONCE: Final = 4  # calls to one endpoint, so that a slow one keeps few hands busy
LEASE: Final = timedelta(minutes=1)  # longer than a call may take


@dataclass(frozen=True, slots=True)
class Errand:
    """A delivery that is being tried, and the call to make for it."""

    delivery_id: str
    endpoint_id: str
    attempt: int
    call: Call = field(repr=False)


def take_next(
    session: Session, vault: Vault, endpoint_id: str, *, now: datetime
) -> Errand | None:
    """Return the next call to make for an endpoint, or None if nothing is due.

    Whoever takes one promises another pair of hands for the rest, and whoever finds
    nothing, to come back when something is due. A call nobody reported on is made again
    once its lease is over, with the same id.
    """
    endpoint = _locked(session, endpoint_id)
    if endpoint is None or endpoint.state != "active":
        return None
    if _calls_under_way(session, endpoint_id, now) >= AT_ONCE:
        return None  # each of them looks for the next when it is done
    due = _due(session, endpoint_id, now)
    if not due:
        come_back(session, endpoint_id, now=now)
        return None
    if len(due) > 1:
        promise_calls(session, endpoint, now=now)
    return _errand(session, vault, endpoint, due[0], now)


def _locked(session: Session, endpoint_id: str) -> Endpoint | None:
    return session.scalars(
        select(Endpoint).where(Endpoint.id == endpoint_id).with_for_update()
    ).one_or_none()


def _calls_under_way(session: Session, endpoint_id: str, now: datetime) -> int:
    under_way = select(func.count()).where(
        Delivery.endpoint_id == endpoint_id,
        Delivery.state == "waiting",
        Delivery.is_calling,
        Delivery.due_at > now,
    )
    return session.scalar(under_way) or 0


def _due(session: Session, endpoint_id: str, now: datetime) -> Sequence[Delivery]:
    return session.scalars(
        select(Delivery)
        .where(
            Delivery.endpoint_id == endpoint_id,
            Delivery.state == "waiting",
            Delivery.due_at <= now,
        )
        .order_by(Delivery.due_at, Delivery.sequence)
        .limit(2)
    ).all()


def come_back(session: Session, endpoint_id: str, *, now: datetime) -> None:
    """Promise to look after an endpoint again when its next delivery is due."""
    soonest = session.scalar(
        select(Delivery.due_at)
        .where(Delivery.endpoint_id == endpoint_id, Delivery.state == "waiting")
        .order_by(Delivery.due_at)
        .limit(1)
    )
    if soonest is not None:
        job, key = CallEndpoint(endpoint_id), f"webhook:{endpoint_id}"
        outbox.add(session, job, now=now, key=key, after=soonest - now)


def _errand(
    session: Session,
    vault: Vault,
    endpoint: Endpoint,
    delivery: Delivery,
    now: datetime,
) -> Errand:
    delivery.is_calling, delivery.due_at = True, now + LEASE
    delivery.tries += 1
    delivery.first_tried_at = delivery.first_tried_at or now
    delivery.last_tried_at = now
    session.flush()
    event = session.get_one(Event, delivery.event_row_id)
    call = signed_call(session, vault, endpoint, event.id, told(event), now=now)
    return Errand(delivery.id, endpoint.id, delivery.tries, call)


def signed_call(
    session: Session,
    vault: Vault,
    endpoint: Endpoint,
    message_id: str,
    message: object,
    *,
    now: datetime,
) -> Call:
    """Return the call that tells an endpoint something, signed with what lives now."""
    body = orjson.dumps(message)
    keys = opened(vault, live_secrets(session, endpoint.id, now=now))
    headers = {
        "content-type": "application/json",
        "user-agent": "walletpass-webhooks/1",
        **headers_for(message_id, body, keys, now=now),
    }
    return Call(endpoint.url, headers, body)


def note_outcome(
    session: Session, errand: Errand, outcome: CallOutcome, *, now: datetime
) -> None:
    """Write down what came of a call, and when to try again if that is to be done.

    That an event was taken counts whoever reports it; that it was not, only while nobody
    else has begun another try.
    """
    endpoint = _locked(session, errand.endpoint_id)
    delivery = session.get(Delivery, errand.delivery_id, with_for_update=True)
    if endpoint is None or delivery is None or delivery.state != "waiting":
        return
    if delivery.tries != errand.attempt and not is_taken(outcome):
        return
    answered = outcome if isinstance(outcome, Answered) else None
    delivery.status = answered.status if answered else None
    delivery.excerpt = answered.excerpt if answered else ""
    delivery.trouble = None if is_taken(outcome) else trouble_of(outcome)
    delivery.is_calling = False
    if answered and answered.status == GONE:
        endpoint.state, endpoint.trouble = "paused", "answered 410: it wants no more"
    _move_on(session, delivery, outcome, now)


def _move_on(
    session: Session, delivery: Delivery, outcome: CallOutcome, now: datetime
) -> None:
    if is_taken(outcome):
        delivery.state = "delivered"
        let_through(session, delivery, now=now)
        return
    first = delivery.first_tried_at or now
    again = None if is_final(outcome) else next_try(delivery.tries, first, now)
    if again is not None:
        delivery.due_at = again
        session.flush()
        return
    delivery.state = "parked"
    let_through(session, delivery, now=now)
