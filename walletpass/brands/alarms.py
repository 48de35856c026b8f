"""Alarms: what needs a person, kept until it is put right."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.db import Base, in_dialect_of, in_each_dialect


class Alarm(Base):
    """Something a person must put right: one row per brand and *subject*.

    *subject* names what is wrong, such as ``push:pass.com.example.card``.
    """

    __tablename__ = "alarms"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(200), primary_key=True)
    message: Mapped[str] = mapped_column(Text)
    raised_at: Mapped[datetime]


def _raising(insert: Any) -> Any:
    fresh = insert(Alarm)
    return fresh.on_conflict_do_update(
        index_elements=["brand_id", "subject"],
        set_={"message": fresh.excluded.message},
    )


_RAISE = in_each_dialect(_raising)


def raise_alarm(
    session: Session, brand_id: str, subject: str, message: str, *, now: datetime
) -> None:
    """Say that *subject* needs a person. Said again, it keeps its first moment."""
    session.execute(
        in_dialect_of(session, _RAISE),
        {
            "brand_id": brand_id,
            "subject": subject,
            "message": message,
            "raised_at": now,
        },
    )


def clear_alarm(session: Session, brand_id: str, subject: str) -> None:
    """Say that *subject* is all right again."""
    session.execute(
        delete(Alarm).where(Alarm.brand_id == brand_id, Alarm.subject == subject)
    )


def alarms(session: Session, brand_id: str | None = None) -> Sequence[Alarm]:
    """Return what needs a person, oldest first, of one brand or of all."""
    query = select(Alarm).order_by(Alarm.raised_at)
    if brand_id is not None:
        query = query.where(Alarm.brand_id == brand_id)
    return session.scalars(query).all()
