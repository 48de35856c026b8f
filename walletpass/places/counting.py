"""How many visits each store had lately: what cards of nobody's habit go by."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from walletpass.places.models import StoreVisits
from walletpass.sales import Purchase

COUNTED: Final = timedelta(days=90)


def count_visits(session: Session, brand_id: str, *, now: datetime) -> bool:
    """Count the brand's visits by store anew; tell whether it was the first time.

    A visit is a customer's day in a store: ten receipts of one day are one.
    """
    days = (
        select(Purchase.store_id, Purchase.customer_id, Purchase.shopped_on)
        .where(
            Purchase.brand_id == brand_id,
            Purchase.occurred_at > now - COUNTED,
            Purchase.store_id.is_not(None),
            Purchase.customer_id.is_not(None),
            Purchase.status != "returned",
        )
        .distinct()
        .subquery()
    )
    counted = session.execute(
        select(days.c.store_id, func.count().label("visits")).group_by(days.c.store_id)
    ).all()
    before = select(StoreVisits.store_id).where(StoreVisits.brand_id == brand_id)
    is_first = session.execute(before.limit(1)).first() is None
    session.execute(delete(StoreVisits).where(StoreVisits.brand_id == brand_id))
    rows: list[dict[str, Any]] = [
        {
            "store_id": row.store_id,
            "brand_id": brand_id,
            "visits": row.visits,
            "counted_at": now,
        }
        for row in counted
    ]
    if rows:
        session.execute(insert(StoreVisits), rows)
    return is_first and bool(rows)
