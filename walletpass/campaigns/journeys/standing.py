"""Standing: how many rest at each step, how many left and why, and who was told there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.finding import campaign_of, version_of
from walletpass.campaigns.journeys.models import Position
from walletpass.campaigns.models import Campaign, Run
from walletpass.campaigns.naming import step_of


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step: how many are there now, and what became of those who were to be told."""

    id: str
    kind: str
    here: int
    told: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """A journey: how many *entered*, are *walking* yet, and *left*, by why."""

    entered: int
    walking: int
    left: Mapping[str, int]
    steps: Sequence[StepStanding]


def standing_of(session: Session, brand_id: str, campaign_id: str) -> Standing:
    """Return how a journey stands.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = campaign_of(session, brand_id, campaign_id)
    here: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for step, why, count in session.execute(
        select(Position.step, Position.why, func.count())
        .where(Position.campaign_id == campaign.id)
        .group_by(Position.step, Position.why)
    ):
        if why is None:
            here[step] += count
        else:
            left[why] += count
    told = _told(session, campaign)
    version = version_of(session, campaign)
    route = document_from(version.document if version else campaign.draft).route
    return Standing(
        entered=here.total() + left.total(),
        walking=here.total(),
        left=dict(left),
        steps=[
            StepStanding(step.id, step.kind, here[step.id], told.get(step.id, {}))
            for step in (route.walked if route else ())
        ],
    )


def _told(session: Session, campaign: Campaign) -> Mapping[str, Mapping[str, int]]:
    """Return what the runs of each step have counted, by reason."""
    told: dict[str, Counter[str]] = {}
    for entry, counts in session.execute(
        select(Run.entry, Run.counts).where(Run.campaign_id == campaign.id)
    ):
        told.setdefault(step_of(entry), Counter()).update(counts)
    return told
