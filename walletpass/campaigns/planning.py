"""Plans: what a run, or the rehearsal of one, follows from the first batch to the last."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand
from walletpass.campaigns.assigning import Lots
from walletpass.campaigns.deciding import Terms
from walletpass.campaigns.document import Document
from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.manners import limits_of
from walletpass.campaigns.models import Campaign, CampaignVersion, Run
from walletpass.campaigns.naming import step_of

_REHEARSED: Final = timedelta(days=1)  # what a trigger that never ran would have told


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign's document at one moment, and what else decides about its customers.

    *since* is the moment its audience is asked for, and *planned_for* the one at which
    the first turn comes, on the brand's clock. What happened before *begun_at* sets
    nothing off. *step* is that of a journey at which its customers rest.
    """

    brand: Brand
    campaign_id: str
    document: Document
    lots: Lots
    terms: Terms
    planned_for: datetime
    since: datetime
    begun_at: datetime
    step: str = ""
    zone: ZoneInfo = field(init=False)
    """The brand's."""

    def __post_init__(self) -> None:
        """Look up once what is asked for everybody."""
        object.__setattr__(self, "zone", ZoneInfo(self.brand.timezone))


def plan_of(session: Session, run: Run) -> Plan:
    """Return the plan of a run, which is the same from its first batch to its last."""
    plan = plan_for(
        session,
        session.get_one(Campaign, run.campaign_id),
        session.get_one(CampaignVersion, run.version_id),
        planned_for=run.planned_for,
        since=run.started_at,
    )
    step = step_of(run.entry)
    if not step:
        return plan
    return replace(plan, step=step, document=plan.document.at_step(step))


def plan_for(
    session: Session,
    campaign: Campaign,
    version: CampaignVersion,
    *,
    planned_for: datetime,
    since: datetime,
) -> Plan:
    """Return the plan of a run that a campaign's version would have at a moment."""
    document = document_from(version.document)
    return Plan(
        brand=brands.brand_of(session, campaign.brand_id),
        campaign_id=campaign.id,
        document=document,
        lots=Lots(campaign.salt),
        terms=Terms(
            campaign.id,
            is_marketing=document.purpose == "marketing",
            category=document.category,
            limits=limits_of(session, campaign.brand_id),
            is_prompt=document.purpose == "service"
            and document.kind in ("triggered", "journey"),
            is_ordinary=document.kind in ("once", "recurring"),
            waits_until=_patient_until(document, planned_for),
        ),
        planned_for=planned_for,
        since=since,
        begun_at=campaign.approved_at or since - _REHEARSED,
    )


def _patient_until(document: Document, planned_for: datetime) -> datetime | None:
    """Return how long a triggered message waits for room among what else is said."""
    if document.kind != "triggered" or document.trigger is None:
        return None
    return planned_for + document.trigger.patience


def rehearsed(plan: Plan) -> Plan:
    """Return what is rehearsed of a plan: of a journey, what it says first."""
    return replace(plan, document=plan.document.at_first())
