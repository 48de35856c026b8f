"""Entering: who sets out on a journey, and when; a batch at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    String,
    exists,
    insert,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from walletpass import segments
from walletpass.campaigns.audiences import tree_of
from walletpass.campaigns.document import Document
from walletpass.campaigns.document_times import Schedule, moment_of
from walletpass.campaigns.journeys.models import Position
from walletpass.campaigns.planning import Plan
from walletpass.campaigns.triggers import Scene
from walletpass.customers import Customer
from walletpass.kernel.ids import new_id

BATCH: Final = 500
_Former: Final = aliased(Customer)


def is_open(schedule: Schedule, zone: ZoneInfo, now: datetime) -> bool:
    """Tell whether anybody may set out now: not before *at*, nor after the last day."""
    begins = schedule.local
    if begins is not None and now < moment_of(begins, zone, schedule.fold):
        return False
    return not is_closed(schedule, zone, now)


def is_closed(schedule: Schedule, zone: ZoneInfo, now: datetime) -> bool:
    """Tell whether the last day on which anybody might set out is over."""
    if schedule.until is None:
        return False
    return now.astimezone(zone).date() > datetime.fromisoformat(schedule.until).date()


def enter_batch(session: Session, plan: Plan, version_id: str, *, now: datetime) -> int:
    """Let the next set out whose turn it is; return how many those are.

    There are fewer than BATCH only if those are the last for now.
    """
    rows = [
        _position(plan, version_id, customer_id, occasion, now)
        for customer_id, occasion in _setting_out(session, plan, now)
    ]
    if rows:
        session.connection().execute(insert(Position), rows)
    return len(rows)


def _position(
    plan: Plan, version_id: str, customer_id: str, occasion: str, now: datetime
) -> dict[str, Any]:
    return {
        "id": new_id("jop", now),
        "brand_id": plan.brand.id,
        "campaign_id": plan.campaign_id,
        "version_id": version_id,
        "customer_id": customer_id,
        "occasion": occasion,
        "step": "",
        "due_at": now,
        "entered_at": now,
        "left_at": None,
        "why": None,
    }


def _setting_out(session: Session, plan: Plan, now: datetime) -> Sequence[Any]:
    """Return who does, with the occasion: set off by something, or being of the audience."""
    document = plan.document
    if document.audience is None or document.route is None:
        return ()
    tree = tree_of(session, plan.brand.id, document.audience)
    audience = segments.audience(plan.brand, tree, now=now)
    if document.trigger is None:
        occasion: ColumnElement[str] = literal(f"audience/{now:%Y-%m-%dT%H:%M:%SZ}")
        due = audience.add_columns(occasion.label("key")).subquery()
        key: ColumnElement[str] = due.c.key
        among: list[ColumnElement[bool]] = []
    else:
        due = document.trigger.due(
            Scene(session, plan.brand, now, plan.begun_at)
        ).subquery()
        key = type_coerce(due.c.key, String)
        among = [due.c.id.in_(audience)]
    return session.execute(
        select(due.c.id, key)
        .where(*among, ~_went_before(plan, document, due.c.id, key, now))
        .order_by(due.c.id)
        .limit(BATCH)
    ).all()


def _went_before(
    plan: Plan,
    document: Document,
    customer_id: ColumnElement[str],
    key: ColumnElement[str],
    now: datetime,
) -> ColumnElement[bool]:
    """Ask whether they are on the way, or went too lately, by any name they were kept under."""
    again = document.route.again_after_days if document.route else None
    rest = max(again or 0, document.trigger.rest_days if document.trigger else 0)
    merged = select(_Former.id).where(_Former.merged_into_id == customer_id)
    before = [
        Position.campaign_id == plan.campaign_id,
        or_(Position.customer_id == customer_id, Position.customer_id.in_(merged)),
    ]
    if again is not None:
        lately = Position.entered_at > now - timedelta(days=rest)
        before.append(or_(Position.left_at.is_(None), lately, Position.occasion == key))
    return exists().where(*before)
