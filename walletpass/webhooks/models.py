"""Endpoints, the secrets they are signed for with, and what became of each delivery."""

from datetime import datetime
from typing import Literal

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base

EndpointState = Literal["unverified", "active", "paused"]
DeliveryState = Literal["held", "waiting", "delivered", "parked"]


class Endpoint(Base):
    """An address of the brand's that is called; the subscriber of the same id.

    It is called once it is *active*: its owner answered the challenge. *trouble* says why
    it is not, or no longer. Its row is the lock of its queue.
    """

    __tablename__ = "webhook_endpoints"

    id: Mapped[str] = mapped_column(ForeignKey("subscribers.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    url: Mapped[str] = mapped_column(String(500))
    state: Mapped[EndpointState] = mapped_column(String(10))
    trouble: Mapped[str | None] = mapped_column(String(200))
    verified_at: Mapped[datetime | None]


class SigningSecret(Base):
    """A secret that calls are signed with, sealed. While two live, both sign.

    It lives until *ends_at*, where there is one.
    """

    __tablename__ = "webhook_secrets"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    endpoint_id: Mapped[str] = mapped_column(
        ForeignKey("webhook_endpoints.id"), index=True
    )
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]


class Delivery(Base):
    """One event on its way to one endpoint.

    Within a *stream*, one customer's events, only the first that is not through is
    *waiting*; those behind it are *held*. *due_at* is when it may be tried next; while
    it *is_calling*, when another may try in its place. *tries* counts the calls since
    *first_tried_at*, *status* and *excerpt* tell the last answer.
    """

    __tablename__ = "webhook_deliveries"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    endpoint_id: Mapped[str] = mapped_column(ForeignKey("webhook_endpoints.id"))
    event_row_id: Mapped[int] = mapped_column(
        ForeignKey("events.row_id", ondelete="CASCADE"), index=True
    )
    sequence: Mapped[int] = mapped_column(BigInteger)
    stream: Mapped[str] = mapped_column(String(32))
    state: Mapped[DeliveryState] = mapped_column(String(9))
    due_at: Mapped[datetime]
    is_calling: Mapped[bool] = mapped_column(default=False)
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    first_tried_at: Mapped[datetime | None]
    last_tried_at: Mapped[datetime | None]
    status: Mapped[int | None] = mapped_column(SmallInteger)
    excerpt: Mapped[str] = mapped_column(String(500), default="")
    trouble: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_webhook_deliveries_due", "endpoint_id", "state", "due_at"),
        Index("ix_webhook_deliveries_log", "endpoint_id", "sequence"),
        Index(
            "uq_webhook_deliveries_head",
            "endpoint_id",
            "stream",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_webhook_deliveries_held",
            "endpoint_id",
            "stream",
            "sequence",
            sqlite_where=text("state = 'held'"),
            postgresql_where=text("state = 'held'"),
        ),
    )
