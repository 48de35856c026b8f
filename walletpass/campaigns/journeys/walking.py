"""Walking: everybody whose turn it is goes as far as they get, a batch at a time.

Steps only lead onwards. So a batch is led through them in one pass, and each question is
asked once for all who stand before it. A batch is one transaction: a crash leaves
everybody either before it or after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_steps import Exit, If, Journey, Say, Wait
from walletpass.campaigns.journeys.asking import fitting, gone_among
from walletpass.campaigns.journeys.models import Footstep, Position, Way, Why
from walletpass.campaigns.journeys.telling import decided_at
from walletpass.campaigns.journeys.ways import AnyStep, Ways, over_at
from walletpass.campaigns.knowing import Clock, clocks_of
from walletpass.campaigns.models import CampaignVersion
from walletpass.campaigns.planning import Plan

BATCH: Final = 500
_LOOK_AGAIN: Final = timedelta(minutes=1)


@dataclass(slots=True)
class _Walk:
    """A batch on its way: where each came in this pass, since when, and which way they went."""

    session: Session
    plan: Plan
    journey: Journey
    now: datetime
    at: dict[str, list[Position]] = field(default_factory=dict)
    since: dict[str, datetime] = field(default_factory=dict)
    went: list[dict[str, Any]] = field(default_factory=list)

    def go_on(
        self, one: Position, step: str | None, since: datetime, way: Way = "on"
    ) -> None:
        """Lead somebody past where they are, and note which way they went."""
        self.went.append(
            {
                "position_id": one.id,
                "step": one.step,
                "brand_id": one.brand_id,
                "campaign_id": one.campaign_id,
                "way": way,
            }
        )
        self.arrive(one, step, since)

    def arrive(self, one: Position, step: str | None, since: datetime) -> None:
        """Lead somebody to a step, or out after the last."""
        if step is None:
            self.leave(one, "done")
            return
        one.step, self.since[one.id] = step, since
        self.at.setdefault(step, []).append(one)

    def leave(self, one: Position, why: Why) -> None:
        """Let somebody go."""
        one.left_at, one.why = self.now, why


def walk_batch(session: Session, plan: Plan, *, now: datetime) -> int:
    """Lead the next whose turn it is as far as they get; return how many those were.

    Whoever was led on rests until later, or has left, so the next batch has others.
    """
    batch = session.scalars(
        select(Position)
        .where(
            Position.campaign_id == plan.campaign_id,
            Position.left_at.is_(None),
            Position.due_at <= now,
        )
        .order_by(Position.due_at, Position.id)
        .limit(BATCH)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    versions: dict[str, list[Position]] = {}
    for one in batch:
        versions.setdefault(one.version_id, []).append(one)
    for version_id, positions in versions.items():
        version = session.get_one(CampaignVersion, version_id)
        journey = document_from(version.document).route
        if journey is not None:
            _lead(_Walk(session, plan, journey, now), positions)
    session.flush()
    return len(batch)


def _lead(walk: _Walk, positions: Sequence[Position]) -> None:
    staying = _still_walking(walk, positions)
    ways = Ways(walk.journey)
    clocks = clocks_of(walk.session, walk.plan, [one.customer_id for one in staying])
    for one in staying:
        if one.step:
            walk.at.setdefault(one.step, []).append(one)
        else:
            walk.arrive(one, ways.first, walk.now)
    for step in ways.steps:
        if here := walk.at.get(step.id):
            _pass(walk, ways, step, here, clocks)
    if walk.went:
        walk.session.connection().execute(insert(Footstep), walk.went)


def _still_walking(walk: _Walk, positions: Sequence[Position]) -> Sequence[Position]:
    """Let those go who are there no more, and whom the journey is done with."""
    gone = gone_among(walk.session, positions)
    leave = walk.journey.leave
    let_go = (
        fitting(walk.session, walk.plan.brand, leave, positions, now=walk.now)
        if leave is not None
        else ()
    )
    staying = []
    for one in positions:
        if one.customer_id in gone:
            walk.leave(one, "erased" if gone[one.customer_id] == "erased" else "merged")
        elif one.id in let_go:
            walk.leave(one, "leave")
        else:
            staying.append(one)
    return staying


def _pass(
    walk: _Walk,
    ways: Ways,
    step: AnyStep,
    here: Sequence[Position],
    clocks: Mapping[str, Clock],
) -> None:
    """Lead those who are at a step past it, or let them rest there."""
    onwards = ways.next[step.id]
    match step:
        case Exit():
            for one in here:
                walk.leave(one, "exit")
        case If():
            yes = fitting(walk.session, walk.plan.brand, step, here, now=walk.now)
            for one in here:
                is_yes = one.id in yes
                onwards = ways.fork[step.id][is_yes]
                way: Way = "then" if is_yes else "otherwise"
                walk.go_on(one, onwards, walk.since[one.id], way)
        case Wait():
            for one in here:
                _wait(walk, step, one, onwards, clocks[one.customer_id])
        case Say():
            _say(walk, step, here, onwards)


def _wait(
    walk: _Walk, step: Wait, one: Position, onwards: str | None, clock: Clock
) -> None:
    if one.id not in walk.since:
        walk.go_on(one, onwards, walk.now)
        return
    one.due_at = max(over_at(step, walk.since[one.id], clock.zone), walk.now)
    if one.due_at <= walk.now:
        walk.go_on(one, onwards, walk.now)


def _say(walk: _Walk, step: Say, here: Sequence[Position], onwards: str | None) -> None:
    """Let those rest who are to be told; lead those on of whom that is decided."""
    resting = [one for one in here if one.id not in walk.since]
    decided = decided_at(walk.session, resting, step.id)
    for one in here:
        if one.id in walk.since:
            one.due_at = walk.now + _LOOK_AGAIN
            continue
        moment, is_over = decided.get(one.id, (walk.now, False))
        if is_over:
            walk.go_on(one, onwards, moment)
        else:
            one.due_at = max(moment, walk.now) + _LOOK_AGAIN
