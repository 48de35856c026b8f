"""Whether every figure kept beside the sales is the sum that it stands for."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from walletpass.sales.models import (
    Purchase,
    PurchaseLine,
    Refund,
    RefundLine,
    Shopper,
    ShoppingDay,
)


def audit(session: Session) -> list[str]:
    """Return the name of everything whose figures are not the sums of their parts.

    Reads everything: for `db check`, not for a request.
    """
    return [
        f"{what} {' '.join(map(str, row))}"
        for what, question in _QUESTIONS.items()
        for row in session.execute(question)
    ]


def _sum(column: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)


_QUESTIONS = {
    "customer": select(Shopper.customer_id)
    .outerjoin(
        ShoppingDay,
        (ShoppingDay.customer_id == Shopper.customer_id) & (ShoppingDay.purchases > 0),
    )
    .group_by(Shopper.customer_id)
    .having(
        or_(
            Shopper.purchases != _sum(ShoppingDay.purchases),
            Shopper.visits != func.count(ShoppingDay.day),
            Shopper.net != _sum(ShoppingDay.net),
        )
    ),
    "shopping day": select(ShoppingDay.customer_id, ShoppingDay.day)
    .outerjoin(
        Purchase,
        (Purchase.customer_id == ShoppingDay.customer_id)
        & (Purchase.shopped_on == ShoppingDay.day)
        & (Purchase.status != "returned"),
    )
    .group_by(ShoppingDay.customer_id, ShoppingDay.day)
    .having(
        or_(
            ShoppingDay.purchases != func.count(Purchase.id),
            ShoppingDay.net != _sum(Purchase.net - Purchase.returned),
        )
    ),
    "purchase": select(Purchase.id)
    .outerjoin(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
    .group_by(Purchase.id)
    .having(
        or_(
            Purchase.net != _sum(PurchaseLine.net),
            Purchase.returned != _sum(PurchaseLine.returned_net),
        )
    ),
    "purchase line": select(PurchaseLine.purchase_id, PurchaseLine.number)
    .outerjoin(Refund, Refund.purchase_id == PurchaseLine.purchase_id)
    .outerjoin(
        RefundLine,
        (RefundLine.refund_id == Refund.id)
        & (RefundLine.number == PurchaseLine.number),
    )
    .group_by(PurchaseLine.purchase_id, PurchaseLine.number)
    .having(
        or_(
            PurchaseLine.returned_quantity != _sum(RefundLine.quantity),
            PurchaseLine.returned_net != _sum(RefundLine.net),
        )
    ),
}
