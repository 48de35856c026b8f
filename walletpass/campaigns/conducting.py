"""Starting, pausing, resuming and cancelling a campaign, and telling when it is over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.brands import Brand
from walletpass.campaigns import journeys
from walletpass.campaigns.beginning import AT_ONCE, begin, promise_next, zone_of
from walletpass.campaigns.document_checks import fit_to_send
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_times import next_occurrences
from walletpass.campaigns.events import CallOff
from walletpass.campaigns.finding import held, version_of
from walletpass.campaigns.firing import fire_soon
from walletpass.campaigns.models import Campaign, Run, RunStatus
from walletpass.campaigns.sizing import check_it_has_not_outgrown
from walletpass.campaigns.starting import go_on
from walletpass.campaigns.states import after, move

BY_ITSELF: Final = "schedule"
"""Who it was, in the audit log, where nobody asked."""


def start(
    session: Session, brand: Brand, campaign_id: str, *, by: str, now: datetime
) -> Campaign:
    """Let an approved campaign run: at once, or when its schedule says.

    Raises:
        NotNowError: It is not approved, or runs already.
        SecondPersonError: It is for many by now, and had only its writer's word.
        UnfitCampaignError: It cannot be sent any more, as something it names is gone.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand.id, campaign_id)
    after(campaign.status, "start")
    document, _ = fit_to_send(session, brand, campaign.draft, now=now)
    check_it_has_not_outgrown(session, brand, campaign, now=now)
    move(session, campaign, "start", by=by, now=now)
    if document.kind in ("triggered", "journey"):
        fire_soon(session, campaign.id, now=now)
    elif document.schedule.at is None:
        begin(session, campaign, AT_ONCE, planned_for=now, now=now)
    else:
        promise_next(session, campaign, document.schedule, after=now, now=now)
    return campaign


def pause(
    session: Session, brand_id: str, campaign_id: str, *, by: str, now: datetime
) -> Campaign:
    """Let nobody else be spoken to until it is resumed; who was, was.

    Raises:
        NotNowError: It does not run.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand_id, campaign_id)
    move(session, campaign, "pause", by=by, now=now)
    for run in _runs(session, campaign, ["freezing", "running"]):
        run.status = "paused"
    return campaign


def resume(
    session: Session, brand_id: str, campaign_id: str, *, by: str, now: datetime
) -> Campaign:
    """Go on where it was paused. A single time that passed meanwhile is made up for.

    Raises:
        NotNowError: It is not paused.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand_id, campaign_id)
    move(session, campaign, "resume", by=by, now=now)
    for run in _runs(session, campaign, ["paused"]):
        run.status = "freezing" if run.frozen_at is None else "running"
        go_on(session, run, now=now)
    if campaign.kind in ("triggered", "journey"):
        fire_soon(session, campaign.id, now=now)
        return campaign
    version = version_of(session, campaign)
    schedule = document_from(version.document).schedule if version else None
    if schedule is not None and schedule.at is not None:
        since = now if schedule.every is not None else campaign.created_at
        promise_next(session, campaign, schedule, after=since, now=now)
    return campaign


def cancel(
    session: Session,
    brand_id: str,
    campaign_id: str,
    *,
    by: str,
    now: datetime,
    withdraw: bool = False,
) -> Campaign:
    """End a campaign for good; whoever was not spoken to will not be.

    With *withdraw* what was said is taken back from the cards, in silence. How many
    phones have it by now, `reach_of` tells.

    Raises:
        NotNowError: It is over.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand_id, campaign_id)
    move(session, campaign, "cancel", by=by, now=now)
    for run in _runs(session, campaign, ["freezing", "running", "paused"]):
        run.status, run.finished_at = "cancelled", now
        outbox.add(session, CallOff(run.id, withdraw), now=now)
    if campaign.kind == "journey":
        fire_soon(session, campaign.id, now=now)
    return campaign


def finish_if_over(
    session: Session, brand_id: str, campaign_id: str, *, now: datetime
) -> bool:
    """Finish a running campaign whose last run is over; tell whether it was."""
    campaign = held(session, brand_id, campaign_id)
    if campaign.status != "running" or not _is_over(session, campaign, now):
        return False
    move(session, campaign, "finish", by=BY_ITSELF, now=now)
    return True


def _is_over(session: Session, campaign: Campaign, now: datetime) -> bool:
    version = version_of(session, campaign)
    if version is not None and campaign.kind == "journey":
        document = document_from(version.document)
        zone = zone_of(session, campaign)
        return journeys.is_over(session, campaign, document, zone, now=now)
    last = session.scalar(
        select(func.max(Run.planned_for)).where(Run.campaign_id == campaign.id)
    )
    if version is None or last is None:
        return False
    if _runs(session, campaign, ["freezing", "running", "paused"]):
        return False
    document = document_from(version.document)
    if document.kind == "triggered":
        return False
    zone = zone_of(session, campaign)
    return not next_occurrences(document.schedule, zone, after=max(last, now))


def _runs(
    session: Session, campaign: Campaign, statuses: Sequence[RunStatus]
) -> list[Run]:
    query = select(Run).where(Run.campaign_id == campaign.id, Run.status.in_(statuses))
    return list(session.scalars(query.with_for_update()))
