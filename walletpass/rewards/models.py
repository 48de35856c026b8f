"""What a program gives and when, what its limits have used, and what came of each sale."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base, Json
from walletpass.ledger import Policy


class ProgramVersion(Base):
    """The rules and terms of a program from a moment on; *number* counts from 1.

    A draft may be changed, and there is one at most; what was published never changes.
    *tiers* are its ladder, where it has one.
    """

    __tablename__ = "program_versions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    number: Mapped[int | None] = mapped_column()
    document: Mapped[dict[str, Any]]
    terms: Mapped[dict[str, Any]]
    tiers: Mapped[dict[str, Any] | None] = mapped_column(Json(none_as_null=True))
    effective_from: Mapped[datetime | None]
    published_by: Mapped[str | None] = mapped_column(String(64))
    published_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("program_id", "number"),
        Index(None, "program_id", "effective_from", "number"),
        Index(
            "uq_program_versions_program_id_draft",
            "program_id",
            unique=True,
            sqlite_where=number.is_(None),
            postgresql_where=number.is_(None),
        ),
        CheckConstraint(
            "(number IS NULL) = (published_at IS NULL)"
            " AND (number IS NULL) = (effective_from IS NULL)",
            "published",
        ),
    )


class RuleUse(Base):
    """What a rule has given within one of its limits: to whom, and in which period.

    *entity* is the id of whoever is limited, empty where none is known; *span* names
    the period, such as ``2026-11``.
    """

    __tablename__ = "rule_uses"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(String(64), primary_key=True)
    per: Mapped[str] = mapped_column(String(8), primary_key=True)
    entity: Mapped[str] = mapped_column(String(32), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    span: Mapped[str] = mapped_column(String(10), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    count: Mapped[int] = mapped_column(BigInteger)
    amount: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (CheckConstraint("count >= 0 AND amount >= 0", "used"),)


class Credit(Base):
    """What a purchase earned, why, and all it takes to work it out again.

    *facts* and *used* are what the rules were told; *awards* what they answered. *lots*
    are the movements that credited it. *kept* is what each rule still gives after
    returns, where there were any.
    """

    __tablename__ = "credits"

    purchase_id: Mapped[str] = mapped_column(
        ForeignKey("purchases.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    version_id: Mapped[str | None] = mapped_column(ForeignKey("program_versions.id"))
    redemption_id: Mapped[str | None] = mapped_column(ForeignKey("redemptions.id"))
    facts: Mapped[dict[str, Any]]
    used: Mapped[list[Any]]
    awards: Mapped[list[Any]]
    lots: Mapped[list[Any]]
    kept: Mapped[dict[str, Any]]
    points: Mapped[int] = mapped_column(BigInteger)
    pending: Mapped[int] = mapped_column(BigInteger)
    discount: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int] = mapped_column(BigInteger)
    credited_at: Mapped[datetime]

    __table_args__ = (
        Index(
            "uq_credits_redemption_id",
            "redemption_id",
            unique=True,
            sqlite_where=redemption_id.is_not(None),
            postgresql_where=redemption_id.is_not(None),
        ),
    )


class Redemption(Base):
    """Points put aside to pay for a basket, and spent with the purchase that follows.

    *source* and *receipt* are its natural key, *money* what the points pay in minor
    units. Whether it is open, the ledger's reservation says.
    """

    __tablename__ = "redemptions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    source: Mapped[str] = mapped_column(String(64))
    receipt: Mapped[str] = mapped_column(String(100))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    pass_id: Mapped[str | None] = mapped_column(String(32))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    reservation_id: Mapped[str] = mapped_column(ForeignKey("reservations.id"))
    commit_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    points: Mapped[int] = mapped_column(BigInteger)
    money: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    spent_on: Mapped[date]
    until: Mapped[datetime]
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("brand_id", "receipt", "source"),
        Index(None, "account_id", "spent_on"),
    )


class TakingBack(Base):
    """What a return did to points.

    *taken* was taken back of what was earned, *short* what the account did not hold of
    it, *given* was given back of what was spent.
    """

    __tablename__ = "takings_back"

    refund_id: Mapped[str] = mapped_column(ForeignKey("refunds.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    taken: Mapped[int] = mapped_column(BigInteger)
    short: Mapped[int] = mapped_column(BigInteger)
    given: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int] = mapped_column(BigInteger)
    policy: Mapped[Policy] = mapped_column(String(16))
