"""Reading purchases: one, by its receipt, a customer's, and what is left of a basket."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, literal, select, tuple_
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.sales import fitness
from walletpass.sales.errors import (
    UnfitSaleError,
    UnknownPurchaseError,
    UnknownRefundError,
)
from walletpass.sales.models import Purchase, PurchaseLine, Refund
from walletpass.sales.remaining import Left


def purchase_of(session: Session, brand_id: str, purchase_id: str) -> Purchase:
    """Return the brand's purchase of this id.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    purchase = None
    if purchase_id.isprintable():
        purchase = session.get(Purchase, purchase_id)
    if purchase is None or purchase.brand_id != brand_id:
        raise UnknownPurchaseError(purchase_id)
    return purchase


def purchase_on(
    session: Session, brand_id: str, receipt: str, *, source: str | None = None
) -> Purchase:
    """Return the purchase on a receipt; the latest, where several sources have one.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    try:
        named = [fitness.text("receipt", receipt, 100)]
        named += [fitness.text("source", source, 64)] if source else []
    except UnfitSaleError as trouble:
        raise UnknownPurchaseError(receipt) from trouble
    query = select(Purchase).where(Purchase.brand_id == brand_id)
    for column, name in zip((Purchase.receipt, Purchase.source), named, strict=False):
        query = query.where(column == name)
    latest = query.order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
    purchase = session.scalars(latest.limit(1)).one_or_none()
    if purchase is None:
        raise UnknownPurchaseError(receipt)
    return purchase


def purchases_page(
    session: Session,
    brand_id: str,
    customer_id: str | None = None,
    *,
    store_id: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Purchase]:
    """Return a page of purchases, the latest first: the brand's, or a customer's.

    They may be those of a store, and those that happened from *since* on and before
    *until*.
    """
    query = select(Purchase).where(Purchase.brand_id == brand_id)
    if customer_id is not None:
        query = query.where(Purchase.customer_id == customer_id)
    if store_id is not None:
        query = query.where(Purchase.store_id == store_id)
    if since is not None:
        query = query.where(Purchase.occurred_at >= since)
    if until is not None:
        query = query.where(Purchase.occurred_at < until)
    place = tuple_(Purchase.occurred_at, Purchase.id)
    if after is not None:
        moment, purchase_id = _place_in(after)
        last = tuple_(
            literal(moment, Purchase.occurred_at.type),
            literal(purchase_id, Purchase.id.type),
        )
        query = query.where(place < last)
    latest = query.order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
    rows = session.scalars(latest.limit(limit + 1)).all()
    return page_of(rows, limit, lambda one: f"{one.occurred_at.isoformat()} {one.id}")


def shopped_lately(session: Session, brand_id: str, *, bills: int) -> list[str]:
    """Return the ids of the customers on the brand's last *bills*, the latest first."""
    rows = session.scalars(
        select(Purchase.customer_id)
        .where(Purchase.brand_id == brand_id)
        .order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
        .limit(bills)
    )
    return list(dict.fromkeys(customer for customer in rows if customer))


def _place_in(cursor: str) -> tuple[datetime, str]:
    moment, _, purchase_id = decode_cursor(cursor).partition(" ")
    try:
        occurred_at = datetime.fromisoformat(moment)
    except ValueError as damage:
        raise UnknownCursorError from damage
    if occurred_at.tzinfo is None:
        raise UnknownCursorError
    return occurred_at, purchase_id


def refund_of(session: Session, brand_id: str, refund_id: str) -> Refund:
    """Return the brand's return of this id.

    Raises:
        UnknownRefundError: The brand was told of none.
    """
    found = session.get(Refund, refund_id) if refund_id.isprintable() else None
    if found is None or found.brand_id != brand_id:
        raise UnknownRefundError(refund_id)
    return found


def refunds_of(session: Session, purchase_id: str) -> Sequence[Refund]:
    """Return what came back of a purchase, the earliest return first."""
    return session.scalars(
        select(Refund).where(Refund.purchase_id == purchase_id).order_by(Refund.id)
    ).all()


