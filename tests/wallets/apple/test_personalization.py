"""The sign-up sheet comes only with a card that Wallet would show it for."""

import orjson

from tests.designs import RICH, design_of
from walletpass.wallets.apple.personalization import personalization_json

SHEET = {
    "description": {"en": "Join the club", "ru": "Вступить в клуб"},
    "fields": ["name", "postal_code", "email", "phone"],
    "terms": {"en": "<a href='https://corner.example/terms'>Terms</a>"},
}
NFC = {"message": "{number}", "encryption_public_key": "key"}


def test_the_sheet_is_in_apples_words():
    sheet = personalization_json(design_of(nfc=NFC, personalization=SHEET))

    assert orjson.loads(sheet or b"") == {
        "description": "Join the club",
        "requiredPersonalizationFields": [
            "PKPassPersonalizationFieldName",
            "PKPassPersonalizationFieldPostalCode",
            "PKPassPersonalizationFieldEmailAddress",
            "PKPassPersonalizationFieldPhoneNumber",
        ],
        "termsAndConditions": "<a href='https://corner.example/terms'>Terms</a>",
    }


def test_terms_may_be_left_out():
    sheet = personalization_json(design_of(RICH))

    assert "termsAndConditions" not in orjson.loads(sheet or b"")


def test_there_is_no_sheet_without_nfc_or_without_a_wish():
    assert personalization_json(design_of(personalization=SHEET)) is None
    assert personalization_json(design_of(nfc=NFC)) is None
