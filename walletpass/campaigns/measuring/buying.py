"""What customers bought: in the window, in as long before it, and whether they still come.

Money is less what came back; a purchase of which everything came back is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from walletpass.campaigns.measuring.rows import LATER_DAYS
from walletpass.campaigns.measuring.stretches import Stretch
from walletpass.campaigns.models import Delivery
from walletpass.sales.models import Purchase

Came = tuple[bool | None, bool | None, bool | None]

_KEPT: Final = Purchase.net - Purchase.returned
_SPAN: Final = timedelta(days=LATER_DAYS[0])
assert [days * LATER_DAYS[0] for days in (1, 2, 3)] == list(LATER_DAYS)


@dataclass(frozen=True, slots=True)
class Bought:
    """What one customer bought; *came* as far as it is known by now."""

    receipts: int = 0
    revenue: int = 0
    paid_with_points: int = 0
    receipts_before: int = 0
    revenue_before: int = 0
    came: tuple[bool, bool, bool] = (False, False, False)


def bought_in(session: Session, stretch: Stretch) -> dict[str, Bought]:
    """Return what those of a stretch bought, by customer; who bought nothing is left out."""
    window = stretch.window
    is_after = stretch.is_within(Purchase.occurred_at)
    is_before = Purchase.occurred_at < window.since
    spans = [window.since + number * _SPAN for number in range(len(LATER_DAYS) + 1)]
    query = (
        select(
            Delivery.customer_id,
            _sum(is_after, 1),
            _sum(is_after, _KEPT),
            _sum(is_after, Purchase.paid_with_points),
            _sum(is_before, 1),
            _sum(is_before, _KEPT),
            *(
                _sum(
                    and_(
                        Purchase.occurred_at >= since,
                        Purchase.occurred_at < since + _SPAN,
                    ),
                    1,
                )
                for since in spans[:-1]
            ),
        )
        .join(Purchase, Purchase.customer_id == Delivery.customer_id)
        .where(
            Purchase.brand_id == stretch.brand_id,
            Purchase.occurred_at >= window.before,
            Purchase.occurred_at < max(window.until, spans[-1]),
            Purchase.status != "returned",
        )
        .group_by(Delivery.customer_id)
    )
    return {row[0]: _bought(row[1:]) for row in session.execute(stretch.of(query))}


def _bought(sums: Sequence[int]) -> Bought:
    receipts, revenue, points, receipts_before, revenue_before, *came = map(int, sums)
    first, second, third = (count > 0 for count in came)
    return Bought(
        receipts,
        revenue,
        points,
        receipts_before,
        revenue_before,
        (first, second, third),
    )


def _sum(condition: ColumnElement[bool], amount: Any) -> ColumnElement[int]:
    return func.sum(case((condition, amount), else_=0))


def came_by_now(bought: Bought, stretch: Stretch) -> Came:
    """Return in which spans they came; None of a span that is not over yet."""
    first, second, third = (
        came if stretch.window.since + (number + 1) * _SPAN <= stretch.as_of else None
        for number, came in enumerate(bought.came)
    )
    return first, second, third
