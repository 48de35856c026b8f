"""Coming in: the device shows its code once, the cashier taps a name and types a PIN."""

from typing import Final, assert_never

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import brands
from walletpass.brands import (
    LockedTillError,
    NotEnrolledError,
    SignedIn,
    TurnedAway,
    UnknownCodeError,
    WrongPinError,
)
from walletpass.kernel.secrets import Secret
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.pages.turnstile import admit_signing_in
from walletpass.web.till.places import COOKIE, Spot, make_this, spot_here
from walletpass.web.till.shifts import let_in, let_out, shift_here, told_at
from walletpass.web.translations import Speaker

_UNFIT: Final = 422
_REFUSED: Final = 401


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("", view_func=front)
    door.add_url_rule("/enrol", view_func=enrol, methods=["POST"])
    door.add_url_rule("/sign-in", view_func=sign_in, methods=["POST"])
    door.add_url_rule("/sign-out", view_func=sign_out, methods=["POST"])


def front() -> ResponseReturnValue:
    """Show what comes next here: the device's code, the names, or the scanner."""
    spot = spot_here()
    if spot is None:
        return _no_till(request.args.get("code", "")[:20])
    shift = shift_here(spot)
    return shift.page("ready") if shift else _names(spot)


def _no_till(code: str, complaint: str = "") -> str:
    """Ask for a till's code; whoever had a till here reads what became of it."""
    return page(
        "till/enrol.html",
        speaker(),
        spot=None,
        was_till=COOKIE in request.cookies,
        code=code,
        complaint=complaint,
    )


def enrol() -> ResponseReturnValue:
    """Make this device a till, if the code is good."""
    admit_signing_in()
    services = current_services()
    code = request.form.get("code", "")[:40]
    try:
        with services.database.transaction() as session:
            till, token = brands.enrol_till(session, Secret(code), now=services.now())
            brands.record(
                session,
                till.brand_id,
                actor=f"till:{till.id}",
                action="till.enrolled",
                object=till.id,
                ip=request.remote_addr,
                now=services.now(),
            )
    except UnknownCodeError:
        complaint = speaker()("till.enrol.wrong")
        return make_response(_no_till(code, complaint), _UNFIT)
    response = make_response(redirect(url_for("till.front"), 303))
    make_this(response, token, services)
    let_out(response)
    return response


def _names(spot: Spot, who: str = "", complaint: str = "") -> str:
    """Show the names to tap; or the keys for the PIN of the one that was."""
    services = current_services()
    who = who or request.args.get("who", "")
    with services.database.snapshot() as session:
        cashiers = brands.cashiers_at(session, spot.till)
    return page(
        "till/sign_in.html",
        speaker(spot.language),
        spot=spot,
        cashiers=cashiers,
        chosen=next((one for one in cashiers if one.staff_id == who), None),
        complaint=complaint,
    )


def sign_in() -> ResponseReturnValue:
    """Let a cashier in, or say why not in words that help."""
    spot = spot_here()
    if spot is None:
        return redirect(url_for("till.front"), 303)
    admit_signing_in()
    services, who = current_services(), request.form.get("who", "")
    with services.database.snapshot() as session:
        candidate = brands.candidate_at(session, spot.till, who)
    attempt = brands.try_password(candidate, Secret(request.form.get("pin", "")))
    with services.database.transaction() as session:
        answer = brands.sign_in_at(session, spot.till.id, attempt, now=services.now())
        if isinstance(answer, SignedIn):
            brands.record(
                session,
                spot.brand_id,
                actor=answer.staff.id,
                action="till.signed-in",
                object=spot.till.id,
                ip=request.remote_addr,
                now=services.now(),
            )
    match answer:
        case SignedIn(staff):
            response = make_response(redirect(url_for("till.front"), 303))
            let_in(response, spot, staff, services)
            return response
        case TurnedAway(error):
            text = _names(spot, who, _complaint(spot, error))
            return make_response(text, _REFUSED)
        case _:
            assert_never(answer)


def _complaint(
    spot: Spot, error: WrongPinError | LockedTillError | NotEnrolledError
) -> str:
    say: Speaker = speaker(spot.language)
    match error:
        case WrongPinError():
            return say("till.pin.wrong")
        case LockedTillError(until=opens_at):
            until = told_at(opens_at, current_services().now(), spot, say)
            return say("till.pin.locked", until=until)
        case NotEnrolledError():
            return say("till.pin.retired")
        case _:
            assert_never(error)


def sign_out() -> ResponseReturnValue:
    """End the shift."""
    response = make_response(redirect(url_for("till.front"), 303))
    let_out(response)
    return response
