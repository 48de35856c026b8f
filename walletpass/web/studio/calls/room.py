"""The room of calls: one's own first, each closed with one tap."""

from collections.abc import Sequence
from typing import Final, cast, get_args

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import calls
from walletpass.calls import LONGEST_NOTE, CallState, CallTask
from walletpass.db import Page
from walletpass.web.studio.calls.sheets import sheets_of
from walletpass.web.studio.somebody import of_whom, person_wanted
from walletpass.web.studio.visiting import Visit, needs

_SHOWN: Final = ("mine", "all", "closed")
_STATES: Final[Sequence[CallState]] = get_args(CallState)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/calls", "calls", room)
    door.add_url_rule("/calls", "find_calls", find, methods=["POST"])
    door.add_url_rule("/calls/<task_id>", "close_call", close, methods=["POST"])


@needs("customers")
def room(visit: Visit) -> ResponseReturnValue:
    """Show whom to call, the most urgent first, or which calls are over."""
    return _room(visit)


@needs("customers")
def find(visit: Visit) -> ResponseReturnValue:
    """Show the calls to somebody, over or not."""
    return _room(visit, person_wanted())


def _room(visit: Visit, wanted: str = "") -> str:
    chosen = request.args.get("show")
    show = chosen if chosen in _SHOWN else "mine"
    with visit.services.database.snapshot() as session:
        page = _page(session, visit, show, wanted)
        return visit.page(
            "studio/calls.html",
            here="customers",
            sheets=sheets_of(visit, session, page.rows),
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            show=show,
            shown=_SHOWN,
            longest=LONGEST_NOTE,
        )


def _page(session: Session, visit: Visit, show: str, wanted: str) -> Page[CallTask]:
    if wanted:
        found = of_whom(
            visit,
            session,
            wanted,
            lambda one: calls.tasks_page(session, visit.brand_id, customer_id=one),
        )
        return Page(found, None)
    after = request.args.get("after")
    if show == "closed":
        return calls.closed_page(session, visit.brand_id, after=after)
    duties = visit.person.duties if show == "mine" else None
    return calls.open_page(session, visit.brand_id, duties, after=after)


@needs("customers")
def close(visit: Visit, task_id: str) -> ResponseReturnValue:
    """Write down what came of a call, or open it again."""
    wanted = request.form.get("state", "")
    show = request.form.get("show", "mine")
    if wanted in _STATES:
        with visit.services.database.transaction() as session:
            _change(visit, session, task_id, cast("CallState", wanted))
    return redirect(url_for("studio.calls", show=show if show in _SHOWN else None), 303)


def _change(visit: Visit, session: Session, task_id: str, state: CallState) -> None:
    before = calls.task_of(session, visit.brand_id, task_id).state
    said = request.form.get("note", "")[:LONGEST_NOTE]
    calls.change(
        session,
        visit.brand_id,
        task_id,
        calls.TaskChange(state=state, note=calls.KEPT if state == "open" else said),
        by=visit.person.id,
        now=visit.now,
    )
    visit.record(
        session,
        "call.changed",
        task_id,
        before={"state": before},
        after={"state": state},
    )
