"""Forgetting events that are too old to be told."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from walletpass.events.models import Event

KEPT: Final = timedelta(days=30)


def forget_old(session: Session, *, now: datetime, limit: int) -> int:
    """Forget the oldest events past their time, at most *limit*; return how many."""
    old = (
        select(Event.row_id)
        .where(Event.occurred_at < now - KEPT)
        .order_by(Event.occurred_at)
        .limit(limit)
    )
    gone = delete(Event).where(Event.row_id.in_(old)).returning(Event.row_id)
    return len(session.execute(gone).all())
