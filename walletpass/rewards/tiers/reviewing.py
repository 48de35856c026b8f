"""Whose tier the night looks at."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.ledger import Account
from walletpass.rewards.tiers.models import TierState
from walletpass.rewards.tiers.placing import zone_of
from walletpass.rewards.tiers.whose import Whose

_EASTMOST = timedelta(hours=14)  # where a day begins first


def due_states(session: Session, *, now: datetime, limit: int) -> Sequence[Whose]:
    """Return those whose tier is due where they are, the longest overdue first.

    Once looked at they are due no more, so the next batch is again the first.
    """
    states = session.scalars(
        select(TierState)
        .where(TierState.due_on <= (now + _EASTMOST).date())
        .order_by(TierState.due_on, TierState.customer_id)
        .limit(limit)
    ).all()
    return [
        Whose(state.brand_id, state.program_id, state.customer_id)
        for state in states
        if state.due_on
        and state.due_on <= now.astimezone(zone_of(session, state.brand_id)).date()
    ]


def members_of(
    session: Session, program_id: str, *, after: str, limit: int
) -> Sequence[Whose]:
    """Return the next customers of a program, by their accounts' owners."""
    rows = session.execute(
        select(Account.brand_id, Account.customer_id)
        .where(
            Account.program_id == program_id,
            Account.customer_id > after,
            Account.merged_into_id.is_(None),
        )
        .order_by(Account.customer_id)
        .limit(limit)
    )
    return [Whose(brand_id, program_id, who) for brand_id, who in rows if who]
