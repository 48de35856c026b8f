"""Giving one customer's purchases to another who turned out to be the same person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, exists, select, update
from sqlalchemy.orm import Session, aliased

from walletpass.sales import habits
from walletpass.sales.models import Purchase, Watch


def move(
    session: Session, brand_id: str, giver_id: str, taker_id: str, *, now: datetime
) -> Sequence[str]:
    """Give all that was bought, and is waited for, to another customer.

    What comes back are the waits that moved; the purchases remember by themselves. A
    wait that the other has too stays where it is.
    """
    session.execute(
        update(Purchase)
        .where(Purchase.customer_id == giver_id)
        .values(customer_id=taker_id, bought_as_id=giver_id)
    )
    waits = session.scalars(_open_of(giver_id, but_of=taker_id, now=now)).all()
    _give(session, waits, taker_id)
    for customer_id in (giver_id, taker_id):
        habits.recount(session, brand_id, customer_id)
    return [wait.id for wait in waits]


def move_back(
    session: Session,
    brand_id: str,
    taker_id: str,
    giver_id: str,
    watch_ids: Sequence[str],
    *,
    now: datetime,
) -> None:
    """Give back what `move` gave: purchases, and the waits that still wait."""
    session.execute(
        update(Purchase)
        .where(Purchase.customer_id == taker_id, Purchase.bought_as_id == giver_id)
        .values(customer_id=giver_id, bought_as_id=None)
    )
    moved = _open_of(taker_id, but_of=giver_id, now=now)
    waits = session.scalars(moved.where(Watch.id.in_(watch_ids))).all()
    _give(session, waits, giver_id)
    for customer_id in (giver_id, taker_id):
        habits.recount(session, brand_id, customer_id)


def _open_of(customer_id: str, *, but_of: str, now: datetime) -> Select[Watch]:
    theirs = aliased(Watch)
    same = (
        exists()
        .where(theirs.customer_id == but_of, theirs.ended_at.is_(None))
        .where(theirs.sku == Watch.sku, theirs.colour == Watch.colour)
        .where(theirs.size == Watch.size, theirs.store_id == Watch.store_id)
    )
    return select(Watch).where(
        Watch.customer_id == customer_id,
        Watch.ended_at.is_(None),
        Watch.expires_at > now,
        ~same,
    )


def _give(session: Session, waits: Sequence[Watch], customer_id: str) -> None:
    for wait in waits:
        wait.customer_id = customer_id
    session.flush()