@dataclass(frozen=True, slots=True)
class BasketLine:
    """An article in a basket: so many thousandths for so much, and what it is."""

    number: int
    quantity: int
    net: int
    sku: str
    name: str
    category: str
    brand: str
    labels: tuple[str, ...]
    is_discounted: bool
    is_delivery: bool
    is_gift_card: bool


@dataclass(frozen=True, slots=True)
class Basket:
    """What somebody bought, or what is left of it: plain values for the rules.

    *paid_with_points* is the part of *net* that points paid for, *paid_with_gift_card*
    what gift cards did.
    """

    currency: str
    net: int
    paid_with_points: int
    paid_with_gift_card: int
    promo_codes: Sequence[str]
    lines: Sequence[BasketLine]


_WHOLE = (
    select(
        Purchase.currency,
        Purchase.net.label("sold_for"),
        Purchase.paid_with_points,
        Purchase.paid_with_gift_card,
        Purchase.promo_codes,
        *PurchaseLine.__table__.c,
    )
    .join(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
    .where(
        Purchase.id == bindparam("purchase_id"),
        Purchase.brand_id == bindparam("brand_id"),
    )
    .order_by(PurchaseLine.number)
)


def basket_sold(session: Session, brand_id: str, purchase_id: str) -> Basket:
    """Return the basket as it was sold.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    return _sold(_rows_of(session, brand_id, purchase_id))


def basket_left(session: Session, brand_id: str, purchase_id: str) -> Basket:
    """Return what is left of the basket after everything that came back.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    rows = _rows_of(session, brand_id, purchase_id)
    return basket_after(
        _sold(rows),
        {row.number: (row.returned_quantity, row.returned_net) for row in rows},
    )


def basket_after(sold: Basket, back: Mapping[int, tuple[int, int]]) -> Basket:
    """Return what is left of a basket; so much quantity and money came *back* by line.

    Lines of which nothing is left are left out. Points and gift cards are taken to have
    paid for the same share of what is left as they had of the whole, rounded down: it
    depends on how much came back, not on the order in which it did.
    """
    lines = []
    for line in sold.lines:
        quantity, net = back.get(line.number, (0, 0))
        if quantity < line.quantity or net < line.net:
            left = replace(line, quantity=line.quantity - quantity, net=line.net - net)
            lines.append(left)
    net, whole = sum(line.net for line in lines), sold.net or 1
    return replace(
        sold,
        net=net,
        lines=lines,
        paid_with_points=sold.paid_with_points * net // whole,
        paid_with_gift_card=sold.paid_with_gift_card * net // whole,
    )


def _sold(rows: Sequence[Row[Any]]) -> Basket:
    sold = rows[0]
    return Basket(
        sold.currency,
        sold.sold_for,
        sold.paid_with_points,
        sold.paid_with_gift_card,
        sold.promo_codes,
        [_line(row) for row in rows],
    )


def lines_of(session: Session, brand_id: str, purchase_id: str) -> Sequence[Left]:
    """Return the lines of a purchase, each with what has come back of it.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    return [_left(row) for row in _rows_of(session, brand_id, purchase_id)]


def lines_kept(session: Session, purchase_id: str) -> Sequence[PurchaseLine]:
    """Return the lines of a purchase as they are kept, in the order they were told."""
    return session.scalars(
        select(PurchaseLine)
        .where(PurchaseLine.purchase_id == purchase_id)
        .order_by(PurchaseLine.number)
    ).all()


def _rows_of(session: Session, brand_id: str, purchase_id: str) -> Sequence[Row[Any]]:
    rows: Sequence[Row[Any]] = []
    if purchase_id.isprintable():
        asked = {"purchase_id": purchase_id, "brand_id": brand_id}
        rows = session.execute(_WHOLE, asked).all()
    if not rows:
        raise UnknownPurchaseError(purchase_id)
    return rows


def _left(row: Row[Any]) -> Left:
    return Left(
        row.number,
        row.sku,
        row.quantity,
        row.net,
        row.returned_quantity,
        row.returned_net,
    )


def _line(row: Row[Any]) -> BasketLine:
    return BasketLine(
        row.number,
        row.quantity,
        row.net,
        row.sku,
        row.name,
        row.category,
        row.brand,
        tuple(row.labels),
        row.is_discounted,
        row.is_delivery,
        row.is_gift_card,
    )
