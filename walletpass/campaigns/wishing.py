"""What customers ask of us: fewer messages, none for a while, only service, as before.

Whoever sends looks at the wish at that moment, so that it holds for what waits already.
"""

from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy.orm import Session

from walletpass.campaigns.models import Wish

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
    """Keep what a customer asked last: it takes the place of what they asked before."""
    match wished:
        case "fewer":
            said = _NOTHING | {"per_week": FEWER}
        case "pause":
            said = _NOTHING | {"paused_until": now + PAUSE}
        case "only-service":
            said = _NOTHING | {"only_service": True}
        case "as-before":
            said = _NOTHING
    session.merge(
        Wish(customer_id=customer_id, brand_id=brand_id, updated_at=now, **said)
    )
    session.flush()


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
