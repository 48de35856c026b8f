"""Who is eligible: the audience of a run, or those of it whose turn a trigger says it is."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session, aliased

from walletpass import segments
from walletpass.campaigns.audiences import tree_of
from walletpass.campaigns.journeys.models import Position
from walletpass.campaigns.journeys.telling import to_be_told
from walletpass.campaigns.models import Entry
from walletpass.campaigns.planning import Plan
from walletpass.campaigns.triggers import Scene, Trigger
from walletpass.customers import Customer
from walletpass.segments import Either, Tree

_NOBODY: Final = Either(())
_Former: Final = aliased(Customer)


class Eligible(NamedTuple):
    """A customer a run is about; *occasion* is the name of what set it off, if anything."""

    customer_id: str
    occasion: str = ""


def next_eligible(
    session: Session, plan: Plan, *, after: str, limit: int
) -> Sequence[Eligible]:
    """Return the next of those a run is about, by id.

    There are fewer than *limit* only if those are the last.
    """
    if plan.step:
        rest = to_be_told(plan.campaign_id, plan.step)
        rest = rest.where(Position.customer_id > after).order_by(Position.customer_id)
        return [Eligible(*row) for row in session.execute(rest.limit(limit))]
    if plan.document.trigger is not None:
        return _whose_turn(session, plan, plan.document.trigger, after, limit)
    rows = session.execute(
        _audience(session, plan)
        .where(Customer.id > after)
        .order_by(Customer.id)
        .limit(limit)
    ).all()
    return [Eligible(customer_id) for (customer_id,) in rows]


def _whose_turn(
    session: Session, plan: Plan, trigger: Trigger, after: str, limit: int
) -> Sequence[Eligible]:
    """Return those whose turn it is and who were not told of the occasion, nor lately."""
    scene = Scene(session, plan.brand, plan.since, plan.begun_at)
    due = trigger.due(scene).where(Customer.id > after).subquery()
    told = [_was_told(plan, due.c.id, Entry.key == due.c.key)]
    if trigger.rest_days:
        lately = Entry.entered_at > plan.since - timedelta(days=trigger.rest_days)
        told.append(_was_told(plan, due.c.id, lately))
    rows = session.execute(
        select(due.c.id, due.c.key)
        .where(due.c.id.in_(_audience(session, plan)), *[~one for one in told])
        .order_by(due.c.id)
        .limit(limit)
    )
    return [Eligible(*row) for row in rows]


def _was_told(
    plan: Plan, customer_id: ColumnElement[str], how: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Ask whether they were told so, by any name they were kept under."""
    merged = select(_Former.id).where(_Former.merged_into_id == customer_id)
    return exists().where(
        Entry.campaign_id == plan.campaign_id,
        or_(Entry.customer_id == customer_id, Entry.customer_id.in_(merged)),
        how,
    )


def _audience(session: Session, plan: Plan) -> Select[str]:
    """Return the question for the ids of all a plan is about."""
    audience = plan.document.audience
    if audience is None:
        tree: Tree = _NOBODY
    else:
        tree = tree_of(session, plan.brand.id, audience)
    return segments.audience(plan.brand, tree, now=plan.since)
