"""What may be had, and who has it."""

from datetime import datetime
from typing import Literal

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

from walletpass.db import Base, Json
from walletpass.kernel.languages import Words

RewardKind = Literal[
    "amount", "percent", "item", "badge", "status", "access", "contest", "donation"
]
"""What a reward is: money off, an article, or something that is no discount at all."""

RewardStatus = Literal["active", "retired"]
CouponStatus = Literal["issued", "reserved", "redeemed", "expired", "void"]
CouponState = Literal["waiting", "issued", "reserved", "redeemed", "expired", "void"]


class Reward(Base):
    """Something a customer may have: for points, or as a gift.

    *cost* is in hundredths of points; *value* in minor units for an amount, in basis
    points for a percentage; *sku* names the article of an item. Of *quota* there were
    *taken* so many; None is no end of them. A coupon is good from *delay_days* after it
    was issued, for *valid_days*. It can be had from *opens_at* until *closes_at*.
    """

    __tablename__ = "rewards"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    code: Mapped[str] = mapped_column(String(40))
    kind: Mapped[RewardKind] = mapped_column(String(12))
    name: Mapped[Words] = mapped_column(Json)
    terms: Mapped[Words] = mapped_column(Json)
    cost: Mapped[int] = mapped_column(BigInteger)
    value: Mapped[int | None] = mapped_column(BigInteger)
    sku: Mapped[str | None] = mapped_column(String(64))
    quota: Mapped[int | None]
    taken: Mapped[int] = mapped_column(default=0)
    per_customer: Mapped[int | None]
    delay_days: Mapped[int] = mapped_column(default=0)
    valid_days: Mapped[int | None]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    status: Mapped[RewardStatus] = mapped_column(String(8), default="active")
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("brand_id", "code"),
        CheckConstraint("cost >= 0", "cost"),
        CheckConstraint("taken >= 0 AND (quota IS NULL OR taken <= quota)", "taken"),
    )


_LIVE = text("status IN ('issued', 'reserved')")


class Coupon(Base):
    """One customer's reward. *source* names what it was issued for, once.

    *code_digest* finds it by its code, which is not kept. While it is put aside,
    *held_for* names the sale and *reserved_until* says how long; once redeemed,
    *used_for* names the sale. *spent_id* is the movement that paid for it.
    """

    __tablename__ = "coupons"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    reward_id: Mapped[str] = mapped_column(ForeignKey("rewards.id"), index=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    source: Mapped[str] = mapped_column(String(200))
    code_digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    status: Mapped[CouponStatus] = mapped_column(String(8), default="issued")
    starts_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    held_for: Mapped[str | None] = mapped_column(String(200))
    reserved_until: Mapped[datetime | None]
    used_for: Mapped[str | None] = mapped_column(String(200))
    redeemed_at: Mapped[datetime | None]
    spent_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("customer_id", "source"),
        Index(None, "brand_id", "id"),
        Index(
            "ix_coupons_expires_at",
            "expires_at",
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_coupons_brand_id_used_for", "brand_id", "used_for"),
    )


class Draw(Base):
    """A draw among those who entered a contest: who has an entry when it closes.

    *commitment* is told when the draw is announced and fixes its *seed*, which is told
    when it is drawn; *entered* then keeps who took part, entry by entry with its person,
    and *winners* the entries that won.
    """

    __tablename__ = "draws"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    reward_id: Mapped[str] = mapped_column(ForeignKey("rewards.id"), index=True)
    prizes: Mapped[int]
    commitment: Mapped[str] = mapped_column(String(64))
    closes_at: Mapped[datetime]
    seed: Mapped[str | None] = mapped_column(String(64))
    entered: Mapped[list[tuple[str, str]] | None] = mapped_column(Json)
    winners: Mapped[list[str] | None] = mapped_column(Json)
    drawn_at: Mapped[datetime | None]
    announced_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("prizes > 0", "prizes"),)


def state_at(coupon: Coupon, now: datetime) -> CouponState:
    """Return what a coupon is at this moment, whatever was written down of it last."""
    if coupon.status not in ("issued", "reserved"):
        return coupon.status
    if coupon.expires_at is not None and coupon.expires_at <= now:
        return "expired"
    if coupon.reserved_until is not None and now < coupon.reserved_until:
        return "reserved"
    return "issued" if coupon.starts_at <= now else "waiting"
