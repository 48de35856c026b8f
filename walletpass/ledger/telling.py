"""Telling the brand's own systems what moved."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from walletpass import events
from walletpass.ledger.points import to_display

_NAMES: Final[dict[str, events.Name]] = {
    "earn": "points.earned",
    "activate": "points.activated",
    "reserve": "points.reserved",
    "commit": "points.redeemed",
    "release": "points.released",
    "redeem": "points.redeemed",
    "expire": "points.expired",
    "adjust": "points.adjusted",
    "reverse": "points.reversed",
    "merge": "points.merged",
}


def tell(
    session: Session,
    brand_id: str,
    customer_id: str | None,
    *,
    kind: str,
    entry_id: str,
    account_id: str,
    points: int,
    balance: int,
    scale: int,
    source: str,
    now: datetime,
    pending: int = 0,
    reverses: str | None = None,
    of: str | None = None,
) -> None:
    """Record a movement for whoever wants to know, in the unit people see.

    *pending* tells how many of the points wait for their day, and *of* what they were
    earned, spent or reserved by before.
    """
    name = _NAMES[kind]
    if not events.is_wanted(session, brand_id, name):
        return
    told = {
        "entry_id": entry_id,
        "account_id": account_id,
        "points": to_display(points, scale),
        "pending": to_display(pending, scale),
        "balance": to_display(balance, scale),
        "source": source,
        "reverses": reverses,
        "of": of,
    }
    events.record(session, brand_id, name, told, now=now, customer_id=customer_id)
