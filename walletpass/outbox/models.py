"""The outbox's one table."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base


class Promise(Base):
    """Something we owe: what, when it is due, how often it was tried, and how it went.

    *lane* says whom it may keep waiting. *key* lets equal promises merge while they wait. *leased* marks one that is being
    tried: its due time is then the moment another may try in its place. *attempts*
    counts the tickets handed out for it, *failures* the tries that went wrong.
    """

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(64))
    lane: Mapped[str] = mapped_column(String(8))
    key: Mapped[str | None] = mapped_column(String(128), unique=True)
    payload: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    leased: Mapped[bool] = mapped_column(default=False)
    trouble: Mapped[str | None] = mapped_column(Text)
    parked_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_outbox_due", "lane", "parked_at", "due_at"),)
