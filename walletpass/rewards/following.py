"""What follows from a purchase besides its points: a welcome, thanks to a friend, coupons.

Whether anybody waits for a purchase is asked along with all that is known of them, so a
sale that nothing hangs on costs no further question.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.customers import SELVES
from walletpass.rewards import coupons, referrals, welcoming
from walletpass.rewards.referrals import Referral
from walletpass.rewards.welcoming import Welcomed


def _waits(table: Any, whose: Any, state: str) -> ColumnElement[bool]:
    return exists().where(whose.in_(SELVES), table.state == state)


IS_AWAITED: Final = or_(
    _waits(Welcomed, Welcomed.customer_id, "waiting"),
    _waits(Referral, Referral.referee_id, "joined"),
)
"""Whether something waits for a purchase of the ``customer_id`` a statement is about."""


def sale_name(source: str, receipt: str) -> str:
    """Return the name of a sale that coupons are put aside for and used for."""
    return f"{source}/{receipt}"


def on_purchase(
    session: Session,
    brand_id: str,
    customer_id: str,
    purchase_id: str,
    *,
    now: datetime,
) -> bool:
    """Let a purchase have its consequences; tell whether it had any for points."""
    what = brand_id, customer_id, purchase_id
    welcomed = welcoming.on_purchase(session, *what, now=now)
    qualified = referrals.on_purchase(session, *what, now=now)
    return bool(welcomed or qualified)


def on_refund(
    session: Session, brand_id: str, purchase_id: str, *, now: datetime
) -> None:
    """Undo the consequences of a purchase that a return leaves too little of.

    What is void by now stays so: a coupon somebody cancelled is nobody's any more.
    """
    purchase = sales.purchase_of(session, brand_id, purchase_id)
    session.refresh(purchase)  # whoever looked before saw it as it was
    welcoming.on_refund(session, brand_id, purchase_id, now=now)
    referrals.on_refund(session, brand_id, purchase_id, now=now)
    if purchase.status == "returned":
        named = sale_name(purchase.source, purchase.receipt)
        coupons.on_refund(session, brand_id, named, now=now)
