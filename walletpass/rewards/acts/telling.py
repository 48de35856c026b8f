"""Telling the brand's own systems what became of an act."""

from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import events
from walletpass.rewards.acts.models import Act


def tell(session: Session, act: Act, name: events.Name, *, now: datetime) -> None:
    """Record what became of an act for whoever wants to know; evidence stays here."""
    told = {
        "act_id": act.id,
        "kind_id": act.kind_id,
        "counterpart_id": act.counterpart_id,
        "state": act.state,
        "entry_id": act.entry_id,
        "coupon_id": act.coupon_id,
    }
    events.record(
        session, act.brand_id, name, told, now=now, customer_id=act.customer_id
    )
