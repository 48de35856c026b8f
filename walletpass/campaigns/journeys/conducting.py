"""Conducting a journey: a batch of setting out, a batch of walking, and what to promise.

There is one conductor at a time, holding the campaign. What it promises is to come again:
at once while there are more, and else when the next turn comes.
"""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns.document import Document
from walletpass.campaigns.events import FinishRun
from walletpass.campaigns.finding import version_of
from walletpass.campaigns.journeys import entering, walking
from walletpass.campaigns.journeys.models import Position
from walletpass.campaigns.journeys.telling import begin_telling
from walletpass.campaigns.models import Campaign
from walletpass.campaigns.planning import plan_for
from walletpass.campaigns.promising import FireCampaign

CLOSED_AT_ONCE: Final = 5_000
_AT_ONCE: Final = timedelta()


def conduct(session: Session, campaign: Campaign, *, now: datetime) -> None:
    """Lead the journey's next batch on, if it runs; end it for all, if it was cancelled.

    The campaign has to be locked by whoever calls.
    """
    if campaign.status == "cancelled":
        _close(session, campaign, now)
        return
    version = version_of(session, campaign)
    if version is None or campaign.status != "running":
        return
    plan = plan_for(session, campaign, version, planned_for=now, since=now)
    document = plan.document
    if document.route is None:
        return
    is_more = False
    if entering.is_open(document.schedule, plan.zone, now):
        entered = entering.enter_batch(session, plan, version.id, now=now)
        is_more = entered == entering.BATCH
    walked = walking.walk_batch(session, plan, now=now)
    if is_more or walked == walking.BATCH:
        _come_again(session, campaign, now=now, after=_AT_ONCE)
        return
    begin_telling(session, campaign, document.route, now=now)
    if is_over(session, campaign, document, plan.zone, now=now):
        outbox.add(session, FinishRun(campaign.brand_id, campaign.id), now=now)
    elif following := _next_turn(session, campaign):
        _come_again(session, campaign, now=now, after=max(following - now, _AT_ONCE))


def _come_again(
    session: Session, campaign: Campaign, *, now: datetime, after: timedelta
) -> None:
    key = f"fire:{campaign.id}"
    outbox.add(session, FireCampaign(campaign.id), now=now, key=key, after=after)


def _next_turn(session: Session, campaign: Campaign) -> datetime | None:
    return session.scalar(
        select(func.min(Position.due_at)).where(
            Position.campaign_id == campaign.id, Position.left_at.is_(None)
        )
    )


def is_over(
    session: Session,
    campaign: Campaign,
    document: Document,
    zone: ZoneInfo,
    *,
    now: datetime,
) -> bool:
    """Tell whether nobody sets out any more, and nobody is on the way."""
    walking_yet = exists().where(
        Position.campaign_id == campaign.id, Position.left_at.is_(None)
    )
    is_closed = entering.is_closed(document.schedule, zone, now)
    return is_closed and not session.scalar(select(walking_yet))


def _close(session: Session, campaign: Campaign, now: datetime) -> None:
    """Let the next go whom a cancelled journey leaves where they are."""
    ids = session.scalars(
        select(Position.id)
        .where(Position.campaign_id == campaign.id, Position.left_at.is_(None))
        .order_by(Position.due_at, Position.id)
        .limit(CLOSED_AT_ONCE)
    ).all()
    session.execute(
        update(Position)
        .where(Position.id.in_(ids))
        .values(left_at=now, why="cancelled")
        .execution_options(synchronize_session=False)
    )
    if len(ids) == CLOSED_AT_ONCE:
        _come_again(session, campaign, now=now, after=_AT_ONCE)
