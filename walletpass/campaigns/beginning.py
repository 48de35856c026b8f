"""Beginning runs in time: each once, whoever asks, and however late.

A run is planned for a moment, which is its name among the campaign's. A promise begins
it; kept twice, by two at once, or late, it begins the run once. Of several moments that
were missed only the last is made up for.
"""

from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import brands, outbox
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_times import Schedule, next_occurrences
from walletpass.campaigns.finding import version_of
from walletpass.campaigns.models import Campaign, Run
from walletpass.campaigns.promising import BeginRun
from walletpass.campaigns.starting import go_on
from walletpass.kernel.ids import new_id

AT_ONCE: Final = "at-once"
"""The name of the one run that no schedule planned."""

_EASTERNMOST: Final = timezone(timedelta(hours=14))
_NO_WAIT: Final = timedelta()


def zone_of(session: Session, campaign: Campaign) -> ZoneInfo:
    """Return the zone of the campaign's brand."""
    return ZoneInfo(brands.brand_of(session, campaign.brand_id).timezone)


def begins_at(schedule: Schedule, planned: datetime, zone: ZoneInfo) -> datetime:
    """Return when a run planned for a moment of the brand's clock has to begin.

    That is then; but where each customer's own clock counts, as early as the first of
    them anywhere shows that time.
    """
    if schedule.zone == "brand":
        return planned
    return min(planned, planned.astimezone(zone).replace(tzinfo=_EASTERNMOST))


def promise_next(
    session: Session,
    campaign: Campaign,
    schedule: Schedule,
    *,
    after: datetime,
    now: datetime,
) -> None:
    """Promise to begin the next run that is planned later than *after*, if there is one."""
    zone = zone_of(session, campaign)
    for planned in next_occurrences(schedule, zone, after=after):
        wait = max(begins_at(schedule, planned, zone) - now, _NO_WAIT)
        job = BeginRun(campaign.id, planned)
        key = f"begin-run:{campaign.id}:{_entry(planned)}"
        outbox.add(session, job, now=now, key=key, after=wait)


def begin_due(session: Session, job: BeginRun, *, now: datetime) -> Run | None:
    """Begin the run a schedule planned, if the campaign still runs; promise the next.

    Returns:
        The run, if it is begun by this; None if it was before, or is not to be.
    """
    campaign = session.scalars(
        select(Campaign)
        .where(Campaign.id == job.campaign_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    version = version_of(session, campaign) if campaign else None
    if campaign is None or version is None or campaign.status != "running":
        return None
    schedule = document_from(version.document).schedule
    planned = _last_due(schedule, job.planned_for, zone_of(session, campaign), now)
    promise_next(session, campaign, schedule, after=planned, now=now)
    return begin(session, campaign, _entry(planned), planned_for=planned, now=now)


def _last_due(
    schedule: Schedule, planned: datetime, zone: ZoneInfo, now: datetime
) -> datetime:
    """Return the last planned moment whose time to begin has come, from this one on."""
    while following := next_occurrences(schedule, zone, after=planned):
        if begins_at(schedule, following[0], zone) > now:
            break
        planned = following[0]
    return planned


def _entry(planned: datetime) -> str:
    return f"at:{planned:%Y-%m-%dT%H:%MZ}"


def begin(
    session: Session,
    campaign: Campaign,
    entry: str,
    *,
    planned_for: datetime,
    now: datetime,
) -> Run | None:
    """Begin the campaign's run of this name, unless it was begun before.

    The campaign has to be locked by whoever calls, and to have a version.
    """
    known = exists().where(Run.campaign_id == campaign.id, Run.entry == entry)
    version = version_of(session, campaign)
    if version is None or session.scalar(select(known)):
        return None
    document = document_from(version.document)
    run = Run(
        id=new_id("run", now),
        brand_id=campaign.brand_id,
        campaign_id=campaign.id,
        version_id=version.id,
        entry=entry,
        status="freezing",
        purpose=document.purpose,
        category=document.category,
        priority=document.priority,
        planned_for=planned_for,
        started_at=now,
    )
    session.add(run)
    session.flush()
    go_on(session, run, now=now)
    return run
