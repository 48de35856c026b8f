"""Signing up from inside Wallet."""

import re
from typing import Any, Final

from flask import Response, abort, request

from walletpass import devices, passes
from walletpass.web.apple.answers import NO_STORE, bare
from walletpass.web.apple.asking import demand_token, read_object
from walletpass.web.apple.door import apple
from walletpass.web.edge import current_services

LARGEST_FORM = 16 * 1024

_TYPE: Final = ("Content-Type", "application/octet-stream")
_ASKED: Final = (
    "fullName",
    "givenName",
    "familyName",
    "emailAddress",
    "phoneNumber",
    "postalCode",
)
_TOKEN = re.compile(r"[!#-z|~]{1,1024}")
"""No braces, quotes or spaces: a signed manifest would be a card of someone's making."""


@apple.post("/passes/<pass_type>/<serial_number>/personalize")
def personalize(pass_type: str, serial_number: str) -> Response:
    """Return a personalized pass.

    https://developer.apple.com/documentation/walletpasses/return-a-personalized-pass
    (checked 2026-11). Wallet shows no token here, only the serial number; one that is
    shown must be right. The answer is the personalisation token, signed; a form that
    cannot be right gets 400 and stays on the card, where Wallet lets its owner try again.
    """
    if "HTTP_AUTHORIZATION" in request.environ:
        demand_token(pass_type, serial_number)
    told = read_object(LARGEST_FORM)
    token, form = _token(told), _form(told)
    services, now = current_services(), current_services().now()
    with services.database.transaction() as session:
        card = passes.card_for_device(session, pass_type, serial_number)
        if card is None:
            abort(401)
        changed = passes.personalize(
            session,
            card,
            form,
            people=services.people,
            card_link=services.card_link,
            now=now,
        )
        for news in changed:
            listening = devices.devices_holding(session, news.pass_ids)
            devices.promise_push(session, news.pass_type_id, listening, now=now)
        signature = services.press.sign_token(
            session, card.pass_type_id, token, now=now
        )
    return bare(200, _TYPE, NO_STORE, body=signature)


def _token(told: dict[str, Any]) -> bytes:
    token = told.get("personalizationToken")
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        abort(400)
    return token.encode()


def _form(told: dict[str, Any]) -> passes.SignUp:
    info = told.get("requiredPersonalizationInfo")
    if not isinstance(info, dict):
        abort(400)
    said = {name: info[name] for name in _ASKED if info.get(name) is not None}
    if not all(isinstance(text, str) for text in said.values()):
        abort(400)
    first, last = said.get("givenName", ""), said.get("familyName", "")
    return passes.SignUp(
        first_name=first if first or last else said.get("fullName", ""),
        last_name=last,
        phone=said.get("phoneNumber", ""),
        email=said.get("emailAddress", ""),
        postal_code=said.get("postalCode", ""),
    )
