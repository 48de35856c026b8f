"""Hiding: who was sent something, and said no since, so that their card hides it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.campaigns.models import Delivery
from walletpass.campaigns.speaking import origin_of
from walletpass.passes import messages

Turn = tuple[str, str]
"""A run and a customer: there is one delivery of the two."""


def turn_of(delivery: Delivery) -> Turn:
    """Return whose turn it was, in which run."""
    return delivery.run_id, delivery.customer_id


def hidden_deliveries(
    session: Session, brand_id: str, deliveries: Sequence[Delivery], *, now: datetime
) -> Mapping[Turn, datetime]:
    """Return since when what was sent is hidden from somebody's card, by turn.

    Those rows stay as they were written: it was sent, and what came of that is told by
    what its reader said since.
    """
    sent = {
        (origin_of(one.run_id, one.variant), one.pass_id): turn_of(one)
        for one in deliveries
        if one.state == "sent" and one.pass_id is not None
    }
    if not sent:
        return {}
    origins = sorted({origin for origin, _ in sent})
    cards = sorted({one.pass_id for one in deliveries if one.pass_id is not None})
    hidden = messages.hidden_since(session, brand_id, origins, cards, now=now)
    return {sent[shown]: at for shown, at in hidden.items() if shown in sent}
