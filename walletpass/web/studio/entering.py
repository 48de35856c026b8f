"""Signing in and out, and choosing one's language."""

from typing import Final, assert_never
from zoneinfo import ZoneInfo

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import (
    Attempt,
    BlockedStaffError,
    LockedOutError,
    Refused,
    SignedIn,
    Staff,
    WrongPasswordError,
)
from walletpass.kernel.languages import LANGUAGES
from walletpass.kernel.secrets import Secret
from walletpass.services import Services
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.pages.turnstile import admit_signing_in
from walletpass.web.studio.halfway import let_halfway
from walletpass.web.studio.onward import onward
from walletpass.web.studio.people import let_in, let_out, person_here
from walletpass.web.studio.second_step import note_signed_in
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.translations import Speaker

_SIGN_IN: Final = "studio/sign_in.html"
_REFUSED: Final = 401
_LARGEST_FORM: Final = 16 * 1024
_BEFORE_SIGNING_IN: Final = (
    "studio.try_to_sign_in",
    "studio.try_code",
    "studio.found_brand",
)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/sign-in", view_func=sign_in)
    door.add_url_rule("/sign-in", "try_to_sign_in", try_to_sign_in, methods=["POST"])
    door.add_url_rule("/sign-out", view_func=sign_out, methods=["POST"])
    door.add_url_rule("/language", view_func=speak, methods=["POST"])


def expect_little() -> None:
    """Take no more than a login, a password or a code where they are asked for."""
    if request.endpoint in _BEFORE_SIGNING_IN:
        request.max_content_length = _LARGEST_FORM


def sign_in() -> ResponseReturnValue:
    """Show the form, unless it is not needed."""
    if person_here() is not None:
        return redirect(onward(), 303)
    with current_services().database.snapshot() as session:
        if not brands.is_set_up(session):
            return redirect(url_for("studio.set_up"), 303)
    return page(
        _SIGN_IN, speaker(), is_out="out" in request.args, given="", complaint=""
    )


def try_to_sign_in() -> ResponseReturnValue:
    """Let somebody in, or say why not in words that help."""
    admit_signing_in()
    services, say = current_services(), speaker()
    login = request.form.get("login", "")
    with services.database.snapshot() as session:
        candidate = brands.candidate(session, login)
    attempt = brands.try_password(candidate, Secret(request.form.get("password", "")))
    with services.database.transaction() as session:
        answer = brands.sign_in(session, attempt, now=services.now())
        match answer:
            case SignedIn(staff):
                address = _let(session, staff, services)
            case Refused(error):
                complaint = _complaint(session, attempt, error, say)
            case _:
                assert_never(answer)
    if isinstance(answer, SignedIn):
        return redirect(address, 303)
    text = page(_SIGN_IN, say, is_out=False, given=login[:120], complaint=complaint)
    return make_response(text, _REFUSED)


def _let(session: Session, staff: Staff, services: Services) -> str:
    """Let somebody in, or on to the second step; return where that is."""
    if brands.factor_of(session, staff.id) is not None:
        let_halfway(session, staff, now=services.now())
        return url_for("studio.second_step", next=request.args.get("next"))
    note_signed_in(session, staff, services)
    let_in(session, staff, now=services.now())
    return onward()


def _complaint(
    session: Session,
    attempt: Attempt,
    error: WrongPasswordError | LockedOutError | BlockedStaffError,
    say: Speaker,
) -> str:
    match error:
        case WrongPasswordError():
            return say("enter.wrong")
        case BlockedStaffError():
            return say("enter.blocked")
        case LockedOutError(until=until):
            staff = session.get_one(Staff, attempt.staff_id)
            zone = ZoneInfo(brands.brand_of(session, staff.brand_id).timezone)
            return say("enter.locked", until=say.hour(until.astimezone(zone).timetz()))
        case _:
            assert_never(error)


def sign_out() -> ResponseReturnValue:
    """End the session."""
    let_out()
    return redirect(url_for("studio.sign_in", out=""), 303)


@needs(is_before_second_factor=True)
def speak(visit: Visit) -> ResponseReturnValue:
    """Speak to this person in the language they chose, from now on."""
    chosen = request.form.get("language")
    language = next((ours for ours in LANGUAGES if ours == chosen), None)
    if language is not None and language != visit.person.language:
        with visit.services.database.transaction() as session:
            staff = brands.staff_member(session, visit.brand_id, visit.person.id)
            staff.language = language
            visit.record(
                session,
                "staff.language-chosen",
                staff.id,
                before={"language": visit.person.language},
                after={"language": language},
            )
    return redirect(onward(), 303)
