"""Occasions that are over: what set a message off may not be so any more when it is sent."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.campaigns.models import Entry
from walletpass.campaigns.planning import Plan
from walletpass.campaigns.triggers import Scene
from walletpass.db import among


def whose_is_over(
    session: Session,
    plan: Plan,
    run_id: str,
    customer_ids: Sequence[str],
    *,
    now: datetime,
) -> Collection[str]:
    """Return those to whom a run need not speak any more, such as who came back."""
    trigger = plan.document.trigger
    if trigger is None or plan.step:
        return ()
    is_over = trigger.is_over(Scene(session, plan.brand, now, plan.begun_at))
    if is_over is None:
        return ()
    asked = select(Entry.customer_id).where(
        Entry.campaign_id == plan.campaign_id,
        Entry.run_id == run_id,
        among(Entry.customer_id, "ids"),
        is_over,
    )
    return set(session.scalars(asked, {"ids": customer_ids}))
