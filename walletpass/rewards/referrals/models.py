"""Who invites whom, on what terms, and how far it came."""

from datetime import datetime
from typing import Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

State = Literal["clicked", "joined", "qualified", "rewarded", "rejected"]
Reason = Literal["self", "ring", "known", "limit", "blocked", "returned"]


class ReferralTerms(Base):
    """What both sides are given in a program, in hundredths, and when it is theirs.

    The friend's first purchase of *min_net* minor units or more counts, smaller ones do
    not; so much of it must be kept for *hold_days*. The points expire *expires_days* after that, if ever. Nobody is
    rewarded for more than *most* friends, where there is such a number.
    """

    __tablename__ = "referral_terms"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    referrer_points: Mapped[int] = mapped_column(BigInteger)
    referee_points: Mapped[int] = mapped_column(BigInteger)
    hold_days: Mapped[int]
    expires_days: Mapped[int | None]
    min_net: Mapped[int] = mapped_column(BigInteger)
    most: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("referrer_points >= 0 AND referee_points >= 0", "points"),
        CheckConstraint("hold_days >= 0 AND min_net >= 0", "window"),
    )


class ReferralCode(Base):
    """What somebody gives to friends; theirs for good."""

    __tablename__ = "referral_codes"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    code: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("brand_id", "code"),)


_COUNTS = text("state IN ('joined', 'qualified', 'rewarded')")


class Referral(Base):
    """One friend of somebody: a click, a newcomer, a buyer, or why they do not count.

    A newcomer is one person's friend in a program. *due_at* is when the return window
    of the purchase that counted has passed.
    """

    __tablename__ = "referrals"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    referrer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    referee_id: Mapped[str | None] = mapped_column(
        ForeignKey("customers.id"), index=True
    )
    state: Mapped[State] = mapped_column(String(10))
    reason: Mapped[Reason | None] = mapped_column(String(10))
    purchase_id: Mapped[str | None] = mapped_column(
        ForeignKey("purchases.id"), index=True
    )
    referrer_entry_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    referee_entry_id: Mapped[str | None] = mapped_column(ForeignKey("transactions.id"))
    clicked_at: Mapped[datetime | None]
    joined_at: Mapped[datetime | None]
    qualified_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    @property
    def ended_by_merge(self) -> bool:
        """Tell whether two people were one for a merge's sake, and not from the start."""
        return self.reason == "self" and self.referrer_id != self.referee_id

    __table_args__ = (
        Index(None, "brand_id", "id"),
        Index(
            "uq_referrals_referee_id_counting",
            "program_id",
            "referee_id",
            unique=True,
            sqlite_where=_COUNTS,
            postgresql_where=_COUNTS,
        ),
    )
