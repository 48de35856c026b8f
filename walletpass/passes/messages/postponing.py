"""Putting a message off on some of its cards before it shows there, or taking it off them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from walletpass.passes.messages.models import Showing
from walletpass.passes.messages.showing import refresh_at


def put_off(
    session: Session,
    message_id: str,
    pass_ids: Sequence[str],
    *,
    shows_from: datetime,
    now: datetime,
) -> None:
    """Let a message show on these cards only from a later moment on."""
    session.execute(
        update(Showing)
        .where(Showing.message_id == message_id, Showing.pass_id.in_(pass_ids))
        .values(shows_from=shows_from)
    )
    refresh_at(session, tuple(pass_ids), now, at=shows_from)


def take_off(
    session: Session,
    message_id: str,
    pass_ids: Sequence[str],
    *,
    why: str,
    now: datetime,
) -> None:
    """Take a message off these cards, on which it was to show, and say *why*."""
    session.execute(
        update(Showing)
        .where(
            Showing.message_id == message_id,
            Showing.pass_id.in_(pass_ids),
            Showing.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now, withdrawn_why=why)
    )
    refresh_at(session, tuple(pass_ids), now, at=now)


def taken_off(session: Session, message_id: str) -> Mapping[str, int]:
    """Return from how many cards a message was taken off before it showed, by reason."""
    rows = session.execute(
        select(Showing.withdrawn_why, func.count())
        .where(Showing.message_id == message_id, Showing.withdrawn_why.is_not(None))
        .group_by(Showing.withdrawn_why)
    )
    return {str(why): count for why, count in rows}
