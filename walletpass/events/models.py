"""Events, who wants to know of them, and how many a brand has had."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

SubscriberMode = Literal["push", "pull"]


class Event(Base):
    """Something that happened. Append-only, and nothing personal in it.

    *row_id* keeps the order in which one transaction recorded things. *sequence* is the
    brand's own count, given after commit: it never skips an event that comes later.
    """

    __tablename__ = "events"

    row_id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    id: Mapped[str] = mapped_column(String(32), unique=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    sequence: Mapped[int | None] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(40))
    customer_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    data: Mapped[dict[str, Any]]
    occurred_at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (
        UniqueConstraint("brand_id", "sequence"),
        Index(
            "ix_events_unnumbered",
            "brand_id",
            "row_id",
            sqlite_where=sequence.is_(None),
            postgresql_where=sequence.is_(None),
        ),
    )

    @property
    def stream(self) -> str:
        """Whose events come one after the other: the customer's, else the brand's."""
        return self.customer_id or self.brand_id


class EventCounter(Base):
    """How many events of a brand have been numbered; its row is the lock for it."""

    __tablename__ = "event_counters"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    latest: Mapped[int] = mapped_column(BigInteger)


class Subscriber(Base):
    """A system of the brand that wants to know, from the day it asked.

    Whoever pulls has read all through *read_through*.
    """

    __tablename__ = "subscribers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    mode: Mapped[SubscriberMode] = mapped_column(String(4))
    description: Mapped[str] = mapped_column(String(200))
    topics: Mapped[list[Any]]
    read_through: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
