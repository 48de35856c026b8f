"""Firing: setting off what triggers ask for, hour by hour.

Each hour in which somebody's turn has come is a run of its own, in the name of the hour:
whoever asks twice in one, or at once with another, begins it once. An hour in which it is
nobody's turn leaves nothing behind.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns import journeys
from walletpass.campaigns.beginning import begin
from walletpass.campaigns.eligible import next_eligible
from walletpass.campaigns.finding import version_of
from walletpass.campaigns.models import Campaign, Delivery, Run
from walletpass.campaigns.planning import plan_for
from walletpass.campaigns.promising import FireCampaign, FireTriggers

_DAY: Final = timedelta(days=1)


def promise_firing(
    session: Session, job: FireTriggers, *, now: datetime, limit: int
) -> None:
    """Promise to fire each of the next running campaigns that have a trigger."""
    ids = session.scalars(
        select(Campaign.id)
        .where(
            Campaign.kind.in_(("triggered", "journey")),
            Campaign.status == "running",
            Campaign.id > job.after,
        )
        .order_by(Campaign.id)
        .limit(limit)
    ).all()
    for campaign_id in ids:
        fire_soon(session, campaign_id, now=now)
    if len(ids) == limit:
        outbox.add(session, FireTriggers(ids[-1]), now=now)


def fire_soon(session: Session, campaign_id: str, *, now: datetime) -> None:
    """Promise to look whose turn it is."""
    key = f"fire:{campaign_id}"
    outbox.add(session, FireCampaign(campaign_id), now=now, key=key)


def fire(session: Session, campaign_id: str, *, now: datetime) -> Run | None:
    """Begin this hour's run of a triggered campaign, if it is anybody's turn.

    A journey's next batch is led on instead.

    Returns:
        None where it is nobody's, where it does not run, or where this hour's, or one
        before that still writes down whose turn it was, was begun already.
    """
    campaign = session.scalars(
        select(Campaign)
        .where(Campaign.id == campaign_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if campaign is not None and campaign.kind == "journey":
        journeys.conduct(session, campaign, now=now)
        return None
    version = version_of(session, campaign) if campaign else None
    if campaign is None or version is None or campaign.status != "running":
        return None
    freezing = exists().where(Run.campaign_id == campaign.id, Run.status == "freezing")
    if session.scalar(select(freezing)):
        return None
    plan = plan_for(session, campaign, version, planned_for=now, since=now)
    if not next_eligible(session, plan, after="", limit=1):
        return None
    return begin(
        session, campaign, f"hour:{now:%Y-%m-%dT%HZ}", planned_for=now, now=now
    )


def last_day(
    session: Session, campaign_id: str, *, now: datetime
) -> Mapping[tuple[str, str], int]:
    """Return what became of whose turn it was in the last 24 hours, by state and reason."""
    runs: Sequence[str] = session.scalars(
        select(Run.id).where(
            Run.campaign_id == campaign_id, Run.started_at > now - 3 * _DAY
        )
    ).all()
    rows = session.execute(
        select(Delivery.state, Delivery.reason, func.count())
        .where(Delivery.run_id.in_(runs), Delivery.decided_at > now - _DAY)
        .group_by(Delivery.state, Delivery.reason)
    )
    return {(row[0], row[1]): row[2] for row in rows}
