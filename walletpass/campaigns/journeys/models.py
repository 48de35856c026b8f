"""Where everybody is on a journey, and how those who left it came to leave."""

from datetime import datetime
from typing import Final, Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base

Why = Literal["done", "exit", "leave", "cancelled", "erased", "merged"]
"""Why somebody left: after the last step, at an exit, by what the journey asks of
everybody on it, or because it was cancelled, or they are not there any more."""

Way = Literal["on", "then", "otherwise"]
"""Which way somebody went from a step: onwards, or from a question by its answer."""

_ON_THE_WAY: Final = text("left_at IS NULL")


class Position(Base):
    """A customer on a journey: at a *step*, until it is their turn to go on.

    *step* is empty before the first; of whoever left it is the last one they were at.
    They walk by the version they set out with, and are on a journey once at a time.
    *occasion* names what made them set out, and does so once.
    """

    __tablename__ = "journey_positions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("campaign_versions.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    occasion: Mapped[str] = mapped_column(String(120))
    step: Mapped[str] = mapped_column(String(40))
    due_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    why: Mapped[Why | None] = mapped_column(String(10))

    __table_args__ = (
        UniqueConstraint("campaign_id", "customer_id", "occasion"),
        Index(
            "ix_journey_positions_on_the_way",
            "campaign_id",
            "customer_id",
            unique=True,
            sqlite_where=_ON_THE_WAY,
            postgresql_where=_ON_THE_WAY,
        ),
        Index(
            "ix_journey_positions_turn",
            "campaign_id",
            "due_at",
            "id",
            sqlite_where=_ON_THE_WAY,
            postgresql_where=_ON_THE_WAY,
        ),
        Index("ix_journey_positions_step", "campaign_id", "step", "customer_id"),
    )


class Footstep(Base):
    """Which way somebody went on from a step; where they rest or left, their position says.

    Nobody comes to a step twice on one journey, so there is one for each.
    """

    __tablename__ = "journey_footsteps"

    position_id: Mapped[str] = mapped_column(
        ForeignKey("journey_positions.id"), primary_key=True
    )
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaigns.id"))
    way: Mapped[Way] = mapped_column(String(9))

    __table_args__ = (Index(None, "campaign_id", "step"), ONE_TREE)
