"""pass.json, key by key: what Wallet reads is what the design and the card say."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import orjson
import pytest
from hypothesis import given, settings

from tests.designs import (
    CARD,
    ICONS,
    NFC_KEY,
    RICH,
    SHOP,
    cards,
    content_of,
    design_of,
    with_field,
)
from walletpass.passes.content import Content
from walletpass.passes.facts import SAMPLES
from walletpass.passes.filling import fill
from walletpass.passes.issues import errors_among
from walletpass.simulator.pkpass.passjson import parse_json
from walletpass.simulator.pkpass.passrules import check_pass
from walletpass.wallets.apple.pass_json import PassWriter, pass_json
from walletpass.wallets.apple.validation import validate_card, validate_design

DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")


def test_a_rich_card_is_written_key_by_key():
    design = design_of(RICH)
    content = content_of(design, "ru", places=[SHOP])

    written = pass_json(design, content, CARD)

    number = {
        "message": "2904817263550",
        "messageEncoding": "iso-8859-1",
        "altText": "2904817263550",
    }
    assert written == {
        "formatVersion": 1,
        "passTypeIdentifier": "pass.com.example.card",
        "teamIdentifier": "ABCDE12345",
        "serialNumber": "0123456789abcdefghjkmnpqrs",
        "webServiceURL": "https://cards.example/apple",
        "authenticationToken": "token-token-token-token-token-token",
        "organizationName": "Corner Market",
        "description": "Corner Club card",
        "logoText": "Corner Club",
        "backgroundColor": "rgb(11, 61, 46)",
        "foregroundColor": "rgb(255, 255, 255)",
        "labelColor": "rgb(204, 221, 238)",
        "storeCard": {
            "headerFields": [
                {
                    "key": "balance",
                    "label": "баллов",
                    "value": 1320,
                    "changeMessage": "Your balance is %@",
                    "numberStyle": "PKNumberStyleDecimal",
                }
            ],
            "primaryFields": [
                {
                    "key": "off",
                    "label": "Every Friday",
                    "value": 0.1,
                    "numberStyle": "PKNumberStylePercent",
                }
            ],
            "secondaryFields": [
                {"key": "name", "label": "Member", "value": "Мария Соколова"},
                {
                    "key": "tier",
                    "label": "Tier",
                    "value": "Серебряный",
                    "textAlignment": "PKTextAlignmentRight",
                },
            ],
            "auxiliaryFields": [
                {
                    "key": "since",
                    "label": "Since",
                    "value": "2026-03-14T10:05:00+03:00",
                    "dateStyle": "PKDateStyleMedium",
                    "timeStyle": "PKDateStyleNone",
                    "ignoresTimeZone": True,
                }
            ],
            "backFields": [
                {
                    "key": "latest",
                    "label": "Latest",
                    "value": "+50 баллов, теперь 1\N{NO-BREAK SPACE}320",
                },
                {
                    "key": "terms",
                    "label": "Terms",
                    "value": 'Points last a year.\nAsk for "Corner Club".',
                },
                {
                    "key": "web",
                    "label": "On the web",
                    "value": "https://corner.example/card/k3x9",
                    "attributedValue": "<a href='https://corner.example/card/k3x9'>"
                    "Ваша карта, Мария</a>",
                    "dataDetectorTypes": [],
                },
            ],
        },
        "barcodes": [
            {"format": "PKBarcodeFormatEAN13", **number},
            {"format": "PKBarcodeFormatCode128", **number},
            {"format": "PKBarcodeFormatQR", **number},
        ],
        "barcode": {"format": "PKBarcodeFormatQR", **number},
        "locations": [
            {"latitude": 52.2297, "longitude": 21.0122, "relevantText": "Магазин рядом"}
        ],
        "maxDistance": 300,
        "beacons": [
            {
                "proximityUUID": "f0018b9b-7509-4c31-a905-1a27d39c003c",
                "major": 7,
                "relevantText": "Welcome",
            }
        ],
        "sharingProhibited": True,
        "nfc": {
            "message": "2904817263550",
            "encryptionPublicKey": NFC_KEY,
            "requiresAuthentication": True,
        },
        "associatedStoreIdentifiers": [1234567890],
        "appLaunchURL": "corner://card/2904817263550",
        "userInfo": {"segment": ""},
        "semantics": {
            "balance": {"amount": "1320", "currencyCode": "PLN"},
            "membershipProgramNumber": "2904817263550",
        },
        "featuredActions": [
            {
                "identifier": "web",
                "type": "membershipBenefits",
                "url": "https://corner.example/card/k3x9",
            }
        ],
        "managementURL": "https://cards.example/manage",
    }


def _below(tree, key=""):
    """Return every value in a JSON tree with the key it stands under."""
    yield key, tree
    if isinstance(tree, dict):
        for name, branch in tree.items():
            yield from _below(branch, name)
    elif isinstance(tree, list):
        for branch in tree:
            yield from _below(branch, key)


@given(cards())
@settings(max_examples=60, deadline=None)
def test_whatever_the_card_every_type_is_right_and_nothing_is_null(card):
    design, content = card

    written = pass_json(design, content, CARD)

    numeric = {"formatVersion", "latitude", "longitude", "maxDistance", "row"}
    for key, value in _below(written):
        assert value is not None, key
        if key in numeric:
            assert isinstance(value, int | float), key
            assert not isinstance(value, bool)
        if key in {"message", "altText", "label", "changeMessage", "serialNumber"}:
            assert isinstance(value, str), key


@given(cards())
@settings(max_examples=60, deadline=None)
def test_every_date_is_whole_seconds_with_a_zone(card):
    written = pass_json(*card, CARD)

    dates = {"expirationDate", "relevantDate", "date", "startDate", "endDate"}
    for key, value in _below(written):
        if key in dates:
            assert DATE.fullmatch(value), value


@given(cards())
@settings(max_examples=60, deadline=None)
def test_each_style_has_every_field_key_once(card):
    written = pass_json(*card, CARD)

    for style in ("storeCard", "coupon", "generic", "eventTicket", "posterGeneric"):
        groups = written.get(style, {}).values()
        keys = [field["key"] for group in groups for field in group]
        assert len(keys) == len(set(keys))


@given(cards())
@settings(max_examples=60, deadline=None)
def test_a_card_without_errors_is_taken_by_a_phone(card):
    design, content = card
    issues = validate_card(design, content, CARD, ICONS)

    if not errors_among(issues):
        told = parse_json(PassWriter(design).write(content, CARD), "pass.json")
        assert check_pass(told) is None


@given(cards())
@settings(max_examples=50, deadline=None)
def test_equal_cards_come_out_byte_for_byte_equal(card):
    design, content = card
    stored = Content.from_dict(orjson.loads(orjson.dumps(content.to_dict())))
    again = type(design).model_validate(orjson.loads(design.model_dump_json()))

    first = PassWriter(design).write(content, CARD)

    assert PassWriter(again).write(stored, CARD) == first


@pytest.mark.parametrize(
    ("style", "keys"),
    [
        ("store_card", {"storeCard"}),
        ("coupon", {"coupon"}),
        ("generic", {"generic"}),
        ("event_ticket", {"eventTicket"}),
        ("boarding_pass", {"boardingPass"}),
        ("poster", {"posterGeneric", "generic"}),
    ],
)
def test_each_style_has_its_key(style, keys):
    design = design_of(style=style)

    written = pass_json(design, content_of(design), CARD)

    styles = {"storeCard", "coupon", "generic", "eventTicket", "boardingPass"}
    assert written.keys() & (styles | {"posterGeneric"}) == keys


def test_a_style_without_fields_still_says_its_style():
    design = design_of(fields={})

    assert pass_json(design, content_of(design), CARD)["storeCard"] == {}


def test_a_boarding_pass_says_how_one_travels():
    design = design_of(style="boarding_pass", transit="train")

    written = pass_json(design, content_of(design), CARD)

    assert written["boardingPass"]["transitType"] == "PKTransitTypeTrain"


def test_a_poster_brings_a_generic_pass_for_phones_that_know_no_posters():
    fields = {
        "header": [{"key": "balance", "value": "{balance}"}],
        "secondary": [{"key": "name", "value": "{name}"}],
        "footer": [{"key": "tier", "value": "{tier}"}],
    }
    design = design_of(style="poster", fields=fields)

    written = pass_json(design, content_of(design), CARD)

    balance = [{"key": "balance", "value": 1320}]
    assert written["posterGeneric"] == {
        "headerFields": balance,
        "footerFields": [{"key": "tier", "value": "Silver"}],
    }
    assert written["generic"] == {
        "headerFields": balance,
        "secondaryFields": [{"key": "name", "value": "Ada Whitfield"}],
    }


def test_an_empty_value_stays_because_a_field_must_have_one():
    design = with_field(value={"en": ""})

    fields = pass_json(design, content_of(design), CARD)["storeCard"]

    assert fields == {"secondaryFields": [{"key": "it", "label": "It", "value": ""}]}


def test_detecting_nothing_differs_from_detecting_everything():
    nothing = with_field("back", detect=[])
    everything = with_field("back")

    [silent] = pass_json(nothing, content_of(nothing), CARD)["storeCard"]["backFields"]
    [eager] = pass_json(everything, content_of(everything), CARD)["storeCard"][
        "backFields"
    ]

    assert silent["dataDetectorTypes"] == []
    assert "dataDetectorTypes" not in eager


def test_old_readers_get_the_first_barcode_they_know():
    design = design_of(barcode={"symbologies": ["ean13", "pdf417", "qr"]})

    written = pass_json(design, content_of(design), CARD)

    assert written["barcode"] == written["barcodes"][1]
    assert written["barcode"]["format"] == "PKBarcodeFormatPDF417"


def test_a_card_may_have_no_barcode_at_all():
    design = design_of(barcode=None)

    written = pass_json(design, content_of(design), CARD)

    assert not written.keys() & {"barcodes", "barcode"}
    assert validate_design(design, ICONS) == []


def test_without_a_web_service_there_is_no_token_either():
    design = design_of()
    alone = replace(CARD, web_service_url="")

    written = pass_json(design, content_of(design), alone)

    assert not written.keys() & {"webServiceURL", "authenticationToken"}


def test_the_slash_that_would_double_is_dropped():
    design = design_of()
    card = replace(CARD, web_service_url="https://cards.example/apple/")

    written = pass_json(design, content_of(design), card)

    assert written["webServiceURL"] == "https://cards.example/apple"


def test_a_token_is_never_shown_in_a_log():
    assert CARD.authentication_token not in repr(CARD)


def test_phones_get_ten_places_and_a_distance_that_is_a_number():
    design = design_of(relevance={"max_distance": 250})
    content = content_of(design, places=[SHOP] * 12)

    written = pass_json(design, content, CARD)

    assert len(written["locations"]) == 10
    assert written["maxDistance"] == 250


def test_a_distance_to_no_place_is_left_out():
    design = design_of(relevance={"max_distance": 250})

    assert "maxDistance" not in pass_json(design, content_of(design), CARD)


def test_a_relevant_date_stands_under_both_its_names_and_the_old_key():
    moment = datetime(2026, 12, 24, 17, 30, tzinfo=timezone(timedelta(hours=1)))
    design = design_of(relevance={"dates": [{"date": moment}]})

    written = pass_json(design, content_of(design), CARD)

    text = "2026-12-24T17:30:00+01:00"
    assert written["relevantDates"] == [{"date": text, "relevantDate": text}]
    assert written["relevantDate"] == text


def test_a_span_of_relevance_has_start_and_end():
    start = datetime(2026, 12, 24, 17, tzinfo=UTC)
    design = design_of(
        relevance={"dates": [{"start": start, "end": start + timedelta(hours=5)}]}
    )

    written = pass_json(design, content_of(design), CARD)

    assert written["relevantDates"] == [
        {"startDate": "2026-12-24T17:00:00Z", "endDate": "2026-12-24T22:00:00Z"}
    ]
    assert written["relevantDate"] == "2026-12-24T17:00:00Z"


def test_a_card_ends_only_when_it_is_asked_to():
    design = design_of()
    end = datetime(2027, 1, 1, 12, 30, 15, 999_999, tzinfo=UTC)

    endless = pass_json(design, content_of(design), CARD)
    ending = pass_json(design, content_of(design, expires_at=end, voided=True), CARD)

    assert not endless.keys() & {"expirationDate", "relevantDate", "voided"}
    assert ending["expirationDate"] == "2027-01-01T12:30:15Z"
    assert ending["voided"] is True


def test_an_infinite_number_is_refused_before_it_becomes_null():
    design = design_of()
    content = replace(content_of(design), fields={"balance": float("inf")})

    with pytest.raises(ValueError, match="null"):
        PassWriter(design).write(content, CARD)


def test_a_name_cannot_break_out_of_a_link_or_of_the_json():
    design = with_field("back", links={"en": "<a href='{card_url}'>{name}</a>"})
    nasty = replace(SAMPLES["en"], name="</a><b x='\"},{")

    written = pass_json(design, fill(design, nasty, "en"), CARD)

    [field] = written["storeCard"]["backFields"]
    assert field["attributedValue"] == (
        "<a href='https://corner.example/card/k3x9'>"
        "&lt;/a&gt;&lt;b x=&#x27;&quot;},{</a>"
    )


def test_addresses_of_a_design_cannot_replace_what_identifies_the_card():
    for name in ("formatVersion", "authenticationToken", "webService"):
        with pytest.raises(ValueError, match="urls"):
            design_of(extras={"urls": {name: "https://elsewhere.example"}})
    design = design_of(extras={"urls": {"webServiceURL": "https://elsewhere.example"}})

    written = pass_json(design, content_of(design), CARD)

    assert written["webServiceURL"] == "https://cards.example/apple"
