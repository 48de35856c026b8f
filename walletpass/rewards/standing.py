"""How an account stands at a moment, without settling it."""

from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from walletpass.ledger import Lot

_AWAKE = and_(Lot.state == "pending", Lot.activates_at <= bindparam("now"))
_LAPSED = Lot.expires_at <= bindparam("now")
_CHANGED = select(
    func.coalesce(
        func.sum(
            case(
                (and_(_AWAKE, ~_LAPSED), Lot.remaining),
                (and_(Lot.state == "active", _LAPSED), -Lot.remaining),
                else_=0,
            )
        ),
        0,
    )
).where(
    Lot.account_id == bindparam("account_id"),
    Lot.remaining > 0,
    or_(_AWAKE, _LAPSED),
)


def balance_at(
    session: Session,
    account_id: str,
    balance: int,
    due_at: datetime | None,
    *,
    now: datetime,
) -> int:
    """Return what an account can spend, given what it held when last settled.

    Points whose day has come count, those that have lapsed do not, as if it were
    settled now.
    """
    if due_at is None or due_at > now:
        return balance
    asked = {"account_id": account_id, "now": now}
    return balance + int(session.scalar(_CHANGED, asked) or 0)
