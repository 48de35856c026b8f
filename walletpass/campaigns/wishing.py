"""What customers ask of us: fewer messages, none for a while, only service, as before.

Whoever sends looks at the wish at that moment, so that it holds for what waits already.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from walletpass.campaigns.models import Aside, Wish
from walletpass.passes import messages

Wished = Literal["fewer", "pause", "only-service", "as-before"]
FEWER: Final = 1  # a week
PAUSE: Final = timedelta(30)

_NOTHING: Final[dict[str, Any]] = {
    "per_week": None,
    "paused_until": None,
    "only_service": False,
}


def wish(
    session: Session,
    brand_id: str,
    customer_id: str,
    wished: Wished,
    *,
    now: datetime,
) -> None:
    """Keep what a customer asked last: it takes the place of what they asked before.

    Marketing that was to begin on their card while they want none is taken back.
    """
    match wished:
        case "fewer":
            said = _NOTHING | {"per_week": FEWER}
        case "pause":
            said = _NOTHING | {"paused_until": now + PAUSE}
            _hush(session, customer_id, until=now + PAUSE, now=now)
        case "only-service":
            said = _NOTHING | {"only_service": True}
            _hush(session, customer_id, until=None, now=now)
        case "as-before":
            said = _NOTHING
    session.merge(
        Wish(customer_id=customer_id, brand_id=brand_id, updated_at=now, **said)
    )
    session.flush()


def _hush(
    session: Session, customer_id: str, *, until: datetime | None, now: datetime
) -> None:
    messages.withdraw_upcoming(session, customer_id, before=until, now=now)
    coming = [Aside.customer_id == customer_id, Aside.said_at > now]
    if until is not None:
        coming.append(Aside.said_at < until)
    session.execute(delete(Aside).where(*coming))


def unwilling_among(
    session: Session, customer_ids: Sequence[str], *, now: datetime
) -> dict[str, Literal["paused", "only-service"]]:
    """Return those of these customers who want no marketing at this moment, and why."""
    wishes = session.scalars(select(Wish).where(Wish.customer_id.in_(customer_ids)))
    unwilling: dict[str, Literal["paused", "only-service"]] = {}
    for kept in wishes:
        if kept.only_service:
            unwilling[kept.customer_id] = "only-service"
        elif kept.paused_until is not None and now < kept.paused_until:
            unwilling[kept.customer_id] = "paused"
    return unwilling


def wished_by(session: Session, customer_id: str, *, now: datetime) -> Wished:
    """Return what a customer's wish comes to at this moment."""
    kept = session.get(Wish, customer_id)
    if kept is None:
        return "as-before"
    if kept.only_service:
        return "only-service"
    if kept.paused_until is not None and now < kept.paused_until:
        return "pause"
    return "fewer" if kept.per_week is not None else "as-before"
