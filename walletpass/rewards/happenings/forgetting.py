"""Forgetting: what somebody did stays counted, and what they said with it goes."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.rewards.happenings.models import Happening


def forget(session: Session, customer_id: str) -> None:
    """Empty what was told of a customer who is forgotten, under all their names."""
    session.execute(
        update(Happening)
        .where(Happening.customer_id.in_(customers.selves(customer_id)))
        .values(properties={}, reason=None)
    )
