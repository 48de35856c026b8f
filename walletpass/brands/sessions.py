"""Sessions of staff: from signing in until signing out, or until a working day is over.

A cookie alone cannot be taken back: whoever kept a copy would be let in with it after its
owner has left. So what it names stands here, for as long as it is good for anything.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ForeignKey, String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.brands.models import Staff
from walletpass.db import Base
from walletpass.kernel.ids import new_id

WORKING_DAY: Final = timedelta(hours=12)


class StaffSession(Base):
    """A browser in which somebody is signed in."""

    __tablename__ = "staff_sessions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    begun_at: Mapped[datetime]


def begin_session(session: Session, staff: Staff, *, now: datetime) -> str:
    """Begin a session; return what names it. Those of theirs that are over are dropped."""
    session.execute(
        delete(StaffSession).where(
            StaffSession.staff_id == staff.id,
            StaffSession.begun_at <= now - WORKING_DAY,
        )
    )
    begun = StaffSession(
        id=new_id("ses", now), brand_id=staff.brand_id, staff_id=staff.id, begun_at=now
    )
    session.add(begun)
    session.flush()
    return begun.id


def is_in_session(
    session: Session, staff: Staff, session_id: str, *, now: datetime
) -> bool:
    """Tell whether this session of theirs still lasts."""
    found = session.get(StaffSession, session_id)
    if found is None or found.staff_id != staff.id:
        return False
    return now < found.begun_at + WORKING_DAY


def end_session(session: Session, staff_id: str, session_id: str) -> None:
    """End this session of theirs, wherever else its cookie is kept; again changes nothing."""
    session.execute(
        delete(StaffSession).where(
            StaffSession.id == session_id, StaffSession.staff_id == staff_id
        )
    )
