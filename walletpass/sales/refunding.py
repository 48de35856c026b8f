"""Refunding: lock the purchase, look for an earlier answer, take what is left, write."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from walletpass import events
from walletpass.kernel.ids import next_id
from walletpass.sales import fitness, habits
from walletpass.sales.errors import RefundBeforeSaleError, UnknownPurchaseError
from walletpass.sales.models import Purchase, PurchaseLine, Refund
from walletpass.sales.places import place_of
from walletpass.sales.refunded import Refunded, earlier_refund
from walletpass.sales.remaining import Left, Taken, is_returned, take
from walletpass.sales.taking_back import claim_receipt, write_down
from walletpass.sales.telling import Return, digest_of, fit_return

_Purchase = Row[*tuple[Any, ...]]  # as _LOCK reads it


def refund(
    session: Session, brand_id: str, purchase_id: str, told: Return, *, now: datetime
) -> Refunded:
    """Take back some or all of a purchase. Told again, it is the earlier return.

    Raises:
        UnfitSaleError: A part of it cannot be right; the error names the part.
        UnknownPurchaseError: The brand was told of no such purchase.
        NotOnReceiptError: It names a line or an article that was not bought.
        RefundTooLargeError: It asks for more than is left.
        RefundBeforeSaleError: It says it happened before the sale.
        WrongClockError: It happened in the future, or too long ago.
        ReceiptTakenError: Source and receipt stand for another return.
        NotFoundError: The brand has no such store, till or member of staff.
    """
    told = fit_return(told)
    digest = digest_of(told, purchase_id)
    place = place_of(session, brand_id, told)
    purchase = _lock(session, brand_id, purchase_id)
    if earlier := earlier_refund(session, purchase, told, digest):
        return earlier
    moment = _moment(purchase, told, now)
    lines = _lines_of(session, purchase_id)
    taken = take(lines, told.items, currency=purchase.currency)
    refund_id = next_id("ref", now, after=_last_of(session, purchase))
    refunded = _after(refund_id, purchase, lines, taken, now=now)
    facts = {"store_id": place.store_id, "occurred_at": moment, "digest": digest}
    if not claim_receipt(session, brand_id, refunded, told, facts):
        return _told_of_another(session, purchase, told, digest)
    write_down(session, brand_id, refunded)
    if purchase.customer_id is not None:
        habits.note_returned(
            session,
            purchase.customer_id,
            purchase.shopped_on,
            refunded.net,
            whole=refunded.status == "returned" != purchase.status,
        )
    _tell(session, purchase, told, refunded)
    return refunded


_LOCK = (
    select(
        Purchase.id,
        Purchase.brand_id,
        Purchase.customer_id,
        Purchase.occurred_at,
        Purchase.shopped_on,
        Purchase.currency,
        Purchase.returned,
        Purchase.status,
    )
    .where(
        Purchase.id == bindparam("purchase_id"),
        Purchase.brand_id == bindparam("brand_id"),
    )
    .with_for_update()
)


def _lock(session: Session, brand_id: str, purchase_id: str) -> _Purchase:
    purchase = None
    if purchase_id.isprintable():
        asked = {"purchase_id": purchase_id, "brand_id": brand_id}
        purchase = session.execute(_LOCK, asked).one_or_none()
    if purchase is None:
        raise UnknownPurchaseError(purchase_id)
    return purchase


def _moment(purchase: _Purchase, told: Return, now: datetime) -> datetime:
    """Return when it happened: at the sale at the earliest, by clocks that differ."""
    moment = fitness.happened(told.occurred_at, now=now, within=fitness.TOLD_WITHIN)
    sold_at: datetime = purchase.occurred_at
    if moment < sold_at - fitness.CLOCKS_MAY_DIFFER:
        raise RefundBeforeSaleError(sold_at=sold_at, returned_at=moment)
    return max(moment, sold_at)


_LINES = (
    select(
        PurchaseLine.number,
        PurchaseLine.sku,
        PurchaseLine.quantity,
        PurchaseLine.net,
        PurchaseLine.returned_quantity,
        PurchaseLine.returned_net,
    )
    .where(PurchaseLine.purchase_id == bindparam("purchase_id"))
    .order_by(PurchaseLine.number)
)


def _lines_of(session: Session, purchase_id: str) -> list[Left]:
    return [Left(*row) for row in session.execute(_LINES, {"purchase_id": purchase_id})]


_LAST = select(func.max(Refund.id)).where(
    Refund.purchase_id == bindparam("purchase_id")
)


def _last_of(session: Session, purchase: _Purchase) -> str | None:
    """Return the return before this one: by their ids they stay in their order."""
    if purchase.status == "kept":
        return None
    return session.scalar(_LAST, {"purchase_id": purchase.id})


def _after(
    refund_id: str,
    purchase: _Purchase,
    lines: Sequence[Left],
    taken: Sequence[Taken],
    *,
    now: datetime,
) -> Refunded:
    by_number = {part.number: part for part in taken}
    after = [
        replace(
            line,
            returned_quantity=line.returned_quantity + part.quantity,
            returned_net=line.returned_net + part.net,
        )
        if (part := by_number.get(line.number))
        else line
        for line in lines
    ]
    net = sum(part.net for part in taken)
    return Refunded(
        refund_id,
        purchase.id,
        net,
        taken,
        purchase.returned + net,
        "returned" if is_returned(after) else "part-returned",
        now,
    )


def _told_of_another(
    session: Session, purchase: _Purchase, told: Return, digest: bytes
) -> Refunded:
    """Answer for a receipt that was used for another purchase at this very moment."""
    earlier = earlier_refund(session, purchase, told, digest)
    assert earlier is not None
    return earlier


def _tell(session: Session, sold: _Purchase, told: Return, back: Refunded) -> None:
    what = {
        "refund_id": back.id,
        "purchase_id": sold.id,
        "source": told.source,
        "receipt": told.receipt,
        "net": back.net,
        "currency": sold.currency,
        "status": back.status,
    }
    events.record(
        session,
        sold.brand_id,
        "purchase.refunded",
        what,
        now=back.received_at,
        customer_id=sold.customer_id,
    )
