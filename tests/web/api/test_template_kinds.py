"""Cards of every kind, from a design that a program sends to a bundle Wallet accepts."""

import json
from dataclasses import dataclass

import pytest

from tests import make
from tests.make import NOON
from tests.web.api import kinds
from walletpass.passes import errors_among
from walletpass.wallets.apple import unpack, verify

STYLE_KEYS = {
    "store_card": {"storeCard"},
    "coupon": {"coupon"},
    "generic": {"generic"},
    "event_ticket": {"eventTicket"},
    "boarding_pass": {"boardingPass"},
    "poster": {"posterGeneric", "generic"},
}
ALL_STYLE_KEYS = set().union(*STYLE_KEYS.values())


@dataclass
class Delivered:
    """A card's bundle as it was downloaded."""

    bundle: bytes

    @property
    def files(self):
        return unpack(self.bundle)[0]

    @property
    def card(self):
        return json.loads(self.files["pass.json"])


def delivered(till, template, **who):
    customer = till.post("customers", {"first_name": "Ada"} | who).json
    asked = {"customer_id": customer["id"], "template_id": template["id"]}
    card = till.post("cards", asked)
    assert card.status_code == 201, card.json
    path = card.json["pass_url"].removeprefix(till.services.base_url)
    answer = till.client.get(path)
    assert answer.status_code == 200
    return Delivered(answer.data)


@pytest.fixture(params=kinds.KINDS)
def style(request):
    return request.param


def test_a_card_of_every_kind_is_made_published_issued_and_accepted(till, style):
    template = kinds.published(till, style)

    pkpass = delivered(till, template)

    issues = verify(pkpass.bundle, trusted=[make.authority().root], now=NOON)
    assert errors_among(issues) == []
    assert STYLE_KEYS[style] == ALL_STYLE_KEYS & pkpass.card.keys()


def test_whatever_a_kind_may_carry_arrives_in_the_bundle(till, style):
    card = delivered(till, kinds.published(till, style)).card

    number = card["barcodes"][0]["message"]
    assert card["nfc"]["message"] == number
    assert card["nfc"]["encryptionPublicKey"] == kinds.NFC_KEY
    assert card["beacons"] == [
        {
            "proximityUUID": "f0018b9b-7509-4c31-a905-1a27d39c003c",
            "major": 7,
            "minor": 1,
            "relevantText": "Welcome in",
        }
    ]
    assert card["relevantDates"] == [
        {
            "startDate": "2026-12-01T18:00:00+01:00",
            "endDate": "2026-12-01T22:00:00+01:00",
        }
    ]
    assert card["barcodes"][0]["format"] == "PKBarcodeFormatAztec"


@pytest.mark.parametrize(
    ("language", "description", "terms"),
    [
        ("en", "Corner card", "Bring this card."),
        ("ru", "Карта «Уголок»", "Возьмите карту с собой."),
        ("pl", "Karta Róg", "Weź kartę ze sobą."),
    ],
)
def test_every_kind_speaks_three_languages(till, style, language, description, terms):
    pkpass = delivered(till, kinds.published(till, style), language=language)

    strings = pkpass.files[f"{language}.lproj/pass.strings"].decode()
    assert f'"Corner card" = "{description}";' in strings
    assert f'"Bring this card." = "{terms}";' in strings


def test_what_belongs_to_one_kind_only_is_there(till):
    ticket = delivered(till, kinds.published(till, "event_ticket", points="own")).card
    train = delivered(till, kinds.published(till, "boarding_pass", points="own")).card
    coupon = delivered(till, kinds.published(till, "coupon", points="own")).card
    poster = delivered(till, kinds.published(till, "poster", points="own"))
    club = delivered(till, kinds.published(till, "store_card", points="own"))

    assert ticket["semantics"]["eventName"] == "Spring Night"
    assert ticket["groupingIdentifier"] == "spring"
    assert train["boardingPass"]["transitType"] == "PKTransitTypeTrain"
    assert coupon["expirationDate"] == "2027-01-31T23:59:59+01:00"
    assert coupon["sharingProhibited"] is True
    assert poster.card["posterGeneric"]["footerFields"][0]["key"] == "number"
    assert "artwork@3x.png" in poster.files
    assert "personalization.json" in club.files
    assert "personalizationLogo@2x.png" in club.files


def test_the_studio_shows_what_a_program_made(till, style, database):
    template = kinds.started(till, style)
    browser = till.client.application.test_client()
    with database.transaction() as session:
        owner = make.brands.brand_of(session, till.brand_id)
        person = make.staff(session, owner, "owner", login="olga@corner")
    page = browser.get("/studio/sign-in").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    browser.post(
        "/studio/sign-in",
        data={
            "csrf_token": token,
            "login": person.login,
            "password": make.PASSWORD.reveal(),
        },
    )

    listed = browser.get("/studio/designs")
    shown = browser.get(f"/studio/designs/{template['id']}")
    told = browser.get("/studio/settings/log")

    assert template["id"] in listed.text
    assert shown.status_code == told.status_code == 200
    assert template["id"] in told.text
