"""Crediting a purchase that was nobody's to the customer whose it turns out to be."""

from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.rewards.crediting import Credited, Note, Sold, give
from walletpass.rewards.holders import Holder
from walletpass.sales import Basket, Line, Purchase, Recorded, Sale


def claim(
    session: Session,
    brand_id: str,
    purchase_id: str,
    holder: Holder,
    *,
    now: datetime,
    actor: str | None = None,
) -> Credited | None:
    """Credit what is left of a purchase under the rules of its moment, but from now on.

    Returns None, and does nothing, where it is somebody's already or came back.

    Raises:
        UnknownPurchaseError: The brand was told of no such purchase.
    """
    assert holder.customer_id is not None, "somebody claims it"
    purchase = sales.claim(
        session,
        brand_id,
        purchase_id,
        holder.customer_id,
        pass_id=holder.pass_id,
        now=now,
    )
    if purchase is None:
        return None
    left = sales.basket_left(session, brand_id, purchase_id)
    recorded = Recorded(
        purchase.id,
        purchase.net - purchase.returned,
        purchase.occurred_at,
        purchase.received_at,
        purchase.shopped_on,
        holder.customer_id,
    )
    sale = _sale_of(purchase, left)
    place = sales.place_of(session, brand_id, sale)
    sold = Sold(sale, place, holder, recorded, None)
    return give(
        session,
        brand_id,
        sold,
        Note(f"{purchase.source} {purchase.receipt}", actor, now),
    )


def _sale_of(purchase: Purchase, left: Basket) -> Sale:
    lines = [
        Line(
            line.net,
            line.quantity,
            sku=line.sku,
            category=line.category,
            brand=line.brand,
            labels=line.labels,
            is_discounted=line.is_discounted,
            is_delivery=line.is_delivery,
            is_gift_card=line.is_gift_card,
        )
        for line in left.lines
    ]
    return sales.fit_sale(
        Sale(
            purchase.source,
            purchase.receipt,
            purchase.currency,
            lines,
            paid_with_points=left.paid_with_points,
            paid_with_gift_card=left.paid_with_gift_card,
            promo_codes=purchase.promo_codes,
            occurred_at=purchase.occurred_at,
            channel=purchase.channel,
            presented_via=purchase.presented_via,
            customer_id=purchase.customer_id,
            pass_id=purchase.pass_id,
            store_id=purchase.store_id,
            till_id=purchase.till_id,
            staff_id=purchase.staff_id,
            is_paid=True,
        )
    )
