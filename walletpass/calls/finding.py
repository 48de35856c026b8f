"""Finding calls: one's own, a customer's, those that are over."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, bindparam, false, or_, select, tuple_
from sqlalchemy.orm import Session

from walletpass.brands import GRANTED, Duty
from walletpass.calls.errors import UnknownTaskError
from walletpass.calls.models import CallState, CallTask
from walletpass.customers import selves
from walletpass.db import Page, newest_page, page_of
from walletpass.db.paging import UnknownCursorError, decode_cursor


def task_of(session: Session, brand_id: str, task_id: str) -> CallTask:
    """Return the brand's task of this id.

    Raises:
        UnknownTaskError: The brand has none.
    """
    task = session.get(CallTask, task_id)
    if task is None or task.brand_id != brand_id:
        raise UnknownTaskError
    return task


def tasks_page(
    session: Session,
    brand_id: str,
    *,
    state: CallState | None = None,
    customer_id: str | None = None,
    store_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[CallTask]:
    """Return a page of the brand's tasks, the newest first."""
    query = select(CallTask).where(CallTask.brand_id == brand_id)
    if state is not None:
        query = query.where(CallTask.state == state)
    if customer_id is not None:
        query = query.where(CallTask.customer_id.in_(selves(customer_id)))
    if store_id is not None:
        query = query.where(CallTask.store_id == store_id)
    return newest_page(session, query, CallTask.id, after=after, limit=limit)


def open_page(
    session: Session,
    brand_id: str,
    duties: Collection[Duty] | None,
    *,
    after: str | None = None,
    limit: int = 30,
) -> Page[CallTask]:
    """Return a page of open calls, the most urgent first.

    Of those that somebody with these *duties* is to make; of all where that is None.
    """
    query = select(CallTask).where(
        CallTask.brand_id == brand_id, CallTask.state == "open"
    )
    if duties is not None:
        query = query.where(_is_for(duties))
    if after is not None:
        place = tuple_(CallTask.due_on, CallTask.id)
        query = query.where(place > _place(after))
    query = query.order_by(CallTask.due_on, CallTask.id).limit(limit + 1)
    rows = session.scalars(query).all()
    return page_of(rows, limit, lambda task: f"{task.due_on} {task.id}")


def closed_page(
    session: Session, brand_id: str, *, after: str | None = None, limit: int = 30
) -> Page[CallTask]:
    """Return a page of calls that are over, the last one first."""
    query = select(CallTask).where(
        CallTask.brand_id == brand_id, CallTask.closed_at.is_not(None)
    )
    if after is not None:
        last = task_of(session, brand_id, decode_cursor(after))
        place = tuple_(CallTask.closed_at, CallTask.id)
        query = query.where(place < (last.closed_at, last.id))
    query = query.order_by(CallTask.closed_at.desc(), CallTask.id.desc())
    rows = session.scalars(query.limit(limit + 1)).all()
    return page_of(rows, limit, lambda task: task.id)


def _is_for(duties: Collection[Duty]) -> ColumnElement[bool]:
    """Say that one of these duties is asked for, where it is done."""
    able = [duty for duty in duties if "customers" in GRANTED[duty.role]]
    return or_(false(), *[_suits(duty) for duty in able])


def _suits(duty: Duty) -> ColumnElement[bool]:
    is_role = or_(CallTask.role.is_(None), CallTask.role == duty.role)
    if duty.store_id is None:
        return is_role
    is_there = or_(CallTask.store_id.is_(None), CallTask.store_id == duty.store_id)
    return and_(is_role, is_there)


def _place(cursor: str) -> tuple[date, str]:
    try:
        due_on, task_id = decode_cursor(cursor).split(" ")
        return date.fromisoformat(due_on), task_id
    except ValueError as damage:
        raise UnknownCursorError from damage


_WAITING: Final = select(CallTask.customer_id).where(
    CallTask.brand_id == bindparam("brand_id"),
    CallTask.state == "open",
    CallTask.customer_id.in_(bindparam("customer_ids", expanding=True)),
)


def waiting_among(
    session: Session, brand_id: str, customer_ids: Sequence[str]
) -> frozenset[str]:
    """Return those of these customers whom somebody is to call already."""
    asked = {"brand_id": brand_id, "customer_ids": list(customer_ids)}
    return frozenset(session.scalars(_WAITING, asked))


_OF_THEM: Final = (
    select(CallTask)
    .where(
        CallTask.brand_id == bindparam("brand_id"),
        CallTask.customer_id.in_(bindparam("customer_ids", expanding=True)),
    )
    .order_by(CallTask.customer_id, CallTask.id)
)


def tasks_about(
    session: Session, brand_id: str, customer_ids: Sequence[str]
) -> Mapping[str, Sequence[CallTask]]:
    """Return every task about these customers, the first one first."""
    asked = {"brand_id": brand_id, "customer_ids": list(customer_ids)}
    found: dict[str, list[CallTask]] = {}
    for task in session.scalars(_OF_THEM, asked):
        found.setdefault(task.customer_id, []).append(task)
    return found
