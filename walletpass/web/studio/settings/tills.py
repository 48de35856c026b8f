"""Tills and who may sign in at them: put up, enrolled, unlocked, retired; PINs."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, ledger
from walletpass.brands import Till
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.kernel.secrets import Secret
from walletpass.web.studio.refusals import UNFIT, number_in, words_for
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.visiting import Visit, needs

_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown this once: a till, and the code that makes a device it."""

    name: str
    code: str


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings/tills", view_func=tills)
    door.add_url_rule("/settings/tills", "add_till", add, methods=["POST"])
    door.add_url_rule(
        "/settings/tills/<till_id>", "change_till", change, methods=["POST"]
    )
    door.add_url_rule("/settings/pins", "set_pin", set_pin, methods=["POST"])


@needs("stores")
def tills(visit: Visit) -> ResponseReturnValue:
    """Show every till."""
    return _page(visit)


def _page(
    visit: Visit, shown: _Shown | None = None, complaint: str = "", about: str = ""
) -> str:
    with visit.services.database.snapshot() as session:
        page = brands.tills_page(
            session,
            visit.brand_id,
            wanted=wanted_here(),
            after=request.args.get("after"),
            limit=_PAGE,
        )
        stores = brands.stores_of(session, visit.brand_id)
        people = brands.staff_of(session, visit.brand_id)
        return room(
            visit,
            "tills",
            stores=stores,
            tills=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted_here(),
            names={store.id: store.name for store in stores},
            people=[one for one in people if one.status == "active"],
            shown=shown,
            complaint=complaint,
            about=about,
            given=request.form,
            now=visit.now,
            allowance=lambda till: ledger.to_display(till.offline_allowance, 0),
            may_allow=visit.person.may("program"),
            may_give_pins=visit.person.may("staff"),
            zone=visit.zone(session),
        )


@needs("stores")
def add(visit: Visit) -> ResponseReturnValue:
    """Put a till into a store, and show the code for its device."""
    try:
        with visit.services.database.transaction() as session:
            store = brands.store_of(
                session, visit.brand_id, request.form.get("store", "")
            )
            till = brands.add_till(
                session,
                store,
                code=request.form.get("code", ""),
                name=request.form.get("name", ""),
                now=visit.now,
            )
            code = brands.new_enrol_code(till, now=visit.now)
            visit.record(session, "till.added", till.id)
            shown = _Shown(till.name, code.reveal())
    except WalletpassError as refusal:
        return _refuse(visit, refusal, "new")
    return _page(visit, shown)


def _refuse(visit: Visit, refusal: WalletpassError, about: str) -> ResponseReturnValue:
    if isinstance(refusal, NotFoundError) and about != "new":
        raise refusal
    words = words_for(refusal, visit.say)
    return make_response(_page(visit, complaint=words, about=about), UNFIT)


@needs("stores")
def change(visit: Visit, till_id: str) -> ResponseReturnValue:
    """Do what the button says: another code, open again, retire, keep what is typed."""
    shown = None
    try:
        with visit.services.database.transaction() as session:
            till = brands.till_of(session, visit.brand_id, till_id)
            shown = _done(visit, session, till, request.form.get("do", ""))
    except WalletpassError as refusal:
        return _refuse(visit, refusal, till_id)
    if shown:
        return _page(visit, shown)
    return redirect(url_for("studio.tills"), 303)


def _done(visit: Visit, session: Session, till: Till, button: str) -> _Shown | None:
    match button:
        case "code":
            code = brands.new_enrol_code(till, now=visit.now)
            visit.record(session, "till.code-made", till.id)
            return _Shown(till.name, code.reveal())
        case "unlock":
            brands.unlock_till(session, till)
            visit.record(session, "till.unlocked", till.id)
        case "retire":
            brands.retire_till(till)
            visit.record(session, "till.retired", till.id)
        case _:
            brands.rename_till(till, request.form.get("name", till.name))
            if visit.person.may("program"):  # what points may buy is the owner's word
                points = number_in("offline_allowance", places=2)
                brands.allow_offline(till, points or 0)
            visit.record(
                session,
                "till.changed",
                till.id,
                after={"offline_allowance": till.offline_allowance},
            )
    return None


@needs("staff")
def set_pin(visit: Visit) -> ResponseReturnValue:
    """Give somebody a PIN for the tills, or take it away where none is typed."""
    visit.demand("stores")  # the page it stands on
    pin = request.form.get("pin", "").strip()
    try:
        with visit.services.database.transaction() as session:
            person = brands.staff_member(
                session, visit.brand_id, request.form.get("person", "")
            )
            if pin:
                brands.set_pin(person, Secret(pin))
            else:
                brands.clear_pin(person)
            what = "staff.pin-set" if pin else "staff.pin-cleared"
            visit.record(session, what, person.id)
    except WalletpassError as refusal:
        return _refuse(visit, refusal, "new" if not pin else "pin")
    return redirect(url_for("studio.tills"), 303)
