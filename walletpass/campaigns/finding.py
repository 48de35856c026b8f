"""Finding campaigns, their versions, rehearsals and runs: only those of the brand."""

from datetime import datetime
from typing import Final, Literal, TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from walletpass import outbox
from walletpass.campaigns.errors import (
    UnknownCampaignError,
    UnknownRehearsalError,
    UnknownRunError,
)
from walletpass.campaigns.models import (
    Campaign,
    CampaignVersion,
    Rehearsal,
    Run,
    Status,
)
from walletpass.campaigns.promising import RehearseCampaign
from walletpass.db import Page, page_of, says
from walletpass.db.paging import decode_cursor, decode_number

T = TypeVar("T", Campaign, Run)

_MOST_DIGITS: Final = 9


def campaign_of(session: Session, brand_id: str, campaign_id: str) -> Campaign:
    """Return the brand's campaign of this id.

    Raises:
        UnknownCampaignError: The brand has none.
    """
    return _one(session, _campaign(brand_id, campaign_id))


def held(session: Session, brand_id: str, campaign_id: str) -> Campaign:
    """Return the brand's campaign, as it is now, held still until commit.

    Raises:
        UnknownCampaignError: The brand has none.
    """
    query = _campaign(brand_id, campaign_id).with_for_update(key_share=True)
    return _one(session, query.execution_options(populate_existing=True))


def _campaign(brand_id: str, campaign_id: str) -> Select[Campaign]:
    return select(Campaign).where(
        Campaign.id == campaign_id, Campaign.brand_id == brand_id
    )


def _one(session: Session, query: Select[Campaign]) -> Campaign:
    campaign = session.scalars(query).one_or_none()
    if campaign is None:
        raise UnknownCampaignError
    return campaign


def campaigns_page(
    session: Session,
    brand_id: str,
    *,
    status: Status | None = None,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Campaign]:
    """Return a page of the brand's campaigns, the newest first.

    All of them, or those in a *status*, or whose names say what is *wanted*.
    """
    query = select(Campaign).where(Campaign.brand_id == brand_id)
    if status is not None:
        query = query.where(Campaign.status == status)
    if wanted:
        query = query.where(says(wanted, Campaign.name))
    return _page(session, query, Campaign.id, after, limit)


def version_of(session: Session, campaign: Campaign) -> CampaignVersion | None:
    """Return the version that is rehearsed, approved or running, if one is."""
    if campaign.version_id is None:
        return None
    return session.get_one(CampaignVersion, campaign.version_id)


def versions_page(
    session: Session, campaign: Campaign, *, after: str | None = None, limit: int = 50
) -> Page[CampaignVersion]:
    """Return a page of the campaign's versions, the newest first."""
    query = select(CampaignVersion).where(CampaignVersion.campaign_id == campaign.id)
    if after is not None:
        number = decode_number(after, digits=_MOST_DIGITS)
        query = query.where(CampaignVersion.number < number)
    query = query.order_by(CampaignVersion.number.desc()).limit(limit + 1)
    return page_of(session.scalars(query).all(), limit, lambda row: str(row.number))


def rehearsal_of(session: Session, campaign: Campaign, rehearsal_id: str) -> Rehearsal:
    """Return a rehearsal of the campaign.

    Raises:
        UnknownRehearsalError: It has no such rehearsal.
    """
    rehearsal = session.get(Rehearsal, rehearsal_id)
    if rehearsal is None or rehearsal.campaign_id != campaign.id:
        raise UnknownRehearsalError
    return rehearsal


def last_rehearsal(session: Session, campaign: Campaign) -> Rehearsal | None:
    """Return what was rehearsed last of the version at hand, if it is done."""
    return session.scalars(
        select(Rehearsal)
        .where(
            Rehearsal.campaign_id == campaign.id,
            Rehearsal.version_id == campaign.version_id,
            Rehearsal.done_at.is_not(None),
        )
        .order_by(Rehearsal.id.desc())
        .limit(1)
    ).one_or_none()


RehearsalStanding = Literal["done", "running", "stopped"]
"""How a rehearsal stands: one that *stopped* failed too often to be tried again by itself."""


def latest_standing(session: Session, campaign: Campaign) -> RehearsalStanding | None:
    """Return how the latest rehearsal of the version at hand stands, if there is one."""
    latest = session.scalars(
        select(Rehearsal)
        .where(
            Rehearsal.campaign_id == campaign.id,
            Rehearsal.version_id == campaign.version_id,
        )
        .order_by(Rehearsal.id.desc())
        .limit(1)
    ).one_or_none()
    return None if latest is None else standing_of_rehearsal(session, latest)


def standing_of_rehearsal(session: Session, rehearsal: Rehearsal) -> RehearsalStanding:
    """Return how a rehearsal stands."""
    if rehearsal.done_at is not None:
        return "done"
    is_parked = outbox.is_parked(session, RehearseCampaign, rehearsal.id)
    return "stopped" if is_parked else "running"


def run_of(session: Session, campaign: Campaign, run_id: str) -> Run:
    """Return a run of the campaign.

    Raises:
        UnknownRunError: It never had that run.
    """
    run = session.get(Run, run_id)
    if run is None or run.campaign_id != campaign.id:
        raise UnknownRunError
    return run


def runs_since(brand_id: str, moment: datetime) -> Select[str]:
    """Return the question for a brand's runs that began since, or still go on."""
    return select(Run.id).where(
        Run.brand_id == brand_id,
        or_(Run.started_at > moment, Run.finished_at.is_(None)),
    )


def runs_page(
    session: Session, campaign: Campaign, *, after: str | None = None, limit: int = 50
) -> Page[Run]:
    """Return a page of the campaign's runs, the newest first."""
    query = select(Run).where(Run.campaign_id == campaign.id)
    return _page(session, query, Run.id, after, limit)


def _page(
    session: Session,
    query: Select[T],
    key: InstrumentedAttribute[str],
    after: str | None,
    limit: int,
) -> Page[T]:
    if after is not None:
        query = query.where(key < decode_cursor(after))
    rows = session.scalars(query.order_by(key.desc()).limit(limit + 1)).all()
    return page_of(rows, limit, lambda row: row.id)
