"""Foreseeing: what a run would do, decided as the run decides, and nothing written.

plan = plan_for(session, campaign, version, planned_for=now, since=now)
batch = foresee_batch(session, plan, after="", limit=1_000)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.campaigns.calling import foresee_each
from walletpass.campaigns.deciding import Person, Verdict
from walletpass.campaigns.freezing import BATCH, Assigned, assign, outcome_of
from walletpass.campaigns.knowing import persons
from walletpass.campaigns.lacking import LACKING, who_lacks
from walletpass.campaigns.models import Arm, State
from walletpass.campaigns.planning import Plan


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of a customer, in the end, and when; *pass_id* if they are told."""

    customer_id: str
    arm: Arm
    bucket: int
    variant: str
    state: State
    reason: str
    detail: str | None
    due_at: datetime
    pass_id: str | None


def foresee_batch(
    session: Session, plan: Plan, *, after: str, limit: int = BATCH
) -> Sequence[Foreseen]:
    """Return what would become of the next customers of a plan's audience, by id.

    There are fewer than *limit* only if those are the last. How many coupons are left by
    then, nobody knows yet: whoever would be told is foreseen to get theirs.
    """
    assigned = assign(session, plan, after=after, limit=limit)
    turning = [one.customer_id for one in assigned if outcome_of(one)[0] == "planned"]
    known = persons(session, plan, turning, at=plan.since)
    turns = {one.customer_id: max(one.due_at, plan.since) for one in assigned}
    verdicts = dict(foresee_each(session, plan, known, turns))
    told = [
        (one.variant, known[one.customer_id])
        for one in assigned
        if one.customer_id in known and verdicts[one.customer_id].state == "sent"
    ]
    verdicts |= dict.fromkeys(who_lacks(session, plan, told), LACKING)
    return [
        _foreseen(one, known.get(one.customer_id), verdicts.get(one.customer_id))
        for one in assigned
    ]


def _foreseen(
    one: Assigned, person: Person | None, verdict: Verdict | None
) -> Foreseen:
    state, reason = outcome_of(one)
    detail, due_at, pass_id = None, one.due_at, None
    if person is not None and verdict is not None:
        state, reason, detail = verdict.state, verdict.reason, verdict.detail
        due_at = verdict.due_at or one.due_at
        pass_id = person.pass_id if state == "sent" else None
    return Foreseen(
        one.customer_id,
        one.arm,
        one.bucket,
        one.variant,
        state,
        reason,
        detail,
        due_at,
        pass_id,
    )
