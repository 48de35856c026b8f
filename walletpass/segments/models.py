"""Segments, and every version of what they ask."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base


class Segment(Base):
    """A rule describing customers, under a name; *number* is its newest version's."""

    __tablename__ = "segments"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    number: Mapped[int]
    retired_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class SegmentVersion(Base):
    """The conditions of a segment as they were saved, for ever; *number* from 1."""

    __tablename__ = "segment_versions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    segment_id: Mapped[str] = mapped_column(ForeignKey("segments.id"))
    number: Mapped[int]
    tree: Mapped[dict[str, Any]]
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("segment_id", "number"),)
