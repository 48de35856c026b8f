"""Drafting campaigns: begun, edited by one person at a time, and thrown away."""

import secrets
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand
from walletpass.campaigns.document import as_told
from walletpass.campaigns.document_checks import fit_to_keep
from walletpass.campaigns.errors import ChangedMeanwhileError, KeptForEverError
from walletpass.campaigns.finding import held
from walletpass.campaigns.models import Campaign
from walletpass.campaigns.states import after, move
from walletpass.campaigns.versions import is_kept
from walletpass.kernel.ids import new_id

_SALT: Final = 32  # bytes


def create(
    session: Session, brand: Brand, name: str, document: Any, *, by: str, now: datetime
) -> Campaign:
    """Begin a campaign. Its document may lack much yet; nobody is spoken to by default.

    Raises:
        UnfitCampaignError: Something in it can never be right; every reason is in it.
    """
    fit, _ = fit_to_keep(session, brand, document, now=now)
    campaign = Campaign(
        id=new_id("cam", now),
        brand_id=brand.id,
        name=brands.fit_name("name", name),
        kind=fit.kind,
        status="draft",
        revision=1,
        draft=as_told(fit),
        salt=secrets.token_bytes(_SALT),
        made_by=by,
        changed_by=by,
        created_at=now,
        updated_at=now,
    )
    session.add(campaign)
    session.flush()
    _note(session, campaign, "campaign.created", by=by, now=now)
    return campaign


def save_draft(
    session: Session,
    brand: Brand,
    campaign_id: str,
    document: Any,
    *,
    revision: int,
    by: str,
    now: datetime,
    name: str | None = None,
    as_it_stands: bool = False,
) -> Campaign:
    """Put another document in the place of the draft that was at this *revision*.

    One that was rehearsed or approved is a draft again by that. *As it stands* it is
    kept although something is to be put right before it can be rehearsed.

    Raises:
        ChangedMeanwhileError: Somebody edited it since; it tells who, and what is there.
        NotNowError: It runs, or is over.
        UnfitCampaignError: Something in it can never be right; every reason is in it.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand.id, campaign_id)
    check_revision(campaign, revision)
    after(campaign.status, "edit")
    fit, _ = fit_to_keep(session, brand, document, now=now, as_it_stands=as_it_stands)
    campaign.draft, campaign.kind = as_told(fit), fit.kind
    if name is not None:
        campaign.name = brands.fit_name("name", name)
    campaign.revision += 1
    campaign.changed_by, campaign.updated_at = by, now
    campaign.version_id = None
    campaign.approved_by = campaign.approved_at = None
    move(session, campaign, "edit", by=by, now=now)
    return campaign


def check_revision(campaign: Campaign, seen: int) -> None:
    """Stop who acts on something else than what is there.

    Raises:
        ChangedMeanwhileError: The campaign was edited since; or never was at this.
    """
    if campaign.revision != seen:
        raise ChangedMeanwhileError(campaign, seen=seen)


def throw_away(
    session: Session, brand_id: str, campaign_id: str, *, by: str, now: datetime
) -> None:
    """Delete a draft that never was rehearsed.

    Raises:
        KeptForEverError: It was.
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = held(session, brand_id, campaign_id)
    if campaign.status != "draft" or is_kept(session, campaign):
        raise KeptForEverError
    _note(session, campaign, "campaign.deleted", by=by, now=now)
    session.delete(campaign)
    session.flush()


def _note(
    session: Session, campaign: Campaign, action: str, *, by: str, now: datetime
) -> None:
    brands.record(
        session,
        campaign.brand_id,
        actor=by,
        action=action,
        object=campaign.id,
        after={"status": campaign.status, "revision": campaign.revision},
        now=now,
    )
