"""Writing a return: its own rows, and what is left of the purchase."""

from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.sales.models import Purchase, PurchaseLine, Refund, RefundLine
from walletpass.sales.refunded import Refunded
from walletpass.sales.telling import Return

_refunds: Any = Refund.__table__
_CLAIMS = in_each_dialect(
    lambda insert: (
        insert(_refunds)
        .on_conflict_do_nothing(index_elements=["brand_id", "source", "receipt"])
        .returning(_refunds.c.id)
    )
)


def claim_receipt(
    session: Session,
    brand_id: str,
    refunded: Refunded,
    told: Return,
    facts: dict[str, Any],
) -> bool:
    """Write the return under its receipt; tell whether nothing stood there before."""
    written = session.connection().execute(
        in_dialect_of(session, _CLAIMS),
        {
            "id": refunded.id,
            "brand_id": brand_id,
            "purchase_id": refunded.purchase_id,
            "source": told.source,
            "receipt": told.receipt,
            "till_id": told.till_id,
            "staff_id": told.staff_id,
            "reason": told.reason,
            "received_at": refunded.received_at,
            "net": refunded.net,
        }
        | facts,
    )
    return written.first() is not None


_ADD_LINES = insert(RefundLine.__table__)  # type: ignore[arg-type]
_TAKE = (
    update(PurchaseLine)
    .where(
        PurchaseLine.purchase_id == bindparam("of_purchase"),
        PurchaseLine.number == bindparam("of_number"),
    )
    .values(
        returned_quantity=PurchaseLine.returned_quantity + bindparam("came_back"),
        returned_net=PurchaseLine.returned_net + bindparam("given_back"),
    )
)
_SET_STATUS = (
    update(Purchase)
    .where(Purchase.id == bindparam("of_purchase"))
    .values(returned=bindparam("in_all"), status=bindparam("new_status"))
)


def write_down(session: Session, brand_id: str, refunded: Refunded) -> None:
    """Write its lines, and take them off what is left of the purchase."""
    connection = session.connection()
    connection.execute(
        _ADD_LINES,
        [
            {
                "refund_id": refunded.id,
                "brand_id": brand_id,
                "number": part.number,
                "quantity": part.quantity,
                "net": part.net,
            }
            for part in refunded.lines
        ],
    )
    connection.execute(
        _TAKE,
        [
            {
                "of_purchase": refunded.purchase_id,
                "of_number": part.number,
                "came_back": part.quantity,
                "given_back": part.net,
            }
            for part in refunded.lines
        ],
    )
    connection.execute(
        _SET_STATUS,
        {
            "of_purchase": refunded.purchase_id,
            "in_all": refunded.returned,
            "new_status": refunded.status,
        },
    )
