"""The second step of signing in: the code that a phone shows, or a recovery code."""

from typing import Final, assert_never
from zoneinfo import ZoneInfo

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import (
    LockedOutError,
    Proved,
    Staff,
    Unproved,
    WrongFactorCodeError,
)
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.pages.turnstile import admit_signing_in
from walletpass.web.studio.halfway import halfway
from walletpass.web.studio.onward import onward
from walletpass.web.studio.people import let_in
from walletpass.web.translations import Speaker

_ASK: Final = "studio/second_step.html"
_REFUSED: Final = 401


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/sign-in/code", view_func=second_step)
    door.add_url_rule("/sign-in/code", "try_code", try_code, methods=["POST"])


def second_step() -> ResponseReturnValue:
    """Ask for the code of whoever gave the right password a moment ago."""
    services = current_services()
    with services.database.snapshot() as session:
        staff = halfway(session, now=services.now())
    if staff is None:
        return redirect(url_for("studio.sign_in", next=request.args.get("next")), 303)
    return page(_ASK, speaker(), complaint="")


def try_code() -> ResponseReturnValue:
    """Let somebody in, or say why not in words that help."""
    admit_signing_in()
    services, say = current_services(), speaker()
    now = services.now()
    with services.database.transaction() as session:
        staff = halfway(session, now=now)
        if staff is None:
            return redirect(
                url_for("studio.sign_in", next=request.args.get("next")), 303
            )
        code = request.form.get("code", "")
        vault = services.people.vault
        answer = brands.prove(session, vault, staff.id, code, now=now)
        match answer:
            case Proved(recovery_left):
                _note(session, staff, recovery_left, services)
                let_in(session, staff, now=now)
            case Unproved(error):
                complaint = _complaint(session, staff, error, say)
                _note_lock(session, staff, error, services)
            case _:
                assert_never(answer)
    if isinstance(answer, Proved):
        return redirect(_to(answer), 303)
    return make_response(page(_ASK, say, complaint=complaint), _REFUSED)


def _to(answer: Proved) -> str:
    """Return where to go: those who lost their phone see what is left to them."""
    if answer.recovery_left is None:
        return onward()
    return url_for("studio.second_factor", recovered="")


def _note(
    session: Session, staff: Staff, recovery_left: int | None, services: Services
) -> None:
    by = "app" if recovery_left is None else "recovery-code"
    note_signed_in(session, staff, services, second_factor=by)


def note_signed_in(
    session: Session, staff: Staff, services: Services, **after: str
) -> None:
    """Write into the audit log that somebody came in, and by what."""
    _record(session, staff, "staff.signed-in", services, after)


def _note_lock(
    session: Session,
    staff: Staff,
    error: WrongFactorCodeError | LockedOutError,
    services: Services,
) -> None:
    """Write down that somebody knows the password and not the code."""
    is_locked = isinstance(error, LockedOutError)
    deed = "staff.second-factor-locked" if is_locked else "staff.second-factor-wrong"
    _record(session, staff, deed, services, {})


def _record(
    session: Session,
    staff: Staff,
    action: str,
    services: Services,
    after: dict[str, str],
) -> None:
    brands.record(
        session,
        staff.brand_id,
        actor=staff.id,
        action=action,
        object=staff.id,
        after=after or None,
        ip=request.remote_addr,
        now=services.now(),
    )


def _complaint(
    session: Session,
    staff: Staff,
    error: WrongFactorCodeError | LockedOutError,
    say: Speaker,
) -> str:
    match error:
        case WrongFactorCodeError():
            return say("factor.wrong")
        case LockedOutError(until=until):
            zone = ZoneInfo(brands.brand_of(session, staff.brand_id).timezone)
            hour = say.hour(until.astimezone(zone).timetz())
            return say("factor.locked", until=hour)
        case _:
            assert_never(error)
