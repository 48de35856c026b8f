"""The log of deliveries: what was sent, how often, and what the endpoint answered."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of, says
from walletpass.db.paging import decode_number
from walletpass.events import Event
from walletpass.webhooks.errors import UnknownDeliveryError
from walletpass.webhooks.models import Delivery, DeliveryState


@dataclass(frozen=True, slots=True)
class Logged:
    """A delivery and the event that it delivers."""

    delivery: Delivery
    event: Event


def deliveries(
    session: Session,
    endpoint_id: str,
    *,
    state: DeliveryState | None = None,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Logged]:
    """Return a page of an endpoint's deliveries, in the order of their events.

    The newest come first. By id, those made within one millisecond stand in none. Words
    *wanted* are looked for in what an event is called, its id and its customer's.
    """
    query = (
        select(Delivery, Event)
        .join(Event, Event.row_id == Delivery.event_row_id)
        .where(Delivery.endpoint_id == endpoint_id)
    )
    if state is not None:
        query = query.where(Delivery.state == state)
    if wanted:
        query = query.where(says(wanted, Event.name, Event.id, Event.customer_id))
    if after is not None:
        query = query.where(Delivery.sequence < decode_number(after))
    latest = query.order_by(Delivery.sequence.desc()).limit(limit + 1)
    logged = [Logged(delivery, event) for delivery, event in session.execute(latest)]
    return page_of(logged, limit, lambda one: str(one.delivery.sequence))


def delivery_of(session: Session, endpoint_id: str, delivery_id: str) -> Logged:
    """Return one delivery of an endpoint.

    Raises:
        UnknownDeliveryError: It has none of this id.
    """
    row = session.execute(
        select(Delivery, Event)
        .join(Event, Event.row_id == Delivery.event_row_id)
        .where(Delivery.id == delivery_id, Delivery.endpoint_id == endpoint_id)
    ).one_or_none()
    if row is None:
        raise UnknownDeliveryError
    return Logged(row.Delivery, row.Event)
