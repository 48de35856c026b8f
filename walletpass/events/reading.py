"""Reading events where nobody can be called: in order, until they are acknowledged."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.events.errors import UnreadEventError
from walletpass.events.models import Event, Subscriber
from walletpass.events.names import covered
from walletpass.events.numbering import latest


def unread(
    session: Session, subscriber: Subscriber, *, after: int = 0, limit: int = 50
) -> Sequence[Event]:
    """Return the subscriber's next events: those past *after*, and past what was read."""
    return session.scalars(
        select(Event)
        .where(
            Event.brand_id == subscriber.brand_id,
            Event.sequence > max(after, subscriber.read_through),
            Event.name.in_(sorted(covered(subscriber.topics))),
        )
        .order_by(Event.sequence)
        .limit(limit)
    ).all()


def acknowledge(session: Session, subscriber: Subscriber, through: int) -> None:
    """Note that the subscriber has read all events through this one. Never goes back.

    Raises:
        UnreadEventError: There is no event that far yet.
    """
    newest = latest(session, subscriber.brand_id)
    if through > newest:
        raise UnreadEventError(through=through, latest=newest)
    session.refresh(subscriber, with_for_update=True)
    subscriber.read_through = max(subscriber.read_through, through)
