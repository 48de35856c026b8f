"""Telling the brand's own systems what became of a card."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from walletpass import events
from walletpass.passes.models import Pass


def tell(
    session: Session, card: Pass, name: events.Name, *, now: datetime, **more: Any
) -> None:
    """Record what happened to a card for whoever wants to know."""
    events.record(
        session,
        card.brand_id,
        name,
        {"card_id": card.id, "template_id": card.template_id, **more},
        now=now,
        customer_id=card.customer_id,
    )
