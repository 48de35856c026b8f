"""Returns as they stand: what one gave back, and what stands for a receipt already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.brands import Staff, Till
from walletpass.sales.errors import ReceiptTakenError
from walletpass.sales.models import Purchase, Refund, RefundLine, Status
from walletpass.sales.reading import purchase_of, refund_of
from walletpass.sales.remaining import Taken
from walletpass.sales.telling import Return


@dataclass(frozen=True, slots=True)
class Refunded:
    """A return as it stands, and the purchase after it.

    *net* is what this return gave back, *returned* all that ever came back of the
    purchase, both in minor units. *is_new* is false when it was told before.
    """

    id: str
    purchase_id: str
    net: int
    lines: Sequence[Taken]
    returned: int
    status: Status
    received_at: datetime
    by: str | None = None
    is_new: bool = True


_EARLIER = (
    select(
        Refund.id,
        Refund.digest,
        Refund.net,
        Refund.received_at,
        func.coalesce(Staff.name, Till.name).label("by"),
    )
    .outerjoin(Staff, Staff.id == Refund.staff_id)
    .outerjoin(Till, Till.id == Refund.till_id)
    .where(
        Refund.brand_id == bindparam("brand_id"),
        Refund.source == bindparam("source"),
        Refund.receipt == bindparam("receipt"),
    )
)
_TAKEN = (
    select(RefundLine.number, RefundLine.quantity, RefundLine.net)
    .where(RefundLine.refund_id == bindparam("refund_id"))
    .order_by(RefundLine.number)
)


def earlier_refund(
    session: Session, purchase: Row[*tuple[Any, ...]], told: Return, digest: bytes
) -> Refunded | None:
    """Return what stands for this receipt already, if anything does.

    Raises:
        ReceiptTakenError: Another return does, with another *digest*.
    """
    row = session.execute(
        _EARLIER,
        {
            "brand_id": purchase.brand_id,
            "source": told.source,
            "receipt": told.receipt,
        },
    ).one_or_none()
    if row is None:
        return None
    if row.digest != digest:
        raise ReceiptTakenError(
            told.receipt, earlier_id=row.id, recorded_at=row.received_at, by=row.by
        )
    return _standing(session, row, purchase, row.by)


def refunded_as(session: Session, brand_id: str, refund_id: str) -> Refunded:
    """Return a return as it stands, by its id.

    Raises:
        UnknownRefundError: The brand was told of none.
    """
    kept = refund_of(session, brand_id, refund_id)
    purchase = purchase_of(session, brand_id, kept.purchase_id)
    return _standing(session, kept, purchase)


def _standing(
    session: Session,
    refund: Refund | Row[*tuple[Any, ...]],
    purchase: Purchase | Row[*tuple[Any, ...]],
    by: str | None = None,
) -> Refunded:
    taken = session.execute(_TAKEN, {"refund_id": refund.id})
    return Refunded(
        refund.id,
        purchase.id,
        refund.net,
        [Taken(*line) for line in taken],
        purchase.returned,
        purchase.status,
        refund.received_at,
        by,
        is_new=False,
    )
