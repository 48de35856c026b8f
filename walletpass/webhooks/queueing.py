"""Queueing events for endpoints, those of one customer strictly one after the other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from walletpass.events import Event, Subscriber, covered
from walletpass.kernel.ids import new_id
from walletpass.webhooks.models import Delivery, Endpoint
from walletpass.webhooks.subscribing import promise_calls

UNDONE: Final = ("held", "waiting")


def queue(
    session: Session, brand_id: str, happened: Sequence[Event], *, now: datetime
) -> None:
    """Put newly numbered events on their way to every endpoint that asked for them."""
    endpoints = session.execute(
        select(Endpoint, Subscriber.topics)
        .join(Subscriber, Subscriber.id == Endpoint.id)
        .where(Endpoint.brand_id == brand_id)
        .order_by(Endpoint.id)
        .with_for_update(of=Endpoint)
    ).all()
    for endpoint, topics in endpoints:
        names = covered(topics)
        wanted = [event for event in happened if event.name in names]
        if wanted:
            session.execute(insert(Delivery), _rows(session, endpoint, wanted, now))
            promise_calls(session, endpoint, now=now)


def _rows(
    session: Session, endpoint: Endpoint, wanted: Sequence[Event], now: datetime
) -> list[dict[str, Any]]:
    busy = _busy_streams(session, endpoint.id, {event.stream for event in wanted})
    rows = []
    for event in wanted:
        rows.append(
            {
                "id": new_id("dlv", now),
                "brand_id": event.brand_id,
                "endpoint_id": endpoint.id,
                "event_row_id": event.row_id,
                "sequence": event.sequence,
                "stream": event.stream,
                "state": "held" if event.stream in busy else "waiting",
                "due_at": now,
                "created_at": now,
            }
        )
        busy.add(event.stream)
    return rows


def _busy_streams(session: Session, endpoint_id: str, streams: set[str]) -> set[str]:
    return set(
        session.scalars(
            select(Delivery.stream)
            .where(
                Delivery.endpoint_id == endpoint_id,
                Delivery.stream.in_(streams),
                Delivery.state.in_(UNDONE),
            )
            .distinct()
        )
    )


def let_through(session: Session, done: Delivery, *, now: datetime) -> None:
    """Let the event behind this one be tried, now that this one is out of its way."""
    session.flush()
    behind = session.scalars(
        select(Delivery)
        .where(
            Delivery.endpoint_id == done.endpoint_id,
            Delivery.stream == done.stream,
            Delivery.state == "held",
        )
        .order_by(Delivery.sequence)
        .limit(1)
    ).one_or_none()
    if behind is not None:
        behind.state, behind.due_at = "waiting", now
    session.flush()


def redeliver(
    session: Session, endpoint: Endpoint, delivery: Delivery, *, now: datetime
) -> None:
    """Start a delivery again from the first try, whether it arrived before or not.

    One that is under way already is only hastened. One whose customer has another event
    under way goes right after that one.
    """
    session.refresh(endpoint, with_for_update=True)
    session.refresh(delivery)
    if delivery.state == "waiting" and not delivery.is_calling:
        delivery.due_at = now
    elif delivery.state not in UNDONE:
        busy = _busy_streams(session, endpoint.id, {delivery.stream})
        delivery.state = "held" if busy else "waiting"
        delivery.due_at, delivery.tries = now, 0
        delivery.first_tried_at = delivery.trouble = None
    session.flush()
    promise_calls(session, endpoint, now=now)
