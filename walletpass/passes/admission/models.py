"""Who may have a card of a program, and the links that let people in."""

from datetime import datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

Policy = Literal["open", "first_purchase", "invitation"]
Way = Literal["invitation", "purchase", "exception"]


class IssuePolicy(Base):
    """To whom a program gives cards, and how many exceptions a month there may be."""

    __tablename__ = "issue_policies"

    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    policy: Mapped[Policy] = mapped_column(String(16))
    exceptions_per_month: Mapped[int]

    __table_args__ = (CheckConstraint("exceptions_per_month >= 0", "exceptions"),)


class Invitation(Base):
    """A link that lets one person in, once; only a digest of its code is kept.

    It was made for somebody who was invited, for a *purchase* shown by its receipt, or
    as an exception, which has a *reason* and somebody who *approved* it. *asked_by* made
    it. Once used it says by whom, and for which card.
    """

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    program_id: Mapped[str] = mapped_column(ForeignKey("programs.id"))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    way: Mapped[Way] = mapped_column(String(16))
    purchase_id: Mapped[str | None] = mapped_column(
        ForeignKey("purchases.id"), index=True
    )
    reason: Mapped[str] = mapped_column(String(200))
    asked_by: Mapped[str] = mapped_column(String(80))
    approved_by: Mapped[str | None] = mapped_column(String(80))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    pass_id: Mapped[str | None] = mapped_column(ForeignKey("passes.id"))

    __table_args__ = (
        Index(None, "program_id", "way", "made_at"),
        CheckConstraint("(way = 'exception') = (approved_by IS NOT NULL)", "approved"),
        CheckConstraint("(used_at IS NULL) = (pass_id IS NULL)", "used"),
    )
