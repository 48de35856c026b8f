"""What happened without a purchase, what came of it, and how far birthdays are seen to."""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

State = Literal["counted", "waiting", "confirmed", "rejected"]


class Happening(Base):
    """Something a customer did, told once under *source* and *external_id*.

    *digest* tells the same told twice from something else. *used* is what
    the rules were told, *awards* and *skipped* what they answered, *lots* the movements
    that credited it. It is *waiting* while some of its points wait for somebody's word.
    """

    __tablename__ = "happenings"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    version_id: Mapped[str | None] = mapped_column(ForeignKey("program_versions.id"))
    kind: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(64))
    external_id: Mapped[str] = mapped_column(String(160))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    properties: Mapped[dict[str, Any]]
    zone: Mapped[str] = mapped_column(String(64))
    used: Mapped[list[Any]]
    awards: Mapped[list[Any]]
    skipped: Mapped[list[Any]]
    lots: Mapped[list[Any]]
    points: Mapped[int] = mapped_column(BigInteger)
    pending: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int | None] = mapped_column(BigInteger)
    state: Mapped[State] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(200))
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("brand_id", "external_id", "source"),
        Index(None, "brand_id", "id"),
        Index(None, "customer_id", "kind", "id"),
    )


class BirthdayRound(Base):
    """The last local day for which a program's birthdays were seen to."""

    __tablename__ = "birthday_rounds"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    done_on: Mapped[date]
