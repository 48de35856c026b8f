"""Where each customer stands, how they came there, and what points count day by day."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

Why = Literal["bought", "returned", "time", "rules", "merged"]


class TierState(Base):
    """The tier somebody has, as of the day it was last looked at.

    *amount* is what counts of it, in the ladder's own measure. A tier that is no longer
    met is *held_until* a day; by *due_on* something changes by itself. *moves* counts
    the changes of tier so far. *tier* is empty where the program has no tiers any more.
    """

    __tablename__ = "tier_states"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("program_versions.id"))
    tier: Mapped[str] = mapped_column(String(32))
    amount: Mapped[int] = mapped_column(BigInteger)
    seen_on: Mapped[date]
    held_until: Mapped[date | None]
    due_on: Mapped[date | None] = mapped_column()
    moves: Mapped[int] = mapped_column(default=0)
    since: Mapped[datetime]

    __table_args__ = (
        Index(None, "customer_id"),
        Index(
            "ix_tier_states_due_on",
            "due_on",
            sqlite_where=due_on.is_not(None),
            postgresql_where=due_on.is_not(None),
        ),
        CheckConstraint("amount >= 0", "amount"),
    )


class TierMove(Base):
    """One change of somebody's tier: append-only, *number* counts from 1.

    *subject* is the purchase, the return or the merge it came from. *amount* is what
    counted then.
    """

    __tablename__ = "tier_moves"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("program_versions.id"))
    number: Mapped[int]
    before: Mapped[str] = mapped_column(String(32))
    after: Mapped[str] = mapped_column(String(32))
    why: Mapped[Why] = mapped_column(String(8))
    subject: Mapped[str | None] = mapped_column(String(40))
    amount: Mapped[int] = mapped_column(BigInteger)
    moved_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("customer_id", "program_id", "number"),
        Index(None, "customer_id", "moved_at", "number"),
    )


class EarnedDay(Base):
    """What the purchases of one local day earned somebody, less what was taken back.

    A cache, kept for programs whose ladder counts points: only what purchases earn
    counts, not gifts.
    """

    __tablename__ = "earned_days"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    points: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (CheckConstraint("points >= 0", "points"),)
