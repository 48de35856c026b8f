"""The people of a brand: taking on, changing what they do, letting go."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import ROLES, Duty, Role, Staff, TakenError, UnfitFieldError
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.secrets import Secret
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Colleague:
    """One member of staff with what they do."""

    staff: Staff
    roles: tuple[Role, ...]
    is_self: bool
    has_factor: bool


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings/people", view_func=people)
    door.add_url_rule("/settings/people", "take_on", take_on, methods=["POST"])
    door.add_url_rule(
        "/settings/people/<staff_id>", "change_person", change, methods=["POST"]
    )
    door.add_url_rule(
        "/settings/people/<staff_id>/second-factor",
        "reset_factor",
        reset_factor,
        methods=["POST"],
    )
    door.add_url_rule(
        "/settings/second-factor", "demand_factor", demand, methods=["POST"]
    )


@needs("staff")
def people(visit: Visit) -> ResponseReturnValue:
    """Show who works here."""
    return _page(visit)


def _page(visit: Visit, complaint: str = "", about: str = "") -> str:
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = brands.staff_page(
            session,
            visit.brand_id,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        colleagues = [
            Colleague(
                staff,
                _roles(session, staff),
                is_self=staff.id == visit.person.id,
                has_factor=brands.factor_of(session, staff.id) is not None,
            )
            for staff in page.rows
        ]
        is_demanding = brands.demands_factor(session, visit.brand_id)
    return room(
        visit,
        "people",
        colleagues=colleagues,
        next=page.next,
        is_first="after" not in request.args,
        wanted=wanted,
        is_demanding=is_demanding,
        roles=ROLES,
        complaint=complaint,
        about=about,
        given=request.form,
    )


def _roles(session: Session, staff: Staff) -> tuple[Role, ...]:
    held = {duty.role for duty in brands.roles_of(session, staff.id)}
    return tuple(role for role in ROLES if role in held)


@needs("staff")
def take_on(visit: Visit) -> ResponseReturnValue:
    """Take on somebody."""
    roles = _roles_chosen()
    if not roles:
        return _refuse(visit, visit.say("people.roleless"))
    try:
        with visit.services.database.transaction() as session:
            staff = brands.create_staff(
                session,
                visit.brand(session),
                login=request.form.get("login", ""),
                name=request.form.get("name", ""),
                password=Secret(request.form.get("password", "")),
                duties=[Duty(role) for role in roles],
                now=visit.now,
            )
            visit.record(
                session, "staff.taken-on", staff.id, after={"roles": list(roles)}
            )
    except (TakenError, UnfitFieldError) as unfit:
        return _refuse(visit, _words_for(unfit, visit))
    return redirect(url_for("studio.people"), 303)


def _roles_chosen() -> tuple[Role, ...]:
    chosen = request.form.getlist("roles")
    return tuple(role for role in ROLES if role in chosen)


def _refuse(visit: Visit, complaint: str, about: str = "") -> ResponseReturnValue:
    return make_response(_page(visit, complaint, about), _UNFIT)


def _words_for(unfit: WalletpassError, visit: Visit) -> str:
    field = getattr(unfit, "field", "")
    if isinstance(unfit, TakenError):
        return visit.say("people.taken", login=request.form.get("login", "")[:120])
    name = f"people.unfit.{field}"
    return visit.say(name) if visit.say.knows(name) else str(unfit)


@needs("staff")
def change(visit: Visit, staff_id: str) -> ResponseReturnValue:
    """Change what somebody does, their password, or whether they may sign in."""
    roles = _roles_chosen()
    is_self = staff_id == visit.person.id
    if not roles and not is_self:
        return _refuse(visit, visit.say("people.roleless"), staff_id)
    try:
        with visit.services.database.transaction() as session:
            staff = brands.staff_member(session, visit.brand_id, staff_id)
            if not is_self:  # so that nobody shuts themselves out
                _change_roles(visit, session, staff, roles)
                _change_status(visit, session, staff)
            _change_password(visit, session, staff)
    except UnfitFieldError as unfit:
        return _refuse(visit, _words_for(unfit, visit), staff_id)
    return redirect(url_for("studio.people"), 303)


def _change_roles(
    visit: Visit, session: Session, staff: Staff, roles: Collection[Role]
) -> None:
    held = brands.roles_of(session, staff.id)
    before = _roles(session, staff)
    if set(before) == set(roles):
        return
    kept = [duty for duty in held if duty.role in roles]
    fresh = [Duty(role) for role in roles if role not in before]
    brands.set_duties(session, staff, [*kept, *fresh], now=visit.now)
    visit.record(
        session,
        "staff.roles-changed",
        staff.id,
        before={"roles": list(before)},
        after={"roles": list(roles)},
    )


def _change_status(visit: Visit, session: Session, staff: Staff) -> None:
    is_blocked = "blocked" in request.form
    if is_blocked == (staff.status == "blocked"):
        return
    staff.status = "blocked" if is_blocked else "active"
    deed = "staff.blocked" if is_blocked else "staff.unblocked"
    visit.record(session, deed, staff.id)


def _change_password(visit: Visit, session: Session, staff: Staff) -> None:
    password = request.form.get("password", "")
    if password:
        brands.set_password(staff, Secret(password))
        visit.record(session, "staff.password-set", staff.id)


@needs("staff")
def reset_factor(visit: Visit, staff_id: str) -> ResponseReturnValue:
    """Take away the second factor of somebody who lost their phone and their codes.

    One's own goes with a code, on one's own page: a stolen session must not do it.
    """
    if staff_id != visit.person.id:
        with visit.services.database.transaction() as session:
            staff = brands.staff_member(session, visit.brand_id, staff_id)
            if brands.reset_factor(session, staff.id):
                visit.record(session, "staff.second-factor-reset", staff.id)
    return redirect(url_for("studio.people"), 303)


@needs("staff")
def demand(visit: Visit) -> ResponseReturnValue:
    """Demand the second factor of owners and marketers, or only offer it."""
    is_demanded = "demanded" in request.form
    with visit.services.database.transaction() as session:
        if brands.demand_factor(
            session, visit.brand_id, is_demanded=is_demanded, now=visit.now
        ):
            deed = "demanded" if is_demanded else "only-offered"
            visit.record(session, f"brand.second-factor-{deed}", visit.brand_id)
    return redirect(url_for("studio.people"), 303)
