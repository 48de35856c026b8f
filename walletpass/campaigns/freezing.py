"""Freezing: writing down everybody a run is about, before the first message.

Each has one row, with their bucket and their arm, and no later change of the segment, of
the customer or of the campaign moves them. The audience is asked for in the order of
customers' ids, so a batch costs what it is large, and what is written is where the next
one begins.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from sqlalchemy import Select, insert
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.campaigns.assigning import groups_of
from walletpass.campaigns.audiences import tree_of
from walletpass.campaigns.events import FreezeBatch
from walletpass.campaigns.knowing import clocks_of
from walletpass.campaigns.models import Arm, Delivery, Run, State
from walletpass.campaigns.pacing import due_at
from walletpass.campaigns.planning import Plan, plan_of
from walletpass.campaigns.starting import count, go_on, taken
from walletpass.customers import Customer
from walletpass.db import Prepared
from walletpass.segments import Either

BATCH: Final = 1_000

_NOBODY: Final = Either(())
_WRITE: Final = Prepared(insert(Delivery))


@dataclass(frozen=True, slots=True)
class Assigned:
    """A customer of the audience: held out or not, told what, and when it is their turn.

    *variant* is empty where the campaign has nothing to say to them.
    """

    customer_id: str
    bucket: int
    arm: Arm
    variant: str
    due_at: datetime


def freeze_batch(session: Session, job: FreezeBatch, *, now: datetime) -> int:
    """Write down the next customers of a run's audience; return how many that were.

    After the last the run is frozen, and the first batch of sending promised.
    """
    run = taken(session, job.run_id, job.step, "freezing")
    if run is None:
        return 0
    found = assign(
        session, plan_of(session, run), after=run.frozen_through, limit=BATCH
    )
    if found:
        rows = [_row(run, one, now) for one in found]
        _WRITE.run_for_each(session, rows)
        run.frozen_through = found[-1].customer_id
        count(run, Counter(row["reason"] or "planned" for row in rows))
    if len(found) < BATCH:
        run.frozen_at, run.status = now, "running"
    run.step += 1
    session.flush()
    go_on(session, run, now=now)
    return len(found)


def assign(
    session: Session, plan: Plan, *, after: str, limit: int = BATCH
) -> Sequence[Assigned]:
    """Return what is assigned to the next customers of a plan's audience, by id.

    There are fewer than *limit* only if those are the last.
    """
    ids = session.scalars(
        _audience(session, plan)
        .where(Customer.id > after)
        .order_by(Customer.id)
        .limit(limit)
    ).all()
    told = _variants(session, plan, ids)
    turns = _turns(session, plan, ids)
    held = plan.document.held_buckets
    buckets = [plan.lots.bucket(customer_id) for customer_id in ids]
    return [
        Assigned(
            customer_id,
            bucket,
            "held" if bucket < held else "treated",
            told.get(customer_id, ""),
            turns[customer_id],
        )
        for customer_id, bucket in zip(ids, buckets, strict=True)
    ]


def _audience(session: Session, plan: Plan) -> Select[str]:
    """Return the question for the ids of all a plan is about."""
    audience = plan.document.audience
    tree = _NOBODY if audience is None else tree_of(session, plan.brand.id, audience)
    return segments.audience(plan.brand, tree, now=plan.since)


def _variants(session: Session, plan: Plan, ids: Sequence[str]) -> Mapping[str, str]:
    """Return the variant of each of these customers, without those who have none."""
    told: dict[str, str] = {}
    for group in groups_of(plan.document.variants):
        left: Sequence[str] = [one for one in ids if one not in told]
        if group.when is not None and left:
            left = _fitting(session, plan, group.when, left)
        for customer_id in left:
            told[customer_id] = plan.lots.variant(customer_id, group.variants).code
    return told


def _fitting(
    session: Session, plan: Plan, when: dict[str, Any], ids: Sequence[str]
) -> Sequence[str]:
    fitting = segments.audience(plan.brand, segments.parse(when), now=plan.since)
    return session.scalars(fitting.where(Customer.id.in_(ids))).all()


def _turns(session: Session, plan: Plan, ids: Sequence[str]) -> Mapping[str, datetime]:
    """Return when the turn of each of these customers comes."""
    schedule = plan.document.schedule
    wait = partial(plan.lots.wait, spread_minutes=schedule.spread_minutes)
    if schedule.zone == "brand" and not schedule.best_hour:
        return {one: plan.planned_for + wait(one) for one in ids}
    clocks = clocks_of(session, plan, ids)
    return {
        one: due_at(
            schedule,
            plan.planned_for,
            brand_zone=plan.zone,
            zone=clocks[one].zone,
            hour=clocks[one].hour,
            wait=wait(one),
        )
        for one in ids
    }


def _row(run: Run, one: Assigned, now: datetime) -> dict[str, Any]:
    """Return the row of a customer: whoever is told nothing has their reason at once."""
    state, reason = outcome_of(one)
    return {
        "run_id": run.id,
        "customer_id": one.customer_id,
        "brand_id": run.brand_id,
        "campaign_id": run.campaign_id,
        "pass_id": None,
        "arm": one.arm,
        "bucket": one.bucket,
        "variant": one.variant,
        "state": state,
        "reason": reason,
        "detail": None,
        "due_at": one.due_at,
        "decided_at": None if state == "planned" else now,
    }


def outcome_of(one: Assigned) -> tuple[State, str]:
    """Return what is settled at once: whoever is told nothing, and why; or it is planned."""
    if not one.variant:
        return "suppressed", "no-variant"
    return ("held", "held") if one.arm == "held" else ("planned", "")
