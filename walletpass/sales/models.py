"""What was sold and what came back, what it comes to, and what is on the shelves."""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base

Channel = Literal["store", "web"]
PresentedVia = Literal["wallet", "phone", "number", "typed", "receipt", "api"]
Status = Literal["kept", "part-returned", "returned"]
Ending = Literal["bought", "withdrawn", "told", "expired"]


class Purchase(Base):
    """A sale as the shop told it. Money is in minor units of *currency*.

    *source* and *receipt* are its natural key: the till or shop system, and the number
    on the receipt. *digest* tells the same sale told twice from another one. *net* is
    what the lines come to after discounts, *paid_with_points* the part of it nobody
    paid in money nor with gift cards, *returned* what has come back since. *shopped_on*
    is the local day. *pass_id* names the card that was shown, kept by a floor above.
    *bought_as_id* is who the customer was taken for before it turned out that they are
    somebody else.
    """

    __tablename__ = "purchases"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    source: Mapped[str] = mapped_column(String(64))
    receipt: Mapped[str] = mapped_column(String(100))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    store_id: Mapped[str | None] = mapped_column(ForeignKey("stores.id"))
    till_id: Mapped[str | None] = mapped_column(ForeignKey("tills.id"))
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    bought_as_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    pass_id: Mapped[str | None] = mapped_column(String(32))
    channel: Mapped[Channel] = mapped_column(String(8))
    presented_via: Mapped[PresentedVia | None] = mapped_column(String(8))
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]
    shopped_on: Mapped[date]
    currency: Mapped[str] = mapped_column(String(3))
    gross: Mapped[int] = mapped_column(BigInteger)
    net: Mapped[int] = mapped_column(BigInteger)
    paid_with_points: Mapped[int] = mapped_column(BigInteger)
    paid_with_gift_card: Mapped[int] = mapped_column(BigInteger)
    promo_codes: Mapped[list[Any]]
    returned: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[Status] = mapped_column(String(16))

    __table_args__ = (
        UniqueConstraint("brand_id", "receipt", "source"),
        Index(None, "customer_id", "occurred_at", "id"),
        Index(None, "brand_id", "occurred_at", "id"),
        CheckConstraint("net BETWEEN 0 AND gross", "net"),
        CheckConstraint("paid_with_points BETWEEN 0 AND net", "paid_with_points"),
        CheckConstraint(
            "paid_with_gift_card BETWEEN 0 AND net - paid_with_points",
            "paid_with_gift_card",
        ),
        CheckConstraint("returned BETWEEN 0 AND net", "returned"),
        ONE_TREE,
    )


class PurchaseLine(Base):
    """One article of a sale, numbered from 1 in the order it was told.

    Quantities are in thousandths, so that 0.415 kg is 415. *returned_quantity* and
    *returned_net* are caches of the sums of its refund lines.
    """

    __tablename__ = "purchase_lines"

    purchase_id: Mapped[str] = mapped_column(
        ForeignKey("purchases.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    sku: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    category: Mapped[str] = mapped_column(String(120))
    brand: Mapped[str] = mapped_column(String(120))
    labels: Mapped[list[Any]]
    quantity: Mapped[int] = mapped_column(BigInteger)
    net: Mapped[int] = mapped_column(BigInteger)
    is_discounted: Mapped[bool]
    is_delivery: Mapped[bool]
    is_gift_card: Mapped[bool]
    returned_quantity: Mapped[int] = mapped_column(BigInteger)
    returned_net: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        CheckConstraint("quantity > 0", "quantity"),
        CheckConstraint("net >= 0", "net"),
        CheckConstraint(
            "returned_quantity BETWEEN 0 AND quantity", "returned_quantity"
        ),
        CheckConstraint("returned_net BETWEEN 0 AND net", "returned_net"),
        ONE_TREE,
    )


class Refund(Base):
    """A return of some or all of a purchase, with a receipt of its own."""

    __tablename__ = "refunds"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    purchase_id: Mapped[str] = mapped_column(ForeignKey("purchases.id"), index=True)
    source: Mapped[str] = mapped_column(String(64))
    receipt: Mapped[str] = mapped_column(String(100))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    store_id: Mapped[str | None] = mapped_column(ForeignKey("stores.id"))
    till_id: Mapped[str | None] = mapped_column(ForeignKey("tills.id"))
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(200))
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]
    net: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        UniqueConstraint("brand_id", "receipt", "source"),
        CheckConstraint("net >= 0", "net"),
    )


class RefundLine(Base):
    """What came back of one line: so many thousandths, and so much money."""

    __tablename__ = "refund_lines"

    refund_id: Mapped[str] = mapped_column(ForeignKey("refunds.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    quantity: Mapped[int] = mapped_column(BigInteger)
    net: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        CheckConstraint("quantity >= 0", "quantity"),
        CheckConstraint("net >= 0", "net"),
    )


class Shopper(Base):
    """What all a customer's kept purchases come to.

    A cache, changed only together with them: what it costs to ask stays the same
    however long somebody has been coming.
    """

    __tablename__ = "shoppers"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    purchases: Mapped[int]
    visits: Mapped[int]
    net: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        CheckConstraint("purchases >= visits", "purchases"),
        CheckConstraint("visits >= 0", "visits"),
        CheckConstraint("net >= 0", "net"),
        ONE_TREE,
    )


class ShoppingDay(Base):
    """What a customer's kept purchases of one local day come to; a cache as well."""

    __tablename__ = "shopping_days"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    purchases: Mapped[int]
    net: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        CheckConstraint("purchases >= 0", "purchases"),
        CheckConstraint("net >= 0", "net"),
        ONE_TREE,
    )


class StockLevel(Base):
    """How many of an article there are: in a store, or in all, where none is named.

    *colour*, *size* and *store_id* are empty where the shop does not tell them apart.
    *name* is what customers call it, if the shop said. Since it came back, *told* of
    those who wait were told, of *per_piece* for each piece.
    """

    __tablename__ = "stock_levels"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    sku: Mapped[str] = mapped_column(String(64), primary_key=True)
    colour: Mapped[str] = mapped_column(String(40), primary_key=True)
    size: Mapped[str] = mapped_column(String(40), primary_key=True)
    store_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    level: Mapped[int] = mapped_column(BigInteger)
    per_piece: Mapped[int]
    told: Mapped[int] = mapped_column(BigInteger)
    counted_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("level >= 0", "level"),)


_OPEN = text("ended_at IS NULL")


class Watch(Base):
    """A customer waits for an article: told once, first come, first served.

    An empty *colour*, *size* or *store_id* means that any will do. Once told, *told_of*
    is the article as it was called then, *told_where* the store, if one was named.
    """

    __tablename__ = "watches"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    sku: Mapped[str] = mapped_column(String(64))
    colour: Mapped[str] = mapped_column(String(40))
    size: Mapped[str] = mapped_column(String(40))
    store_id: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    told_of: Mapped[str | None] = mapped_column(String(300))
    told_where: Mapped[str | None] = mapped_column(String(200))
    ended_at: Mapped[datetime | None]
    ending: Mapped[Ending | None] = mapped_column(String(16))

    __table_args__ = (
        Index(
            "uq_watches_customer_id_article",
            "customer_id",
            "sku",
            "colour",
            "size",
            "store_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index(None, "customer_id", "told_at"),
        Index(
            "ix_watches_brand_id_sku_id",
            "brand_id",
            "sku",
            "id",
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )
