"""Freezing: writing down everybody a run is about, before the first message.

Each has one row, with their bucket and their arm, and no later change of the segment, of
the customer or of the campaign moves them. The audience is asked for in the order of
customers' ids, so a batch costs what it is large, and what is written is where the next
one begins.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final, NamedTuple

from sqlalchemy import insert
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.campaigns.assigning import groups_of
from walletpass.campaigns.eligible import Eligible, next_eligible
from walletpass.campaigns.events import FreezeBatch
from walletpass.campaigns.knowing import clocks_of
from walletpass.campaigns.models import Arm, Delivery, Entry, Run, State
from walletpass.campaigns.pacing import due_at
from walletpass.campaigns.planning import Plan, plan_of
from walletpass.campaigns.starting import count, go_on, taken
from walletpass.customers import Customer
from walletpass.db import Prepared, Rows

BATCH: Final = 2_000

_ROWS: Final = Rows(
    Delivery,
    "customer_id",
    "arm",
    "bucket",
    "variant",
    "state",
    "reason",
    "due_at",
    "decided_at",
)
_WRITE: Final = Prepared(
    _ROWS.into(insert(Delivery), "run_id", "brand_id", "campaign_id")
)


class Assigned(NamedTuple):
    """A customer of the audience: held out or not, told what, and when it is their turn.

    *variant* is empty where the campaign has nothing to say to them. *occasion* is what
    set a triggered campaign off.
    """

    customer_id: str
    bucket: int
    arm: Arm
    variant: str
    due_at: datetime
    occasion: str = ""


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
        outcomes = [outcome_of(one) for one in found]
        _write(session, run, found, outcomes, now)
        _note_occasions(session, run, found, now)
        run.frozen_through = found[-1].customer_id
        count(run, Counter(reason or "planned" for _, reason in outcomes))
    if len(found) < BATCH:
        run.frozen_at, run.status = now, "running"
    run.step += 1
    session.flush()
    go_on(session, run, now=now)
    return len(found)


def _write(
    session: Session,
    run: Run,
    found: Sequence[Assigned],
    outcomes: Sequence[tuple[State, str]],
    now: datetime,
) -> None:
    """Write everybody down: whoever is told nothing has their reason at once."""
    rows = [
        (
            one.customer_id,
            one.arm,
            one.bucket,
            one.variant,
            state,
            reason,
            one.due_at,
            None if state == "planned" else now,
        )
        for one, (state, reason) in zip(found, outcomes, strict=True)
    ]
    same = {
        "run_id": run.id,
        "brand_id": run.brand_id,
        "campaign_id": run.campaign_id,
    }
    _WRITE.run(session, same | {"rows": rows})


def _note_occasions(
    session: Session, run: Run, found: Sequence[Assigned], now: datetime
) -> None:
    """Write the occasions down, so that nobody is told of one again.

    Where another run was quicker, all of the batch fails, and is tried again without.
    """
    rows = [
        {
            "campaign_id": run.campaign_id,
            "customer_id": one.customer_id,
            "key": one.occasion,
            "brand_id": run.brand_id,
            "run_id": run.id,
            "entered_at": now,
        }
        for one in found
        if one.occasion
    ]
    if rows:
        session.connection().execute(insert(Entry), rows)


def assign(
    session: Session, plan: Plan, *, after: str, limit: int = BATCH
) -> Sequence[Assigned]:
    """Return what is assigned to the next customers of a plan's audience, by id.

    There are fewer than *limit* only if those are the last.
    """
    found = next_eligible(session, plan, after=after, limit=limit)
    ids = [one.customer_id for one in found]
    told = _variants(session, plan, ids) | _by_occasion(plan, found)
    turns = _turns(session, plan, ids)
    held = plan.document.held_buckets
    buckets = [plan.lots.bucket(customer_id) for customer_id in ids]
    return [
        Assigned(
            one.customer_id,
            bucket,
            "held" if bucket < held else "treated",
            told.get(one.customer_id, ""),
            turns[one.customer_id],
            one.occasion,
        )
        for one, bucket in zip(found, buckets, strict=True)
    ]


def _by_occasion(plan: Plan, found: Sequence[Eligible]) -> dict[str, str]:
    """Return the variants that occasions themselves choose."""
    trigger = plan.document.trigger
    if trigger is None:
        return {}
    codes = {variant.code for variant in plan.document.variants}
    chosen = {one.customer_id: trigger.variant_at(one.occasion) for one in found}
    return {one: code for one, code in chosen.items() if code and code in codes}


def _variants(session: Session, plan: Plan, ids: Sequence[str]) -> dict[str, str]:
    """Return the variant of each of these customers, without those who have none."""
    told: dict[str, str] = {}
    for group in groups_of(plan.document.variants):
        left: Sequence[str] = [one for one in ids if one not in told]
        if group.when is not None and left:
            left = _fitting(session, plan, group.when, left)
        told |= plan.lots.variants(left, group.variants)
    return told


def _fitting(
    session: Session, plan: Plan, when: dict[str, Any], ids: Sequence[str]
) -> Sequence[str]:
    fitting = segments.audience(plan.brand, segments.parse(when), now=plan.since)
    return session.scalars(fitting.where(Customer.id.in_(ids))).all()


def _turns(session: Session, plan: Plan, ids: Sequence[str]) -> Mapping[str, datetime]:
    """Return when the turn of each of these customers comes."""
    schedule = plan.document.schedule
    if schedule.zone == "brand" and not schedule.best_hour:
        return _turns_by_lot(plan, ids)
    wait = partial(plan.lots.wait, spread_minutes=schedule.spread_minutes)
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


def _turns_by_lot(plan: Plan, ids: Sequence[str]) -> Mapping[str, datetime]:
    """Return when the turns come where all live by the brand's clock."""
    minutes = plan.document.schedule.spread_minutes
    if not minutes:
        return dict.fromkeys(ids, plan.planned_for)
    return {one: plan.planned_for + plan.lots.wait(one, minutes) for one in ids}


def outcome_of(one: Assigned) -> tuple[State, str]:
    """Return what is settled at once: whoever is told nothing, and why; or it is planned."""
    if not one.variant:
        return "suppressed", "no-variant"
    return ("held", "held") if one.arm == "held" else ("planned", "")
