"""Asking for a call by hand, from a customer's story."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, cast, get_args

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, calls, customers
from walletpass.brands.models import Role
from walletpass.calls import (
    CALLERS,
    LONGEST_KNOWN,
    LONGEST_WHY,
    Call,
    CallPurpose,
    NotToBeCalledError,
    UnfitTaskError,
)
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.visiting import Visit, needs

_PURPOSES: Final[Sequence[CallPurpose]] = ("service", "marketing")
_USUAL: Final = timedelta(days=3)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/customers/<customer_id>/call"
    door.add_url_rule(address, "new_call", form)
    door.add_url_rule(address, "ask_for_call", ask, methods=["POST"])


@needs("customers")
def form(visit: Visit, customer_id: str) -> ResponseReturnValue:
    """Ask why, by when, and who is to call."""
    with visit.services.database.snapshot() as session:
        return _page(visit, session, customer_id)


@needs("customers")
def ask(visit: Visit, customer_id: str) -> ResponseReturnValue:
    """Ask the staff to call a customer."""
    try:
        with visit.services.database.transaction() as session:
            task = calls.make(
                session,
                visit.brand_id,
                customer_id,
                _call(visit),
                by=visit.person.id,
                now=visit.now,
            )
            visit.record(session, "call.made", task.id, after={"state": task.state})
    except (UnfitTaskError, NotToBeCalledError) as refusal:
        with visit.services.database.snapshot() as session:
            page = _page(visit, session, customer_id, refusal=refusal.code)
        return make_response(page, UNFIT)
    return redirect(url_for("studio.customer", customer_id=task.customer_id), 303)


def _call(visit: Visit) -> Call:
    sent = request.form
    purpose = sent.get("purpose", "")
    role = sent.get("role", "")
    return Call(
        why={visit.person.language: sent.get("why", "")[: LONGEST_WHY + 1]},
        known=sent.get("known", "")[: LONGEST_KNOWN + 1],
        due_on=_day(sent.get("due_on", "")),
        purpose=cast("CallPurpose", purpose) if purpose in _PURPOSES else "service",
        role=cast("Role", role) if role in get_args(Role) else None,
        store_id=sent.get("store_id") or None,
    )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as trouble:
        raise UnfitTaskError("due_on", "name a day.") from trouble


def _page(
    visit: Visit, session: Session, customer_id: str, *, refusal: str = ""
) -> str:
    who = customers.person_of(session, visit.brand_id, customer_id)
    name = str(customers.name_of(visit.services.people, who))
    today = visit.now.astimezone(visit.zone(session)).date()
    given: Mapping[str, Any] = request.form
    return visit.page(
        "studio/new_call.html",
        here="customers",
        who=who,
        name=name if visit.person.may("personal") else customers.covered(name),
        agreed=customers.has_agreed(session, who.id, "call"),
        stores=brands.stores_of(session, visit.brand_id, at=visit.now),
        callers=CALLERS,
        purposes=_PURPOSES,
        today=today,
        given=given,
        due_on=given.get("due_on") or (today + _USUAL).isoformat(),
        longest_why=LONGEST_WHY,
        longest_known=LONGEST_KNOWN,
        refusal=refusal,
    )
