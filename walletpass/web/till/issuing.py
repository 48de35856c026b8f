"""A new card at the till: the code a customer scans, a receipt first, or an exception."""

from collections.abc import Sequence
from typing import Final, assert_never

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import (
    Cashier,
    LockedTillError,
    NotEnrolledError,
    SignedIn,
    TurnedAway,
    WrongPinError,
)
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.secrets import Secret
from walletpass.passes import admission
from walletpass.passes.admission import (
    Approver,
    Invited,
    NoExceptionsLeftError,
    NotAnApproverError,
    OwnExceptionError,
    Rules,
    UnfitExceptionError,
    UsedReceiptError,
)
from walletpass.sales import UnknownPurchaseError
from walletpass.wallets.apple import draw_barcode
from walletpass.web.pages.turnstile import admit_signing_in
from walletpass.web.till.shifts import Shift, on_shift

_UNFIT: Final = 422


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/issue", view_func=issue)
    door.add_url_rule("/issue", view_func=issue_by_receipt, methods=["POST"])
    door.add_url_rule("/issue/exception", view_func=exception)
    door.add_url_rule("/issue/exception", view_func=except_, methods=["POST"])


@on_shift
def issue(shift: Shift) -> ResponseReturnValue:
    """Show the code a new customer scans; or ask for what the program asks for first."""
    with shift.services.database.snapshot() as session:
        rules = _rules(session, shift)
    if rules.policy == "open":
        return _code(shift)
    return shift.page("issue_first", rules=rules, typed="", complaint="")


def _rules(session: Session, shift: Shift) -> Rules:
    program = shift.program(session)
    return admission.rules_of(session, shift.brand_id, program.id, now=shift.now)


def _code(shift: Shift, made: Invited | None = None) -> str:
    brand, store = shift.spot.brand, shift.spot.store
    address = f"{shift.services.base_url}/join/{brand.slug}?s={store.code}"
    if made is not None:
        address += f"&i={made.code.reveal()}"
    code = draw_barcode("qr", address)
    return shift.page("issue", qr=code, is_single=made is not None)


@on_shift
def issue_by_receipt(shift: Shift) -> ResponseReturnValue:
    """Show the code to whoever shows a receipt that is nobody's yet."""
    receipt = request.form.get("receipt", "")[:100].strip()
    try:
        with shift.services.database.transaction() as session:
            made = admission.invite_by_receipt(
                session,
                shift.brand_id,
                shift.program(session).id,
                receipt=receipt,
                by=shift.staff_id,
                now=shift.now,
            )
    except UnknownPurchaseError:
        complaint = shift.say("till.issue.receipt.none")
    except UsedReceiptError:
        complaint = shift.say("till.issue.receipt.used")
    else:
        return _code(shift, made)
    with shift.services.database.snapshot() as session:
        rules = _rules(session, shift)
    text = shift.page("issue_first", rules=rules, typed=receipt, complaint=complaint)
    return make_response(text, _UNFIT)


@on_shift
def exception(shift: Shift) -> ResponseReturnValue:
    """Ask for a reason, and for the PIN of somebody who may approve it."""
    return _ask(shift)


def _ask(shift: Shift, complaint: str = "") -> str:
    with shift.services.database.snapshot() as session:
        rules = _rules(session, shift)
        approvers = _approvers(session, shift)
    until = rules.until.astimezone(shift.spot.zone).date()
    return shift.page(
        "issue_exception",
        rules=rules,
        until=shift.say.day(until),
        approvers=approvers,
        typed=request.form.get("reason", "")[:200],
        chosen=request.form.get("who", ""),
        complaint=complaint,
    )


def _approvers(session: Session, shift: Shift) -> Sequence[Cashier]:
    """Return who else has a PIN here and may approve an exception."""
    able = brands.cashiers_at(session, shift.spot.till, "approve")
    return [one for one in able if one.staff_id != shift.staff_id]


@on_shift
def except_(shift: Shift) -> ResponseReturnValue:
    """Show the code once an exception is approved, or say why it is not."""
    approver = _approved(shift)
    if isinstance(approver, str):
        return make_response(_ask(shift, approver), _UNFIT)
    try:
        with shift.services.database.transaction() as session:
            made = admission.make_exception(
                session,
                shift.brand_id,
                shift.program(session).id,
                reason=request.form.get("reason", ""),
                asked_by=shift.staff_id,
                approver=approver,
                now=shift.now,
            )
            shift.record(
                session,
                "exception.made",
                made.invitation.id,
                reason=made.invitation.reason,
                approved_by=approver.id,
            )
    except (
        UnfitExceptionError,
        NoExceptionsLeftError,
        NotAnApproverError,
        OwnExceptionError,
    ) as refusal:
        return make_response(_ask(shift, _why(shift, refusal)), _UNFIT)
    return _code(shift, made)


def _why(shift: Shift, refusal: WalletpassError) -> str:
    match refusal:
        case UnfitExceptionError():
            return shift.say("till.issue.reason.unfit")
        case NoExceptionsLeftError(until=until):
            day = shift.say.day(until.astimezone(shift.spot.zone).date())
            return shift.say("till.issue.none_left", until=day)
        case OwnExceptionError():
            return shift.say("till.issue.approver.own")
        case _:
            return shift.say("till.issue.approver.unfit")


def _approved(shift: Shift) -> Approver | str:
    """Return whose PIN was typed, or what to say when it was not right.

    A wrong PIN counts against the till, as at sign-in.
    """
    admit_signing_in()
    spot, who = shift.spot, request.form.get("who", "")
    with shift.services.database.snapshot() as session:
        candidate = brands.candidate_at(session, spot.till, who, "till", "approve")
    attempt = brands.try_password(candidate, Secret(request.form.get("pin", "")))
    with shift.services.database.transaction() as session:
        answer = brands.sign_in_at(session, spot.till.id, attempt, now=shift.now)
        match answer:
            case SignedIn(staff):
                duties = brands.roles_of(session, staff.id)
                return Approver(staff.id, duties, spot.store.id)
            case TurnedAway(error):
                return _turned_away(shift, error)
            case _:
                assert_never(answer)


def _turned_away(
    shift: Shift, error: WrongPinError | LockedTillError | NotEnrolledError
) -> str:
    match error:
        case LockedTillError(until=until):
            return shift.say("till.pin.locked", until=shift.when(until))
        case NotEnrolledError():
            return shift.say("till.pin.retired")
        case _:
            return shift.say("till.pin.wrong")
