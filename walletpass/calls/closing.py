"""Closing calls: who was reached, who was not, and what they said."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from walletpass import events
from walletpass.brands.models import Role
from walletpass.calls.errors import UnfitTaskError
from walletpass.calls.finding import task_of
from walletpass.calls.making import check_caller, check_due
from walletpass.calls.models import CallState, CallTask

LONGEST_NOTE: Final = 500


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What a change says nothing of."""


KEPT: Final = Unchanged()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """What is to be otherwise about a task; all else stays as it is."""

    state: CallState | Unchanged = KEPT
    note: str | Unchanged = KEPT
    due_on: date | Unchanged = KEPT
    store_id: str | Unchanged | None = KEPT
    role: Role | Unchanged | None = KEPT


def change(
    session: Session,
    brand_id: str,
    task_id: str,
    told: TaskChange,
    *,
    by: str,
    now: datetime,
) -> CallTask:
    """Change a task: close it, open it again, or give it to others.

    The same change again changes nothing.

    Raises:
        UnknownTaskError: The brand has no such task.
        UnknownStoreError: It has no such store.
        UnfitTaskError: A fact cannot be right.
    """
    task = task_of(session, brand_id, task_id)
    session.refresh(task, with_for_update=True)
    _move(session, task, told, now)
    if not isinstance(told.note, Unchanged):
        task.note = _fit(told.note)
    if not isinstance(told.state, Unchanged) and told.state != task.state:
        _settle(session, task, told.state, by, now)
    session.flush()
    return task


def _move(session: Session, task: CallTask, told: TaskChange, now: datetime) -> None:
    if not isinstance(told.due_on, Unchanged) and told.due_on != task.due_on:
        check_due(told.due_on, now=now)
        task.due_on = told.due_on
    if not isinstance(told.role, Unchanged):
        task.role = told.role
    if not isinstance(told.store_id, Unchanged):
        task.store_id = told.store_id
    check_caller(session, task.brand_id, task.role, task.store_id)


def _fit(note: str) -> str:
    plain = " ".join(note.split())
    if len(plain) > LONGEST_NOTE:
        raise UnfitTaskError("note", f"use up to {LONGEST_NOTE} characters.")
    return plain


def _settle(
    session: Session, task: CallTask, state: CallState, by: str, now: datetime
) -> None:
    task.state = state
    is_over = state != "open"
    task.closed_at, task.closed_by = (now, by) if is_over else (None, None)
    events.record(
        session,
        task.brand_id,
        "task.closed" if is_over else "task.reopened",
        {"task_id": task.id, "state": state},
        now=now,
        customer_id=task.customer_id,
    )
