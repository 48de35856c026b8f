"""Keeping a brand's manners: how much it says at most, when, and who has to agree."""

from dataclasses import asdict
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand
from walletpass.campaigns.manners.limits import Limits
from walletpass.campaigns.models import Manners

APPROVE_ABOVE: Final = 1_000
"""Recipients that one person may approve for alone, unless the brand says otherwise."""


def approve_above(session: Session, brand_id: str) -> int:
    """Return above how many recipients a second person approves."""
    manners = session.get(Manners, brand_id)
    return APPROVE_ABOVE if manners is None else manners.approve_above


def keep_manners(
    session: Session,
    brand_id: str,
    limits: Limits,
    *,
    approve_above: int,
    by: str,
    now: datetime,
) -> Manners:
    """Hold the brand to these limits from its next message on; who changed them is kept."""
    session.execute(  # of two who say it first, one waits for the other
        select(Brand.id).where(Brand.id == brand_id).with_for_update(key_share=True)
    )
    kept = session.get(Manners, brand_id, populate_existing=True)
    held = {**asdict(Limits()), "approve_above": APPROVE_ABOVE}
    before = held if kept is None else _told(kept)
    if kept is None:
        kept = Manners(brand_id=brand_id)
        session.add(kept)
    for name, limit in asdict(limits).items():
        setattr(kept, name, limit)
    kept.approve_above, kept.updated_at = approve_above, now
    session.flush()
    brands.record(
        session,
        brand_id,
        actor=by,
        action="manners.changed",
        object=brand_id,
        **brands.changed(before, _told(kept)),
        now=now,
    )
    return kept


def _told(manners: Manners) -> dict[str, object]:
    names = (*asdict(Limits()), "approve_above")
    return {name: getattr(manners, name) for name in names}
