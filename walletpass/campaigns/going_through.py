"""Going through a rehearsal's audience: some batches at once, then on from there.

What is looked at in one go is seen in one snapshot. An audience of more than that is
gone through in several, each promised by the one before; so a crash loses little, and no
snapshot stands in the way of writing for long.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns.beginning import zone_of
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_times import next_occurrences
from walletpass.campaigns.finding import held
from walletpass.campaigns.foreseeing import foresee_batch
from walletpass.campaigns.foretelling import foretell
from walletpass.campaigns.freezing import BATCH
from walletpass.campaigns.habits import habit_of
from walletpass.campaigns.models import Campaign, CampaignVersion, Rehearsal
from walletpass.campaigns.planning import Plan, plan_for, rehearsed
from walletpass.campaigns.promising import RehearseCampaign
from walletpass.campaigns.rehearsing import conclude
from walletpass.campaigns.tallying import Tally, as_json, from_json

BATCHES: Final = 20
"""Batches that are looked at before it is written down how far a rehearsal is."""


@dataclass(frozen=True, slots=True)
class Looked:
    """How far a rehearsal came in one go, and from where; what it *told*, at the end."""

    rehearsal_id: str
    before: str
    tally: Tally
    told: dict[str, Any] | None


def look_on(session: Session, rehearsal_id: str) -> Looked | None:
    """Look at the next customers of a rehearsal's audience, in a snapshot, writing nothing.

    They are assigned and decided about by the code of a run, as if one began at the
    moment the rehearsal was asked for.

    Returns:
        None where the rehearsal is done.
    """
    rehearsal = session.get_one(Rehearsal, rehearsal_id)
    if rehearsal.done_at is not None:
        return None
    campaign = session.get_one(Campaign, rehearsal.campaign_id)
    plan = _plan(session, campaign, rehearsal)
    tally = from_json(rehearsal.result)
    before = tally.through
    for _ in range(BATCHES):
        found = foresee_batch(session, plan, after=tally.through)
        ids = [one.customer_id for one in found]
        days = plan.document.window_days
        brand_id = plan.brand.id
        tally.add(found, habit_of(session, brand_id, ids, days=days, now=plan.since))
        if len(found) < BATCH:
            told = foretell(session, plan.document, tally, now=plan.since)
            return Looked(rehearsal_id, before, tally, told)
    return Looked(rehearsal_id, before, tally, None)


def _plan(session: Session, campaign: Campaign, rehearsal: Rehearsal) -> Plan:
    version = session.get_one(CampaignVersion, rehearsal.version_id)
    schedule = document_from(version.document).schedule
    now = rehearsal.asked_at
    planned = next_occurrences(schedule, zone_of(session, campaign), after=now)
    plan = plan_for(
        session,
        campaign,
        version,
        planned_for=planned[0] if planned else now,
        since=now,
    )
    return rehearsed(plan)


def keep_on(session: Session, looked: Looked, *, now: datetime) -> None:
    """Write down how far a rehearsal is, and promise to go on, or conclude it.

    Where somebody else did meanwhile, nothing is written.
    """
    rehearsal = session.get_one(Rehearsal, looked.rehearsal_id)
    campaign = held(session, rehearsal.brand_id, rehearsal.campaign_id)
    session.refresh(rehearsal, with_for_update=True)
    is_done = rehearsal.done_at is not None
    if is_done or from_json(rehearsal.result).through != looked.before:
        return
    if looked.told is not None:
        conclude(session, campaign, rehearsal, looked.told, now=now)
        return
    rehearsal.result = as_json(looked.tally)
    session.flush()
    outbox.add(session, RehearseCampaign(rehearsal.id), now=now)
