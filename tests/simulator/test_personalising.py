"""Signing up for a reward card in Wallet's own form."""

import json

import pytest

from walletpass.simulator import Person, RefusedError

from . import bundles
from .certificates import PASS_TYPE
from .reading import complains, deeds
from .wallet_service import Reply

ADA = Person(given_name="Ada", family_name="Lovelace", email="ada@example.com")
FORM = {
    "personalization.json": b'{"description": "Join"}',
    "personalizationLogo@2x.png": bundles.PNG,
}
NFC = {"message": "x", "encryptionPublicKey": "y"}
PERSONALISE = "/personalize"


@pytest.fixture
def card(service, phone):
    return phone.add(service.publish(nfc=NFC, files=FORM))


def test_signing_up_sends_the_form_and_fetches_the_personal_card(service, phone, card):
    def enrol(call, right):
        service.publish("ada-1")
        return right

    service.twist(PERSONALISE, enrol)
    phone.sign_up(card, ADA)

    (call,) = (call for call in service.calls if PERSONALISE in call.path)
    sent = json.loads(call.body)
    assert call.route == f"POST /v1/passes/{PASS_TYPE}/ada-1/personalize"
    assert sent["requiredPersonalizationInfo"] == {
        "fullName": "Ada Lovelace",
        "givenName": "Ada",
        "familyName": "Lovelace",
        "emailAddress": "ada@example.com",
    }
    assert not phone.card(card).may_personalise
    assert "signed-up" in deeds(phone)
    assert phone.log == ()


def test_a_card_that_stays_impersonal_is_noticed(service, phone, card):
    phone.sign_up(card, ADA)

    assert complains(phone, "still holds personalization.json")


@pytest.mark.parametrize(
    ("turn", "sin"),
    [
        (lambda *_: Reply(401), "status"),
        (lambda *_: None, "unreachable"),
        (lambda *_: Reply(200, {}, b"{}"), "signature"),
    ],
)
def test_an_answer_that_is_no_signature_is_refused(service, phone, card, turn, sin):
    service.twist(PERSONALISE, turn)
    with pytest.raises(RefusedError) as refusal:
        phone.sign_up(card, ADA)

    assert refusal.value.sin == sin
    assert any("Sign up: " in line for line in service.log)
    assert phone.card(card).may_personalise


def test_a_signature_over_another_token_is_refused(service, phone, card, signer):
    other = signer.sign_detached(b"another token")
    service.twist(PERSONALISE, lambda *_: Reply(200, {}, other))

    with pytest.raises(RefusedError, match="messageDigest"):
        phone.sign_up(card, ADA)


def test_a_signature_by_another_pass_type_is_refused(service, phone, card, authority):
    stranger = authority.signer("pass.example.other")

    def sign(call, _):
        token = json.loads(call.body)["personalizationToken"].encode()
        return Reply(200, {}, stranger.sign_detached(token))

    service.twist(PERSONALISE, sign)
    with pytest.raises(RefusedError, match=r"signed for pass\.example\.other"):
        phone.sign_up(card, ADA)


@pytest.mark.parametrize(
    ("changes", "files"),
    [
        ({}, FORM),
        ({"nfc": NFC}, {"personalization.json": b"{}"}),
        ({"nfc": NFC}, {"personalizationLogo.png": bundles.PNG}),
    ],
)
def test_a_card_without_all_three_parts_offers_no_form(service, phone, changes, files):
    card = phone.add(service.publish(files=files, **changes))

    with pytest.raises(RefusedError, match="offers no sign-up"):
        phone.sign_up(card, ADA)
    assert service.routes(PERSONALISE) == []
