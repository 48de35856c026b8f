"""Setting a run going, and keeping it going: one batch, one promise, one after another.

A run counts its batches, and each promise names the one it is for. Kept twice, late, or
by two at once, it does its batch once: whoever comes second finds that the run has gone
on. So a run has one chain of promises, however often it is paused and resumed.
"""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns.events import FreezeBatch, SendBatch
from walletpass.campaigns.models import Run, RunStatus

_AT_ONCE = timedelta()


def go_on(
    session: Session, run: Run, *, now: datetime, after: timedelta = _AT_ONCE
) -> None:
    """Promise the run's next batch: of freezing until that is done, then of sending."""
    batch = FreezeBatch if run.frozen_at is None else SendBatch
    key = f"run:{run.id}:{run.step}"
    outbox.add(session, batch(run.id, run.step), now=now, key=key, after=after)


def taken(session: Session, run_id: str, step: int, status: RunStatus) -> Run | None:
    """Return a run whose turn it is to do this batch, held still until commit.

    Returns:
        None where it was paused, is over, or has done the batch already.
    """
    return session.scalars(
        select(Run)
        .where(Run.id == run_id, Run.step == step, Run.status == status)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def count(run: Run, more: Counter[str]) -> None:
    """Count these reasons to those of the run, or away from them."""
    counted = Counter(run.counts)
    counted.update(more)
    run.counts = {reason: number for reason, number in counted.items() if number}
