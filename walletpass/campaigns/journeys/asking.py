"""Asking: what a journey wants to know of many at once, in one statement each."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.brands import Brand
from walletpass.campaigns.document_steps import Question
from walletpass.campaigns.journeys.models import Position
from walletpass.customers import Customer
from walletpass.sales import Purchase


def fitting(
    session: Session,
    brand: Brand,
    question: Question,
    positions: Sequence[Position],
    *,
    now: datetime,
) -> Collection[str]:
    """Return the positions, by id, of whom the answer is yes at this moment."""
    if not positions:
        return ()
    ids = [one.id for one in positions]
    if question.when is None:
        bought = (
            select(Position.id)
            .join(Purchase, Purchase.customer_id == Position.customer_id)
            .where(
                Position.id.in_(ids),
                Purchase.occurred_at >= Position.entered_at,
                Purchase.occurred_at <= now,
                Purchase.status != "returned",
            )
        )
        return set(session.scalars(bought))
    asked = segments.audience(brand, segments.parse(question.when), now=now)
    customers = [one.customer_id for one in positions]
    yes = set(session.scalars(asked.where(Customer.id.in_(customers))))
    return {one.id for one in positions if one.customer_id in yes}


def gone_among(session: Session, positions: Sequence[Position]) -> dict[str, str]:
    """Return which customers are there no more: erased or merged, by their id."""
    rows = session.execute(
        select(Customer.id, Customer.status).where(
            Customer.id.in_([one.customer_id for one in positions]),
            Customer.status.in_(("erased", "merged")),
        )
    )
    return {row[0]: row[1] for row in rows}
