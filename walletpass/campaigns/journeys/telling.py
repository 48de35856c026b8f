"""Telling: who is to be told at a step, by a run as any other campaign has.

A run of a journey's step is named for the step and the moment. Its audience are those
who rest there and were not taken into a run yet: each is, once, by an entry in the name
of their position and the step. All else, who is held out, who may be told and when, is
decided by the run.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from walletpass.campaigns.beginning import begin
from walletpass.campaigns.document_steps import Journey
from walletpass.campaigns.journeys.models import Position
from walletpass.campaigns.models import Campaign, Delivery, Entry, Run
from walletpass.campaigns.naming import entry_at, step_of


def to_be_told(campaign_id: str, step: str) -> Select[str, str]:
    """Return the question for those to be told at a step: who, and on what occasion."""
    occasion = _occasion(step)
    taken = exists().where(
        Entry.campaign_id == campaign_id,
        Entry.customer_id == Position.customer_id,
        Entry.key == occasion,
    )
    return select(Position.customer_id, occasion).where(
        Position.campaign_id == campaign_id,
        Position.step == step,
        Position.left_at.is_(None),
        ~taken,
    )


def _occasion(step: str) -> ColumnElement[str]:
    return Position.id + f"/{step}"


def begin_telling(
    session: Session, campaign: Campaign, journey: Journey, *, now: datetime
) -> None:
    """Begin a run for each step at which somebody is to be told.

    Where one is still writing down who that is, whoever came too late has the next.
    """
    freezing = {
        step_of(entry)
        for entry in session.scalars(
            select(Run.entry).where(
                Run.campaign_id == campaign.id, Run.status == "freezing"
            )
        )
    }
    for step in journey.sayings:
        waiting = to_be_told(campaign.id, step).limit(1)
        if step not in freezing and session.execute(waiting).first() is not None:
            entry = entry_at(step, now)
            begin(session, campaign, entry, planned_for=now, now=now)


def decided_at(
    session: Session, positions: Sequence[Position], step: str
) -> Mapping[str, tuple[datetime, bool]]:
    """Return when it was decided about each of these, or when it is to be, and which."""
    rows = session.execute(
        select(Position.id, Delivery.decided_at, Delivery.due_at)
        .join(
            Entry,
            (Entry.campaign_id == Position.campaign_id)
            & (Entry.customer_id == Position.customer_id)
            & (Entry.key == _occasion(step)),
        )
        .join(
            Delivery,
            (Delivery.run_id == Entry.run_id)
            & (Delivery.customer_id == Entry.customer_id),
        )
        .where(Position.id.in_([one.id for one in positions]))
    )
    return {row[0]: (row[1] or row[2], row[1] is not None) for row in rows}
