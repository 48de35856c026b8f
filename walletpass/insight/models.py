"""What is known of each customer's habits, and where they stand in their life with us."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base

Stage = Literal["new", "active", "loyal", "cooling", "at-risk", "lapsed"]
HourFrom = Literal["own", "store", "brand"]
Cause = Literal["habit", "backlog", "cycle"]


class Profile(Base):
    """A customer's habits, as of *reckoned_at*; a cache that can be reckoned anew.

    Money is in minor units of the brand's currency, after returns. *visits* are days on
    which something was bought and kept, *median_gap* the whole days between them, from
    the third visit on. *basket* is what a kept purchase comes to on average. *hour*, in
    their own zone, is when they shop or look at their card; *hour_from* says whose habit
    it is. *engagement* (0 to 100) leaves what they spend out. *lifetime_value* is what
    they spent so far and what is still expected: an estimate. By *due_at* it is reckoned
    again, for by then the stage may be another by the mere passing of time. Whatever
    was told up to *settled_at* is in it, however long its transaction took.
    """

    __tablename__ = "profiles"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    first_bought_at: Mapped[datetime | None]
    last_bought_at: Mapped[datetime | None]
    purchases: Mapped[int]
    visits: Mapped[int]
    spent: Mapped[int] = mapped_column(BigInteger)
    basket: Mapped[int | None] = mapped_column(BigInteger)
    median_gap: Mapped[int | None]
    store_id: Mapped[str | None] = mapped_column(ForeignKey("stores.id"))
    hour: Mapped[int | None]
    hour_from: Mapped[HourFrom | None] = mapped_column(String(8))
    engagement: Mapped[int]
    engaged_at: Mapped[datetime | None]
    lifetime_value: Mapped[int] = mapped_column(BigInteger)
    stage: Mapped[Stage] = mapped_column(String(8))
    staged_at: Mapped[datetime]
    due_at: Mapped[datetime | None] = mapped_column()
    settled_at: Mapped[datetime]
    reckoned_at: Mapped[datetime]

    __table_args__ = (
        Index(None, "brand_id", "stage", "customer_id"),
        Index(None, "brand_id", "last_bought_at", "customer_id"),
        Index(
            "ix_profiles_due_at",
            "due_at",
            sqlite_where=due_at.is_not(None),
            postgresql_where=due_at.is_not(None),
        ),
        CheckConstraint("engagement BETWEEN 0 AND 100", "engagement"),
        CheckConstraint("hour IS NULL OR hour BETWEEN 0 AND 23", "hour"),
    )


class Affinity(Base):
    """How much a customer cares for a category.

    *share* is the part of their spending that went there, in thousandths; *is_declared*
    says that they told so themselves.
    """

    __tablename__ = "affinities"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    category: Mapped[str] = mapped_column(String(120), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    share: Mapped[int]
    is_declared: Mapped[bool]

    __table_args__ = (
        Index(None, "brand_id", "category", "customer_id"),
        CheckConstraint("share BETWEEN 0 AND 1000", "share"),
        ONE_TREE,
    )


class StageMove(Base):
    """A customer came into a stage, out of another or out of none. Only ever added.

    By *cause* they moved by what they did, or left undone: a *habit*. Or nobody moved:
    older purchases were handed in, a *backlog*, or the chain's *cycle* is another.
    """

    __tablename__ = "stage_moves"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    from_stage: Mapped[Stage | None] = mapped_column(String(8))
    to_stage: Mapped[Stage] = mapped_column(String(8))
    moved_at: Mapped[datetime]
    cause: Mapped[Cause] = mapped_column(String(8), default="habit")

    __table_args__ = (
        Index(None, "customer_id", "moved_at"),
        Index(None, "brand_id", "moved_at"),
    )


class Cycle(Base):
    """A chain's own visit cycle, from which the stages' thresholds follow, in days.

    *gap* is the median of its customers' median gaps, of *customers* of them; where too
    few have one, it is the one a shop of no known habits begins with. *hours* are when
    people tend to shop, by their store's clock: of each store, and of all under "".
    """

    __tablename__ = "cycles"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    gap: Mapped[int]
    customers: Mapped[int]
    hours: Mapped[dict[str, Any]]
    reckoned_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("gap > 0", "gap"),)
