"""Making calls to do: by hand, from somebody's story, or many at once by a campaign."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from walletpass import brands, customers, events
from walletpass.brands import GRANTED
from walletpass.brands.models import Role
from walletpass.calls.errors import NotToBeCalledError, UnfitTaskError
from walletpass.calls.models import CallPurpose, CallTask
from walletpass.customers import Customer
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Words

LONGEST_WHY: Final = 1_000
LONGEST_KNOWN: Final = 2_000
FURTHEST: Final = timedelta(days=366)
CALLERS: Final[tuple[Role, ...]] = tuple(
    role for role, granted in GRANTED.items() if "customers" in granted
)
"""Roles that may look a customer up: nobody else could make a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call as it is asked for; see `CallTask`."""

    why: Words
    due_on: date
    known: str = ""
    purpose: CallPurpose = "service"
    store_id: str | None = None
    role: Role | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks for calls: a person, a program, or a campaign's run."""

    name: str
    campaign_id: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One customer of many who are to be called, in the name of *source*."""

    customer_id: str
    source: str
    store_id: str | None = field(default=None)


def make(
    session: Session,
    brand_id: str,
    customer_id: str,
    call: Call,
    *,
    by: str,
    now: datetime,
) -> CallTask:
    """Ask the staff to call a customer; the same *source* gives the task there is.

    Raises:
        UnknownCustomerError: The brand has no such customer.
        UnknownStoreError: It has no such store.
        NotToBeCalledError: They never agreed to a call of this purpose, or are gone.
        UnfitTaskError: A fact of the task cannot be right.
    """
    customer = customers.person_of(session, brand_id, customer_id)
    session.refresh(customer, with_for_update={"key_share": True})
    if call.source and (known := _made_before(session, brand_id, call.source)):
        return known
    check(session, brand_id, call, now=now)
    if not _may_be_called(session, customer, call.purpose):
        raise NotToBeCalledError
    row = _row(brand_id, Asked(customer.id, call.source, call.store_id), call, now)
    task = CallTask(**row, made_by=by)
    session.add(task)
    session.flush()
    _tell(session, task.brand_id, task.id, task.customer_id, now)
    return task


def make_many(
    session: Session,
    brand_id: str,
    asked: Sequence[Asked],
    call: Call,
    *,
    by: Caller,
    now: datetime,
) -> None:
    """Ask for a call to each of these customers, who were looked at by whoever asks."""
    rows = [
        _row(brand_id, one, call, now)
        | {"made_by": by.name, "campaign_id": by.campaign_id}
        for one in asked
    ]
    if not rows:
        return
    session.connection().execute(insert(CallTask), rows)
    for row in rows:
        _tell(session, brand_id, str(row["id"]), str(row["customer_id"]), now)


def check(session: Session, brand_id: str, call: Call, *, now: datetime) -> None:
    """Tell whether somebody could make this call.

    Raises:
        UnknownStoreError: The brand has no such store.
        UnfitTaskError: Something else of it cannot be right.
    """
    said = [text.strip() for text in call.why.values() if text.strip()]
    if not said or max(map(len, said)) > LONGEST_WHY:
        raise UnfitTaskError("why", f"say why, in up to {LONGEST_WHY} characters.")
    if len(call.known) > LONGEST_KNOWN:
        raise UnfitTaskError("known", f"use up to {LONGEST_KNOWN} characters.")
    check_due(call.due_on, now=now)
    check_caller(session, brand_id, call.role, call.store_id)


def check_due(due_on: date, *, now: datetime) -> None:
    """Tell whether a call can be due on this day.

    Raises:
        UnfitTaskError: That day is over, or further off than a year.
    """
    today = now.date()
    if not today - timedelta(days=1) <= due_on <= today + FURTHEST:
        raise UnfitTaskError("due_on", "name a day from today on, within a year.")


def check_caller(
    session: Session, brand_id: str, role: Role | None, store_id: str | None
) -> None:
    """Tell whether anybody of this role, in this store, could call a customer.

    Raises:
        UnknownStoreError: The brand has no such store.
        UnfitTaskError: The role may look nobody up.
    """
    if role is not None and role not in CALLERS:
        raise UnfitTaskError("role", f"name one of {', '.join(CALLERS)}.")
    if store_id is not None:
        brands.store_of(session, brand_id, store_id)


def _made_before(session: Session, brand_id: str, source: str) -> CallTask | None:
    return session.scalars(
        select(CallTask).where(CallTask.brand_id == brand_id, CallTask.source == source)
    ).one_or_none()


def _may_be_called(session: Session, customer: Customer, purpose: CallPurpose) -> bool:
    if customer.status not in ("prospect", "active"):
        return False
    return purpose == "service" or customers.has_agreed(session, customer.id, "call")


def _row(brand_id: str, asked: Asked, call: Call, now: datetime) -> dict[str, object]:
    task_id = new_id("tsk", now)
    return {
        "id": task_id,
        "brand_id": brand_id,
        "customer_id": asked.customer_id,
        "campaign_id": None,
        "source": asked.source or task_id,
        "purpose": call.purpose,
        "why": dict(call.why),
        "known": call.known.strip(),
        "due_on": call.due_on,
        "store_id": asked.store_id,
        "role": call.role,
        "state": "open",
        "note": "",
        "made_at": now,
    }


def _tell(
    session: Session, brand_id: str, task_id: str, customer_id: str, now: datetime
) -> None:
    events.record(
        session,
        brand_id,
        "task.created",
        {"task_id": task_id},
        now=now,
        customer_id=customer_id,
    )
