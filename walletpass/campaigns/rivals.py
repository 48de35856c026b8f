"""Rivals to come: weightier campaigns that will speak to the same people before long.

Of those whose audience is written down already, the deliveries tell. These are the ones
that a schedule plans for later, and they are asked about by their audience.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.campaigns.assigning import Lots
from walletpass.campaigns.audiences import tree_of
from walletpass.campaigns.document import Document
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_times import next_occurrences
from walletpass.campaigns.manners import MONTH, Word
from walletpass.campaigns.models import Campaign, CampaignVersion, Run
from walletpass.campaigns.planning import Plan
from walletpass.customers import Customer
from walletpass.db import among


class _Coming(NamedTuple):
    """A run that is planned, and who of its audience is held out of it."""

    campaign: Campaign
    document: Document
    planned: datetime


def rivals_to_come(
    session: Session, plan: Plan, customer_ids: Sequence[str], *, at: datetime
) -> Iterator[tuple[str, Word]]:
    """Yield who of these will hear of which weightier offer, within a month of *at*."""
    for run in _coming(session, plan, at):
        word = Word(run.planned, run.document.category, run.campaign.id)
        lots = Lots(run.campaign.salt)
        for who in session.scalars(
            _audience(session, plan, run, at), {"ids": customer_ids}
        ):
            if lots.bucket(who) >= run.document.held_buckets:
                yield who, word


def _coming(session: Session, plan: Plan, at: datetime) -> Iterator[_Coming]:
    """Yield the next runs of more weight that the brand's schedules plan."""
    rows = session.execute(
        select(Campaign, CampaignVersion.document)
        .join(CampaignVersion, CampaignVersion.id == Campaign.version_id)
        .where(
            Campaign.brand_id == plan.brand.id,
            Campaign.status == "running",
            Campaign.kind.in_(("once", "recurring")),
            Campaign.id != plan.campaign_id,
        )
        .order_by(Campaign.id)
    )
    for campaign, told in rows:
        document = document_from(told)
        if document.priority <= plan.document.priority:
            continue
        if document.purpose != "marketing" or document.audience is None:
            continue
        for planned in next_occurrences(document.schedule, plan.zone, after=at):
            if planned - at < MONTH and not _is_begun(session, campaign.id, planned):
                yield _Coming(campaign, document, planned)


def _is_begun(session: Session, campaign_id: str, planned: datetime) -> bool:
    """Tell whether its deliveries speak for it already."""
    run = exists().where(Run.campaign_id == campaign_id, Run.planned_for == planned)
    return bool(session.scalar(select(run)))


def _audience(session: Session, plan: Plan, run: _Coming, at: datetime) -> Select[str]:
    assert run.document.audience is not None
    tree = tree_of(session, plan.brand.id, run.document.audience)
    fitting = segments.audience(plan.brand, tree, now=at)
    return fitting.where(among(Customer.id, "ids"))
