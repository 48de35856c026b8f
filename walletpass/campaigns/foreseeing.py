"""Foreseeing: what would become of customers in a run, by the code of the run itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass.campaigns.deciding import foresee
from walletpass.campaigns.freezing import BATCH, assign
from walletpass.campaigns.knowing import persons
from walletpass.campaigns.planning import Plan


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A customer of the audience: what they would be told and when, or why nothing."""

    customer_id: str
    variant: str
    reason: str
    due_at: datetime


def foresee_batch(
    session: Session, plan: Plan, *, after: str, limit: int = BATCH
) -> Sequence[Foreseen]:
    """Return what would become of the next customers of a plan's audience, by id.

    There are fewer than *limit* only if those are the last.
    """
    found = assign(session, plan, after=after, limit=limit)
    asked = [one.customer_id for one in found if one.variant and one.arm == "treated"]
    known = persons(session, plan, asked, at=plan.since)
    foreseen = []
    for one in found:
        reason, due_at = "held", one.due_at
        if not one.variant:
            reason = "no-variant"
        elif one.arm == "treated":
            verdict = foresee(plan.terms, known[one.customer_id], one.due_at)
            reason, due_at = verdict.reason, verdict.due_at or one.due_at
        foreseen.append(Foreseen(one.customer_id, one.variant, reason, due_at))
    return foreseen
