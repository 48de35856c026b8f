"""The catalogue of acts, the acts, and the thanks."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base, Json
from walletpass.kernel.languages import Words

Via = Literal["api", "cashier", "claim", "pair"]
"""Who tells of an act: a program, a cashier, the customer, or two who did it together."""

Confirmer = Literal["nobody", "staff", "counterpart"]
State = Literal["candidate", "confirmed", "rejected"]


class ActKind(Base):
    """Something good a customer may do: a review, helping a newcomer, a visit to a run.

    *told_by* says who may tell of it, *confirmed_by* who has to agree. It counts *most*
    times in *within_days*, and once with the same counterpart. Confirmed, it is thanked
    with *thanks*, with a reward and with *points*, as far as there are any.
    """

    __tablename__ = "act_kinds"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[Words] = mapped_column(Json)
    told_by: Mapped[list[Via]] = mapped_column(Json)
    confirmed_by: Mapped[Confirmer] = mapped_column(String(12))
    needs_evidence: Mapped[bool]
    most: Mapped[int | None]
    within_days: Mapped[int | None]
    thanks: Mapped[Words] = mapped_column(Json)
    points: Mapped[int] = mapped_column(BigInteger)
    reward_id: Mapped[str | None] = mapped_column(ForeignKey("rewards.id"))
    is_retired: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("brand_id", "code"),
        CheckConstraint("points >= 0", "points"),
    )


class Act(Base):
    """Something somebody did: *source* names where we heard of it, once.

    A candidate waits for whoever confirms its kind; *reason* says why it was rejected.
    """

    __tablename__ = "acts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    kind_id: Mapped[str] = mapped_column(ForeignKey("act_kinds.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    counterpart_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    via: Mapped[Via] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(200))
    evidence: Mapped[dict[str, Any]]
    state: Mapped[State] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(200))
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    coupon_id: Mapped[str | None] = mapped_column(ForeignKey("coupons.id"))
    seen_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("customer_id", "source"),
        Index(None, "brand_id", "state", "id"),
        Index(None, "customer_id", "kind_id", "seen_at"),
    )


class Thanks(Base):
    """A thank-you, in words. *act_id* says what for, where it was for an act."""

    __tablename__ = "thanks"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    words: Mapped[str] = mapped_column(String(200))
    by: Mapped[str] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(String(200))
    act_id: Mapped[str | None] = mapped_column(ForeignKey("acts.id"))
    given_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("customer_id", "source"),
        Index(None, "customer_id", "id"),
        Index(None, "brand_id", "given_at"),
    )
