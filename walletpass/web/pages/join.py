"""Joining: one field or none, two questions, one button, and the card.

A known phone gets the card it has, never a second one. Since typing a number proves
nothing, such a card is handed out at a measured pace, the page tells nothing beyond the
card itself, and the card's timeline keeps that it was sent again.
"""

from typing import Any, Final
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, customers, devices, passes
from walletpass.brands import Brand
from walletpass.customers import Enrolment, UnfitPhoneError
from walletpass.kernel.languages import Language
from walletpass.web.edge import current_services
from walletpass.web.pages import keepsakes
from walletpass.web.pages.claiming import claim_card
from walletpass.web.pages.faces import face_of_template
from walletpass.web.pages.inviting import note_friend, promise_of
from walletpass.web.pages.phones import example_phone
from walletpass.web.pages.questions import (
    Questions,
    language_in,
    questions_in,
    questions_seen,
)
from walletpass.web.pages.senders import is_from_elsewhere
from walletpass.web.pages.tongues import chosen_language, page, speaker
from walletpass.web.pages.troubles import OtherSiteError, RobotError
from walletpass.web.pages.turnstile import admit_sending_again, admit_visitor
from walletpass.web.translations import Speaker

_LARGEST_FORM: Final = 16 * 1024
_CAMPAIGN: Final = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content",
)  # fmt: skip
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_UNFIT, _UNREADABLE, _NO_FORM = 422, 400, 415


def open_on(door: Blueprint) -> None:
    """Open the page on this door."""
    door.add_url_rule("/join/<slug>", view_func=form, methods=["GET"])
    door.add_url_rule("/join/<slug>", view_func=join, methods=["POST"])


def form(slug: str) -> ResponseReturnValue:
    """Show the form, at the brand's own address whatever capitals a keyboard made."""
    with current_services().database.snapshot() as session:
        brand = brands.brand_called(session, slug)
        if slug != brand.slug:
            asked = urlencode([*request.args.items(multi=True)])
            plain = url_for("pages.form", slug=brand.slug)
            return redirect(f"{plain}?{asked}" if asked else plain, 302)
        return _form(session, brand)


def join(slug: str) -> ResponseReturnValue:
    """Give the visitor a card, the one they have if they have one."""
    request.max_content_length = _LARGEST_FORM
    _check_sender()
    admit_visitor()
    with current_services().database.transaction() as session:
        brand = brands.brand_called(session, slug)
        if not request.form.keys() & {"phone", "way"}:
            return _unread(session, brand)
        asked = questions_seen(session, brand, request.form)
        if asked is None:
            return _form_again(session, brand)
        return _welcome(session, brand, asked)


def _check_sender() -> None:
    """Refuse forms that another site made a visitor's browser send, and robots.

    Raises:
        OtherSiteError: The form is not from here.
        RobotError: The field that nobody sees was filled in.
    """
    if is_from_elsewhere():
        raise OtherSiteError
    if request.form.get("website"):
        raise RobotError


def _welcome(session: Session, brand: Brand, asked: Questions) -> ResponseReturnValue:
    phone = _phone_given()
    if phone == "":
        return _form(session, brand, asked.language, "join.phone.missing")
    held = keepsakes.card_kept(session, brand)
    if phone is None and held is not None:
        return _onward(held.serial_number, is_new=False)
    try:
        if phone and held and claim_card(session, brand, held, phone, asked):
            return _onward(held.serial_number, is_new=False)
        enrolment = _enrol(session, brand, phone, asked)
    except UnfitPhoneError:
        return _form(session, brand, asked.language, "join.phone.unfit")
    return _hand_out(session, brand, enrolment, held)


def _phone_given() -> str | None:
    """Return what was typed, None where a card without a number is asked for."""
    if request.form.get("way") == "anonymous":
        return None
    return request.form.get("phone", "").strip()


def _enrol(
    session: Session, brand: Brand, phone: str | None, asked: Questions
) -> Enrolment:
    services = current_services()
    answers = asked.answers(request.form, has_phone=phone is not None)
    return customers.enrol(
        session,
        services.people,
        brand=brand,
        phone=phone,
        language=asked.language,
        consents=list(answers),
        ip=request.remote_addr,
        source=_first_touch(),
        now=services.now(),
    )


def _first_touch() -> dict[str, str]:
    """Return what the address tells about the way here: ``s`` and ``utm_…``."""
    touch = {name: request.args.get(name, "") for name in _CAMPAIGN}
    touch["code"] = request.args.get("s", "")
    return {name: text for name, text in customers.first_touch(touch).items() if text}


def _hand_out(
    session: Session,
    brand: Brand,
    enrolment: Enrolment,
    held: passes.CardRow | None,
) -> Response:
    services = current_services()
    now = services.now()
    issued = passes.issue(
        session,
        enrolment.customer,
        people=services.people,
        card_link=services.card_link,
        source=_first_touch().get("code"),
        invitation=request.args.get("i"),
        now=now,
    )
    card = issued.wallet_pass
    note_friend(session, brand, enrolment, now=now)
    is_known_here = held is not None and held.id == card.id
    if not issued.is_new and not is_known_here:
        admit_sending_again(card.id)
        devices.sighted(session, card, "resent", now=now, source=_first_touch())
    answer = _onward(card.serial_number, is_new=issued.is_new)
    if issued.is_new:
        keepsakes.keep(answer, brand, card.serial_number)
    return answer


def _onward(serial_number: str, *, is_new: bool) -> Response:
    """Send the visitor to the page that adds the card."""
    code = current_services().people.keyring.card_code(serial_number)
    extras: dict[str, Any] = chosen_language()
    if not is_new:
        extras["again"] = "1"
    address = url_for("pages.add", code=code, **extras)
    return make_response(redirect(address, 303))


def _form(
    session: Session,
    brand: Brand,
    language: Language | None = None,
    complaint: str = "",
) -> ResponseReturnValue:
    status = _UNFIT if complaint else 200
    return _page(session, brand, language, complaint=complaint), status


def _unread(session: Session, brand: Brand) -> ResponseReturnValue:
    """Ask afresh whoever sent no form, or one of which nothing could be read."""
    status = _UNREADABLE if request.mimetype in _FORMS else _NO_FORM
    return _page(session, brand, None, complaint="join.unread"), status


def _form_again(session: Session, brand: Brand) -> ResponseReturnValue:
    """Ask afresh, with nothing ticked: a yes to other words is no yes to these."""
    given = {"phone": request.form.get("phone", "")}
    language = language_in(request.form)
    return _page(session, brand, language, given=given, is_stale=True), _UNFIT


def _page(
    session: Session, brand: Brand, language: Language | None, **facts: Any
) -> str:
    say = Speaker(language) if language else speaker(brand.default_language)
    held = keepsakes.card_kept(session, brand)
    services = current_services()
    return page(
        "customer/join.html",
        say,
        brand=brand,
        face=face_of_template(session, brand, say.language),
        benefit=say.words(brand.benefit, brand.default_language),
        asked=questions_in(session, brand, say.language),
        example=example_phone(brand.country),
        held=services.card_url(held.serial_number) if held else "",
        invited=promise_of(session, brand, say),
        **({"given": request.form} | facts),
    )
