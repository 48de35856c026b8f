"""Step by step: how many came to each step of a journey, what they were told, where they went.

Nobody is counted twice at a step: of who walked a journey more than once, the first time
counts, as in the rest of a report. So the numbers add up, from each step to the next.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_steps import placed
from walletpass.campaigns.finding import campaign_of, version_of
from walletpass.campaigns.journeys import Footstep, Position, Why
from walletpass.campaigns.journeys.ways import Ways
from walletpass.campaigns.measuring.reaching import Reached, reached_in
from walletpass.campaigns.measuring.stretches import Stretch
from walletpass.campaigns.measuring.terms import ReportTerms, ReportWindow
from walletpass.campaigns.models import Delivery, Entry, Run
from walletpass.campaigns.naming import step_of

PAGE: Final = 1_000
NOWHERE: Final = Reached()
_Former: Final = aliased(Position)
_FIRST_TIME: Final = ~exists().where(
    _Former.campaign_id == Position.campaign_id,
    _Former.customer_id == Position.customer_id,
    _Former.id < Position.id,
)
_WENT_ON: Final = exists().where(
    Footstep.position_id == Position.id, Footstep.step == Position.step
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTold:
    """What became of those who came to a step that says something; it adds up to them all.

    *waiting* have their turn still to come; *passed_by* left before it came. *reasons* say
    why the *suppressed* were not told; *fetched* is how many of the *sent* have it on
    their phone.
    """

    sent: int = 0
    fetched: int = 0
    calls: int = 0
    held: int = 0
    suppressed: int = 0
    cancelled: int = 0
    waiting: int = 0
    passed_by: int = 0
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStep:
    """A step at its *place*: whoever *reached* it is *here* yet, went a way on, or left.

    *ways* are "on", or those of a question; from what *is_last* "on" leads to the end.
    """

    id: str
    kind: Literal["say", "wait", "if", "exit"]
    place: str
    is_last: bool
    reached: int
    here: int
    ways: Mapping[str, int]
    left: Mapping[str, int]
    told: StepTold | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportJourney:
    """A journey, step by step: how many *entered*, of whom some have *not_begun* to walk."""

    entered: int
    not_begun: int
    steps: Sequence[ReportStep]


def report_steps(
    session: Session, brand_id: str, terms: ReportTerms
) -> ReportJourney | None:
    """Return how far people came on a journey; None where the campaign is none.

    Raises:
        UnknownCampaignError: The brand has no such campaign.
    """
    campaign = campaign_of(session, brand_id, terms.campaign_id)
    version = version_of(session, campaign)
    route = document_from(version.document if version else campaign.draft).route
    if route is None:
        return None
    here, left = _resting(session, campaign.id)
    ways = _ways(session, campaign.id)
    told = _told(session, brand_id, terms)
    leads = Ways(route).next
    steps = []
    for place, step in placed(route.steps, ""):
        rest, gone, onwards = here[step.id], left[step.id], ways[step.id]
        reached = rest + gone.total() + onwards.total()
        steps.append(
            ReportStep(
                id=step.id,
                kind=step.kind,
                place=place,
                is_last=leads[step.id] is None,
                reached=reached,
                here=rest,
                ways=onwards,
                left=gone,
                told=told[step.id].told(reached, rest) if step.kind == "say" else None,
            )
        )
    not_begun = here[""] + left[""].total()
    entered = session.scalars(
        select(func.count())
        .select_from(Position)
        .where(Position.campaign_id == campaign.id, _FIRST_TIME)
    ).one()
    return ReportJourney(entered=entered, not_begun=not_begun, steps=steps)


class _Counted(dict[str, Counter[str]]):
    """Counts by step; of a step nobody knows there are none."""

    def __missing__(self, step: str) -> Counter[str]:
        self[step] = Counter()
        return self[step]


def _resting(session: Session, campaign_id: str) -> tuple[Counter[str], _Counted]:
    """Return how many rest at each step, and how many left from there, by why."""
    here: Counter[str] = Counter()
    left = _Counted()
    rows: Sequence[tuple[str, Why | None, int]] = session.execute(
        select(Position.step, Position.why, func.count())
        .where(Position.campaign_id == campaign_id, _FIRST_TIME, ~_WENT_ON)
        .group_by(Position.step, Position.why)
    ).all()
    for step, why, count in rows:
        if why is None:
            here[step] += count
        else:
            left[step][why] += count
    return here, left


def _ways(session: Session, campaign_id: str) -> _Counted:
    """Return how many went which way from each step."""
    ways = _Counted()
    for step, way, count in session.execute(
        select(Footstep.step, Footstep.way, func.count())
        .join(Position, Position.id == Footstep.position_id)
        .where(Footstep.campaign_id == campaign_id, _FIRST_TIME)
        .group_by(Footstep.step, Footstep.way)
    ):
        ways[step][way] += count
    return ways


class _Telling:
    """What became of those who were to be told at a step, counted as they pass."""

    def __init__(self) -> None:
        self.states: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.fetched = self.resting = 0

    def add(self, row: Any, *, is_resting: bool, is_fetched: bool) -> None:
        """Count one more of whom something is written down."""
        self.states[row.state] += 1
        self.resting += is_resting
        self.fetched += row.state == "sent" and is_fetched
        if row.state == "suppressed":
            self.reasons[row.reason] += 1

    def told(self, reached: int, here: int) -> StepTold:
        """Return it beside those who came: of the others nothing is written down."""
        untaken = here - self.resting
        return StepTold(
            sent=self.states["sent"],
            fetched=self.fetched,
            calls=self.states["tasked"],
            held=self.states["held"],
            suppressed=self.states["suppressed"],
            cancelled=self.states["cancelled"],
            waiting=self.states["planned"] + untaken,
            passed_by=reached - self.states.total() - untaken,
            reasons=dict(self.reasons.most_common()),
        )


class _Tellings(dict[str, _Telling]):
    """The same by step."""

    def __missing__(self, step: str) -> _Telling:
        self[step] = _Telling()
        return self[step]


def _told(session: Session, brand_id: str, terms: ReportTerms) -> _Tellings:
    told = _Tellings()
    names = session.execute(
        select(Run.id, Run.entry).where(Run.campaign_id == terms.campaign_id)
    )
    steps = {run_id: step_of(entry) for run_id, entry in names}
    for window in terms.windows:
        step = steps[window.run_id]
        for begun, rows, walks in _pages(session, terms.campaign_id, window, step):
            last = rows[-1].customer_id
            stretch = Stretch(
                brand_id, terms.campaign_id, window, terms.as_of, begun, last
            )
            reached = reached_in(session, stretch)
            for row in rows:
                who = row.customer_id
                if who in walks:
                    saw = reached.get(who, NOWHERE)
                    told[step].add(
                        row, is_resting=walks[who], is_fetched=saw.is_fetched
                    )
    return told


def _pages(
    session: Session, campaign_id: str, window: ReportWindow, step: str
) -> Iterator[tuple[str, Sequence[Any], Mapping[str, bool]]]:
    """Yield those of a run, so many at once, after whom, and who walk for the first time.

    Of these it is told whether they rest at the step yet.
    """
    last = ""
    while rows := session.execute(
        select(Delivery.customer_id, Delivery.state, Delivery.reason)
        .where(Delivery.run_id == window.run_id, Delivery.customer_id > last)
        .order_by(Delivery.customer_id)
        .limit(PAGE)
    ).all():
        ids = [row.customer_id for row in rows]
        yield last, rows, _first_walks(session, campaign_id, window.run_id, ids, step)
        last = ids[-1]


def _first_walks(
    session: Session,
    campaign_id: str,
    run_id: str,
    customer_ids: Sequence[str],
    step: str,
) -> Mapping[str, bool]:
    walks = session.execute(
        select(Position.customer_id, Position.id, Position.step, Position.left_at)
        .where(
            Position.campaign_id == campaign_id, Position.customer_id.in_(customer_ids)
        )
        .order_by(Position.id.desc())
    )
    first = {row.customer_id: row for row in walks}
    occasions = session.execute(
        select(Entry.customer_id, Entry.key).where(
            Entry.campaign_id == campaign_id,
            Entry.customer_id.in_(customer_ids),
            Entry.run_id == run_id,
        )
    )
    return {
        who: walk.step == step and walk.left_at is None
        for who, key in occasions
        if (walk := first.get(who)) and key == f"{walk.id}/{step}"
    }
