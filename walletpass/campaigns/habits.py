"""What customers of an audience bought lately: what an effect is measured against."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.campaigns.detecting import Habit
from walletpass.sales import Purchase

_SPENT: Final = (
    select(func.sum(Purchase.net - Purchase.returned))
    .where(
        Purchase.customer_id.in_(bindparam("customer_ids", expanding=True)),
        Purchase.brand_id == bindparam("brand_id"),
        Purchase.occurred_at > bindparam("since"),
        Purchase.occurred_at <= bindparam("until"),
    )
    .group_by(Purchase.customer_id)
)


def habit_of(
    session: Session,
    brand_id: str,
    customer_ids: Sequence[str],
    *,
    days: int,
    now: datetime,
) -> Habit:
    """Return what these customers bought in the last *days*, less what came back."""
    spent = session.scalars(
        _SPENT,
        {
            "customer_ids": list(customer_ids),
            "brand_id": brand_id,
            "since": now - timedelta(days=days),
            "until": now,
        },
    ).all()
    sums = [int(amount) for amount in spent if amount]
    return Habit(
        len(customer_ids), len(sums), sum(sums), sum(amount**2 for amount in sums)
    )
