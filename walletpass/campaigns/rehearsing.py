"""Rehearsing: what a campaign would do at this moment, told without doing any of it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.brands import Brand
from walletpass.campaigns.document_checks import fit_to_send
from walletpass.campaigns.drafting import check_revision
from walletpass.campaigns.finding import held
from walletpass.campaigns.models import Campaign, Rehearsal
from walletpass.campaigns.promising import RehearseCampaign
from walletpass.campaigns.states import after, move
from walletpass.campaigns.versions import keep_version, pinned
from walletpass.kernel.ids import new_id


def rehearse(
    session: Session,
    brand: Brand,
    campaign_id: str,
    *,
    revision: int,
    by: str,
    now: datetime,
) -> Rehearsal:
    """Promise to rehearse the campaign at the *revision* that was looked at.

    Its document becomes a version, and the campaign is rehearsed once that is done.

    Raises:
        ChangedMeanwhileError: Somebody edited it since.
        NotNowError: It was approved, or runs, or is over.
        UnfitCampaignError: It could not be sent; every reason is in it.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand.id, campaign_id)
    check_revision(campaign, revision)
    after(campaign.status, "rehearse")
    document, _ = fit_to_send(session, brand, campaign.draft, now=now)
    told = pinned(session, brand.id, document)
    version = keep_version(session, campaign, told, by=by, now=now)
    campaign.version_id = version.id
    rehearsal = Rehearsal(
        id=new_id("reh", now),
        brand_id=brand.id,
        campaign_id=campaign.id,
        version_id=version.id,
        asked_by=by,
        asked_at=now,
    )
    session.add(rehearsal)
    session.flush()
    outbox.add(session, RehearseCampaign(rehearsal.id), now=now)
    return rehearsal


def conclude(
    session: Session,
    campaign: Campaign,
    rehearsal: Rehearsal,
    result: dict[str, Any],
    *,
    now: datetime,
) -> None:
    """Keep what a rehearsal found; the campaign is rehearsed, unless it was edited since.

    The campaign has to be locked by whoever calls.
    """
    rehearsal.result, rehearsal.done_at = result, now
    session.flush()
    is_current = campaign.version_id == rehearsal.version_id
    if is_current and campaign.status in ("draft", "rehearsed"):
        move(
            session,
            campaign,
            "rehearse",
            by=rehearsal.asked_by,
            now=now,
            recipients=result["recipients"],
        )
