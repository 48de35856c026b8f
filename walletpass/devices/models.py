"""Devices, what they want news of, and the record of what they did."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base


class Device(Base):
    """One Wallet on one device, as one pass type sees it.

    *pushed_tag* is the newest update tag this device has been told about: a push says
    "ask me" for all cards at once, so one that is not behind needs none. Before
    *push_after*, Apple wants no push for it.
    """

    __tablename__ = "devices"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    pass_type_id: Mapped[str] = mapped_column(ForeignKey("pass_types.id"))
    library_id: Mapped[str] = mapped_column(String(255))
    push_token: Mapped[str] = mapped_column(String(255))
    token_at: Mapped[datetime]
    pushed_tag: Mapped[int] = mapped_column(BigInteger, default=0)
    pushed_at: Mapped[datetime | None]
    push_after: Mapped[datetime | None]
    seen_at: Mapped[datetime]
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("pass_type_id", "library_id"),)


class PushPause(Base):
    """Whether Apple wants pushes from a pass type at all, as long as it refuses them.

    *refusals* counts those in a row that blamed no single device. Before *until*, where
    there is one, nothing is pushed under this certificate.
    """

    __tablename__ = "push_pauses"

    pass_type_id: Mapped[str] = mapped_column(
        ForeignKey("pass_types.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    fingerprint: Mapped[str] = mapped_column(String(95))
    refusals: Mapped[int]
    until: Mapped[datetime | None]


class Registration(Base):
    """A device's wish for news of one card."""

    __tablename__ = "registrations"

    device_id: Mapped[str] = mapped_column(
        ForeignKey("devices.id", ondelete="CASCADE"), primary_key=True
    )
    pass_id: Mapped[str] = mapped_column(
        ForeignKey("passes.id"), primary_key=True, index=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    registered_at: Mapped[datetime]


class Sighting(Base):
    """Something a device did, or was sent, concerning one card. Append-only.

    *kind* is downloaded, resent, registered, unregistered, pushed, listed, fetched or
    logged. *device* is a short, meaningless name for the device, safe to show.
    """

    __tablename__ = "sightings"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    pass_id: Mapped[str] = mapped_column(ForeignKey("passes.id"))
    kind: Mapped[str] = mapped_column(String(16))
    device: Mapped[str] = mapped_column(String(32), default="")
    detail: Mapped[dict[str, Any]]
    at: Mapped[datetime]

    __table_args__ = (
        Index("ix_sightings_pass_id_id", "pass_id", "id"),
        Index("ix_sightings_at", "at"),
    )
