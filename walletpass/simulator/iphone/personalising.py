"""Signing up for a reward card in Wallet's own form.

https://developer.apple.com/documentation/walletpasses/return-a-personalized-pass
(checked 2026-11).
"""

import json
import secrets
from dataclasses import asdict, dataclass

from walletpass.simulator.iphone.card import Card
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.service import fault, send_log, sign_up_address
from walletpass.simulator.iphone.updating import fetch
from walletpass.simulator.iphone.wire import Answer
from walletpass.simulator.pkpass import cms
from walletpass.simulator.pkpass.refusal import RefusedError
from walletpass.simulator.pkpass.trust import demand_identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the form asked for; empty answers are not sent."""

    given_name: str = ""
    family_name: str = ""
    email: str = ""
    postal_code: str = ""
    country_code: str = ""
    phone_number: str = ""


_APPLE_NAMES = {
    "given_name": "givenName",
    "family_name": "familyName",
    "email": "emailAddress",
    "postal_code": "postalCode",
    "country_code": "ISOCountryCode",
    "phone_number": "phoneNumber",
}


def sign_up(handset: Handset, card: Card, person: Person) -> None:
    """Send the form, check the receipt, and fetch the card that is now personal.

    Raises:
        RefusedError: The card offers no sign-up, or the service did not answer with
            its signature over our token.
    """
    if not card.may_personalise:
        raise RefusedError("personalisation", "this card offers no sign-up")
    try:
        _send(handset, card, person)
    except RefusedError as refusal:
        handset.complain(
            fault(card.feed, f"Sign up: {refusal.reason}"), to=card.service
        )
        raise
    finally:
        send_log(handset)
    handset.did("signed-up", card.key)
    fetch(handset, card.key, "known")
    if handset.cards[card.key].may_personalise:
        handset.complain("after signing up the card still holds personalization.json")


def _send(handset: Handset, card: Card, person: Person) -> None:
    token = secrets.token_hex(16)
    reply = handset.radio.ask(
        "POST",
        sign_up_address(card),
        body=json.dumps(
            {
                "personalizationToken": token,
                "requiredPersonalizationInfo": _form(person),
            }
        ).encode(),
    )
    match reply:
        case Answer(status=200, body=signature):
            signed = cms.verify_detached(signature, token.encode())
            handset.world.trust.check(signed, handset.now())
            demand_identity(signed.signer, card.pass_type)
        case Answer(status=status):
            raise RefusedError("status", f"answered {status}")
        case silence:
            raise RefusedError("unreachable", silence.reason)


def _form(person: Person) -> dict[str, str]:
    form = {
        _APPLE_NAMES[name]: answer for name, answer in asdict(person).items() if answer
    }
    if name := f"{person.given_name} {person.family_name}".strip():
        form["fullName"] = name
    return form
