"""Versions: a campaign's document as it was rehearsed, pinned and kept for ever."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.campaigns.document import Document, as_told
from walletpass.campaigns.models import Campaign, CampaignVersion
from walletpass.kernel.ids import new_id


def pinned(session: Session, brand_id: str, document: Document) -> dict[str, Any]:
    """Return the document as JSON, its segment pinned to what it asks at this moment."""
    told = as_told(document)
    if document.audience is None or document.audience.segment is None:
        return told
    segment_id = document.audience.segment
    version = segments.current(session, brand_id, segment_id)
    return told | {"audience": {"segment": segment_id, "version": version.id}}


def keep_version(
    session: Session,
    campaign: Campaign,
    document: dict[str, Any],
    *,
    by: str,
    now: datetime,
) -> CampaignVersion:
    """Return the version that says this, which is the last one if that says the same."""
    last = session.scalars(
        select(CampaignVersion)
        .where(CampaignVersion.campaign_id == campaign.id)
        .order_by(CampaignVersion.number.desc())
        .limit(1)
    ).one_or_none()
    if last is not None and last.document == document:
        return last
    version = CampaignVersion(
        id=new_id("cav", now),
        brand_id=campaign.brand_id,
        campaign_id=campaign.id,
        number=1 if last is None else last.number + 1,
        document=document,
        made_by=by,
        made_at=now,
    )
    session.add(version)
    session.flush()
    return version


def is_kept(session: Session, campaign: Campaign) -> bool:
    """Tell whether any version of the campaign was kept."""
    count = session.scalar(
        select(func.count())
        .select_from(CampaignVersion)
        .where(CampaignVersion.campaign_id == campaign.id)
    )
    return bool(count)
