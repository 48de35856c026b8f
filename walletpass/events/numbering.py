"""Numbering events: one count per brand, in which none is ever slipped in behind."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.events.models import Event, EventCounter

BATCH = 500


def _hold(insert: Any) -> Any:
    first = insert(EventCounter).values(latest=0)
    return first.on_conflict_do_update(
        index_elements=[EventCounter.brand_id], set_={"latest": EventCounter.latest}
    ).returning(EventCounter.latest)


_HOLD = in_each_dialect(_hold)
_NEW = (
    select(Event)
    .where(Event.brand_id == bindparam("brand_id"), Event.sequence.is_(None))
    .order_by(Event.row_id)
    .limit(BATCH)
)
_HAS_NEW = select(
    exists().where(Event.brand_id == bindparam("brand_id"), Event.sequence.is_(None))
)
_COUNT = (
    update(EventCounter)
    .where(EventCounter.brand_id == bindparam("counted_id"))
    .values(latest=bindparam("counted"))
)
_LATEST = select(EventCounter.latest).where(
    EventCounter.brand_id == bindparam("brand_id")
)


def has_news(session: Session, brand_id: str) -> bool:
    """Tell whether events of the brand wait for their numbers."""
    return bool(session.scalar(_HAS_NEW, {"brand_id": brand_id}))


def number(session: Session, brand_id: str) -> Sequence[Event]:
    """Give the brand's next new events their numbers, and return them in that order.

    A number drawn while the sale was being written would be seen late or not at all by
    whoever reads on from a later one; these are drawn when the event is there to be
    read, by one keeper at a time.
    """
    asked = {"brand_id": brand_id}
    latest = session.execute(in_dialect_of(session, _HOLD), asked).scalar_one()
    new = session.scalars(_NEW, asked).all()
    for place, event in enumerate(new, start=1):
        event.sequence = latest + place
    if new:
        session.connection().execute(
            _COUNT, {"counted_id": brand_id, "counted": latest + len(new)}
        )
    session.flush()
    return new


def latest(session: Session, brand_id: str) -> int:
    """Return the number of the brand's latest event, 0 before the first."""
    return session.scalar(_LATEST, {"brand_id": brand_id}) or 0
