"""When the clock is put back: what was due in a moment must not wait for it to return."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from walletpass.db.database import SESSION_PROMISED
from walletpass.outbox.models import Promise


def forget_due_times(session: Session, *, now: datetime) -> int:
    """Make all that waits due now, and return how much that was.

    What is not due after all is put off again by whoever keeps it, and what somebody
    is keeping at this moment is kept twice, which is dull.
    """
    moved = session.execute(
        update(Promise)
        .where(Promise.parked_at.is_(None), Promise.due_at > now)
        .values(due_at=now)
        .returning(Promise.id)
    ).all()
    session.info[SESSION_PROMISED] = True
    return len(moved)
