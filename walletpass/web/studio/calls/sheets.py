"""A call as it is shown: who it is, why, their number for those who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, calls, customers
from walletpass.brands import Role
from walletpass.calls import CallPurpose, CallState, CallTask
from walletpass.campaigns import Campaign
from walletpass.customers import Customer, covered, masked_phone, name_of
from walletpass.insight.models import Profile
from walletpass.web.studio.visiting import Visit


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One call in words; *number* is to be dialled, *phone* to be read.

    Nothing is to be dialled where the reader's role sees numbers covered, or where the
    customer does not agree any more.
    """

    id: str
    customer_id: str
    name: str
    phone: str
    number: str
    why: str
    known: str
    facts: Sequence[str]
    due: str
    is_late: bool
    is_today: bool
    purpose: CallPurpose
    may_call: bool
    store: str
    role: Role | None
    state: CallState
    note: str
    asked_by: str
    closed: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What all sheets of a page are told with."""

    stores: Mapping[str, str]
    staff: Mapping[str, str]
    campaigns: Mapping[str, str]
    allowed: frozenset[str]
    profiles: Mapping[str, Profile]
    zone: ZoneInfo
    currency: str


def sheets_of(
    visit: Visit, session: Session, tasks: Sequence[CallTask]
) -> list[CallSheet]:
    """Return what is shown of these calls."""
    around = _around(visit, session, tasks)
    return [_sheet(visit, session, task, around) for task in tasks]


def _around(visit: Visit, session: Session, tasks: Sequence[CallTask]) -> _Around:
    brand = visit.brand(session)
    campaign_ids = {task.campaign_id for task in tasks if task.campaign_id}
    profiles = session.scalars(
        select(Profile).where(
            Profile.customer_id.in_([one.customer_id for one in tasks])
        )
    )
    return _Around(
        stores={one.id: one.name for one in brands.stores_of(session, brand.id)},
        staff={one.id: one.name for one in brands.staff_of(session, brand.id)},
        campaigns={
            row.id: row.name
            for row in session.execute(
                select(Campaign.id, Campaign.name).where(
                    Campaign.id.in_(campaign_ids), Campaign.brand_id == brand.id
                )
            )
        },
        allowed=calls.allowed_among(session, tasks),
        profiles={one.customer_id: one for one in profiles},
        zone=visit.zone(session),
        currency=brand.currency,
    )


def _sheet(
    visit: Visit, session: Session, task: CallTask, around: _Around
) -> CallSheet:
    who = customers.person_of(session, visit.brand_id, task.customer_id)
    may_call = task.id in around.allowed
    name, phone, number = _reach(visit, session, who, may_call=may_call)
    today = visit.now.astimezone(around.zone).date()
    is_open = task.state == "open"
    return CallSheet(
        id=task.id,
        customer_id=who.id,
        name=name,
        phone=phone,
        number=number,
        why=visit.say.words(task.why, visit.brand(session).default_language),
        known=task.known,
        facts=_facts(visit, around, who),
        due=_due(visit, task.due_on, today, is_open=is_open),
        is_late=is_open and task.due_on < today,
        is_today=is_open and task.due_on == today,
        purpose=task.purpose,
        may_call=may_call,
        store=around.stores.get(task.store_id or "", ""),
        role=task.role,
        state=task.state,
        note=task.note,
        asked_by=_asked_by(visit, task, around),
        closed=_closed(visit, task, around),
    )


def _reach(
    visit: Visit, session: Session, who: Customer, *, may_call: bool
) -> tuple[str, str, str]:
    """Return the name, the number as read, and as dialled; covered as the role asks."""
    people = visit.services.people
    name = str(name_of(people, who))
    phone = customers.identities_of(session, people, who).get("phone", "")
    if not visit.person.may("personal"):
        return covered(name), masked_phone(phone) if phone else "", ""
    if not phone:
        return name, "", ""
    return name, customers.spaced_phone(phone), phone if may_call else ""


def _facts(visit: Visit, around: _Around, who: Customer) -> list[str]:
    """Return what helps whoever calls: how near they are, and when they use to come."""
    profile = around.profiles.get(who.id)
    if profile is None:
        return []
    say, told = visit.say, [visit.say(f"life.stage.{profile.stage}")]
    if profile.last_bought_at is not None:
        last = profile.last_bought_at.astimezone(around.zone).date()
        told.append(say("calls.last", day=say.day(last)))
    if profile.spent:
        told.append(say("calls.spent", money=say.money(profile.spent, around.currency)))
    if profile.hour is not None:
        told.append(say("calls.best", hour=say.hour(time(profile.hour))))
    return told


def _due(visit: Visit, due_on: date, today: date, *, is_open: bool) -> str:
    say = visit.say
    if is_open and due_on == today:
        return say("calls.due.today")
    name = "calls.due.late" if is_open and due_on < today else "calls.due"
    return say(name, day=say.day(due_on))


def _asked_by(visit: Visit, task: CallTask, around: _Around) -> str:
    if task.campaign_id is not None:
        name = around.campaigns.get(task.campaign_id, "")
        return visit.say("calls.by.campaign", name=name)
    if task.made_by in around.staff:
        return visit.say("calls.by.person", name=around.staff[task.made_by])
    return visit.say("calls.by.program")


def _closed(visit: Visit, task: CallTask, around: _Around) -> str:
    """Return when it was closed, and by whom, if it is."""
    if task.closed_at is None:
        return ""
    moment = visit.say.moment(task.closed_at, around.zone)
    name = around.staff.get(task.closed_by or "", "")
    return f"{moment}, {name}" if name else moment
