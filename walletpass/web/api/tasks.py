"""Calls to make over the API: asked for, listed, and closed."""

from typing import Any

from walletpass import brands, calls
from walletpass.calls import CallTask
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.task_shapes import (
    TaskIn,
    TaskOut,
    TaskPatch,
    TasksOut,
    TasksQuery,
)


@api.post("/tasks")
@writes("customers:write", finds=True)
@api.input(TaskIn)
@api.output(TaskOut, status_code=201)
def make_task(act: Act, json_data: TaskIn) -> Any:
    """Ask the staff to call a customer.

    Refused with 409 `not-to-be-called` where it is an offer and they never agreed to
    calls, and for who is blocked or erased.
    """
    told = json_data.model_dump(exclude={"customer_id", "source"})
    source = f"{act.holder.key_id}/{json_data.source}" if json_data.source else ""
    task = calls.make(
        act.session,
        act.brand_id,
        json_data.customer_id,
        calls.Call(**told, source=source),
        by=act.holder.key_id,
        now=act.now,
    )
    if task.made_at == act.now:
        _record(act, "call.made", task)
    return _shape(act, task)


@api.get("/tasks")
@reads("customers:read")
@api.input(TasksQuery, location="query")
@api.output(TasksOut)
def list_tasks(act: Act, query_data: TasksQuery) -> Any:
    """Return calls to make and calls made, the newest first."""
    page = calls.tasks_page(
        act.session,
        act.brand_id,
        state=query_data.state,
        customer_id=query_data.customer_id,
        store_id=query_data.store_id,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    allowed = calls.allowed_among(act.session, page.rows)
    return {"tasks": [_told(one, allowed) for one in page.rows], "next": page.next}


@api.get("/tasks/<task_id>")
@reads("customers:read", finds=True)
@api.output(TaskOut)
def show_task(act: Act, task_id: str) -> Any:
    """Return a call to make, or what came of it."""
    return _shape(act, calls.task_of(act.session, act.brand_id, task_id))


@api.patch("/tasks/<task_id>")
@writes("customers:write", finds=True)
@api.input(TaskPatch)
@api.output(TaskOut)
def change_task(act: Act, task_id: str, json_data: TaskPatch) -> Any:
    """Close a call, open it again, or give it to others."""
    told = json_data.model_dump(exclude_unset=True)
    kept = {"store_id", "role"}
    changes = {
        name: value for name, value in told.items() if value is not None or name in kept
    }
    before = calls.task_of(act.session, act.brand_id, task_id).state
    task = calls.change(
        act.session,
        act.brand_id,
        task_id,
        calls.TaskChange(**changes),
        by=act.holder.key_id,
        now=act.now,
    )
    _record(act, "call.changed", task, before=before)
    return _shape(act, task)


def _record(act: Act, action: str, task: CallTask, before: str | None = None) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=task.id,
        before={"state": before} if before else None,
        after={"state": task.state},
        now=act.now,
    )


def _shape(act: Act, task: CallTask) -> dict[str, Any]:
    return _told(task, calls.allowed_among(act.session, [task]))


def _told(task: CallTask, allowed: frozenset[str]) -> dict[str, Any]:
    more = {"kind": "call", "may_call": task.id in allowed}
    return more | {
        name: getattr(task, name) for name in TaskOut.model_fields if name not in more
    }
