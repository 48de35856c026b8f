"""Telling the brand's own systems what became of a coupon."""

from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import events
from walletpass.rewards.coupons.models import Coupon


def tell(session: Session, coupon: Coupon, name: events.Name, *, now: datetime) -> None:
    """Record what happened to a coupon for whoever wants to know."""
    told = {
        "coupon_id": coupon.id,
        "reward_id": coupon.reward_id,
        "source": coupon.source,
        "held_for": coupon.held_for,
        "used_for": coupon.used_for,
    }
    events.record(
        session, coupon.brand_id, name, told, now=now, customer_id=coupon.customer_id
    )
