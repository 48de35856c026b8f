"""Calling off: what is left of a run that was cancelled, batch by batch."""

from collections import Counter
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns.events import CallOff
from walletpass.campaigns.models import PLANNED, Delivery, Run
from walletpass.campaigns.planning import plan_of
from walletpass.campaigns.speaking import fall_silent
from walletpass.campaigns.starting import count

BATCH: Final = 1_000


def call_off(session: Session, job: CallOff, *, now: datetime) -> int:
    """Write down for the next who were to be told that they are not; return how many.

    Where it was asked for, the message is taken back first from whoever has it.
    """
    run = session.scalars(
        select(Run)
        .where(Run.id == job.run_id, Run.status == "cancelled")
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if run is None:
        return 0
    if job.withdraws:
        fall_silent(session, plan_of(session, run), run.id, now=now)
    waiting = session.scalars(
        select(Delivery.customer_id)
        .where(Delivery.run_id == run.id, Delivery.state == PLANNED)
        .order_by(Delivery.due_at, Delivery.customer_id)
        .limit(BATCH)
    ).all()
    session.execute(
        update(Delivery)
        .where(Delivery.run_id == run.id, Delivery.customer_id.in_(waiting))
        .values(state="cancelled", reason="campaign-cancelled", decided_at=now)
        .execution_options(synchronize_session=False)
    )
    count(run, Counter({"campaign-cancelled": len(waiting), "planned": -len(waiting)}))
    session.flush()
    if len(waiting) == BATCH:
        outbox.add(session, CallOff(run.id), now=now)
    return len(waiting)
