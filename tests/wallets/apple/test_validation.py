"""Every finding at once: what Wallet refuses is an error, what it ignores a warning."""

import copy
import json
import re

import pytest

from tests.designs import GOOD, ICONS, NFC_KEY
from walletpass.wallets.apple.validation import validate, validate_bytes

GONE = "(taken away)"  # a text, so that every worker names the tests alike


def changed(**changes):
    """Return a good pass with these members changed, by dotted path.

    `GONE` takes a member away.
    """
    card = copy.deepcopy(GOOD)
    for path, value in changes.items():
        *way, last = path.split("__")
        place = card
        for step in way:
            place = place[int(step)] if step.isdigit() else place.setdefault(step, {})
        if value is GONE:
            del place[last]
        elif isinstance(place, list):
            place[int(last)] = value
        else:
            place[last] = value
    return card


def found(card, files=ICONS, localisations=None, **more):
    """Return what is found, as (severity, path)."""
    issues = validate(card, files, localisations or {}, **more)
    return {(issue.severity, issue.path) for issue in issues}


def test_a_good_pass_has_no_findings():
    assert validate(GOOD, ICONS, {}) == []
    assert validate_bytes(json.dumps(GOOD).encode(), ICONS, {}) == []


def test_everything_is_found_at_once():
    card = changed(
        formatVersion=2,
        teamIdentifier="short",
        description=GONE,
        maxDistance="500",
        storeCard__headerFields__0__changeMessage="%@ %@",
    )

    assert found(card, files={}) == {
        ("error", "$.formatVersion"),
        ("error", "$.teamIdentifier"),
        ("error", "$.description"),
        ("error", "$.maxDistance"),
        ("warning", "$.maxDistance"),
        ("error", "$.storeCard.headerFields[0].changeMessage"),
        ("error", "icon@2x.png"),
    }


def test_every_finding_says_what_happens_and_what_to_do():
    card = changed(formatVersion=2, teamIdentifier=7, unheard=1, voided=None)

    for issue in validate(card, {"Icon.png": (1, 1, 1)}, {"x": b"y"}):
        assert issue.message.endswith((".", "?"))
        assert issue.remedy.endswith(".")
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", issue.code)


HEADER = "storeCard__headerFields__0__"
BACK = "storeCard__backFields__0__"
AT_HEADER = "$.storeCard.headerFields[0]."
AT_BACK = "$.storeCard.backFields[0]."


@pytest.mark.parametrize(
    ("changes", "severity", "path"),
    [
        # who and which
        ({"formatVersion": GONE}, "error", "$.formatVersion"),
        ({"formatVersion": "1"}, "error", "$.formatVersion"),
        ({"formatVersion": True}, "error", "$.formatVersion"),
        ({"formatVersion": None}, "error", "$.formatVersion"),
        ({"passTypeIdentifier": "com.example"}, "error", "$.passTypeIdentifier"),
        ({"passTypeIdentifier": GONE}, "error", "$.passTypeIdentifier"),
        ({"teamIdentifier": "abcde12345"}, "error", "$.teamIdentifier"),
        ({"serialNumber": 42}, "error", "$.serialNumber"),
        ({"serialNumber": ""}, "error", "$.serialNumber"),
        ({"serialNumber": "with space"}, "warning", "$.serialNumber"),
        ({"serialNumber": "x" * 65}, "warning", "$.serialNumber"),
        ({"organizationName": " "}, "error", "$.organizationName"),
        ({"description": ""}, "error", "$.description"),
        ({"logotext": "Corner"}, "warning", "$.logotext"),
        ({"odd key": 1}, "warning", '$["odd key"]'),
        # news
        ({"authenticationToken": "0123456789abcde"}, "error", "$.authenticationToken"),
        ({"authenticationToken": GONE}, "error", "$.authenticationToken"),
        ({"webServiceURL": GONE}, "error", "$.webServiceURL"),
        ({"webServiceURL": "http://cards.example"}, "error", "$.webServiceURL"),
        ({"webServiceURL": "cards.example"}, "error", "$.webServiceURL"),
        ({"webServiceURL": "https://[cards"}, "error", "$.webServiceURL"),
        ({"webServiceURL": "http://localhost:8000"}, "warning", "$.webServiceURL"),
        ({"webServiceURL": "http://127.0.0.1:8000"}, "warning", "$.webServiceURL"),
        ({"webServiceURL": "http://192.168.1.7:8000"}, "warning", "$.webServiceURL"),
        ({"webServiceURL": "https://cards.example/"}, "warning", "$.webServiceURL"),
        ({"webServiceURL": "https://cards.example/v1"}, "warning", "$.webServiceURL"),
        # kind
        ({"storeCard": GONE}, "error", "$"),
        ({"coupon": {}}, "error", "$"),
        (
            {"storeCard": GONE, "boardingPass": {}},
            "error",
            "$.boardingPass.transitType",
        ),
        (
            {"storeCard": GONE, "boardingPass": {"transitType": "PKTransitTypeCar"}},
            "error",
            "$.boardingPass.transitType",
        ),
        (
            {"storeCard__transitType": "PKTransitTypeAir"},
            "warning",
            "$.storeCard.transitType",
        ),
        ({"storeCard": GONE, "posterGeneric": {}}, "warning", "$.posterGeneric"),
        ({"groupingIdentifier": "trip"}, "warning", "$.groupingIdentifier"),
        ({"storeCard": []}, "error", "$.storeCard"),
        ({"storeCard__backFields": {}}, "error", "$.storeCard.backFields"),
        (
            {"storeCard__footerFields": [{"key": "f", "value": ""}]},
            "warning",
            "$.storeCard.footerFields",
        ),
        ({"storeCard__noFields": []}, "warning", "$.storeCard.noFields"),
        # fields
        ({f"{HEADER}key": "terms"}, "error", f"{AT_BACK}key"),
        ({f"{HEADER}key": ""}, "error", f"{AT_HEADER}key"),
        ({f"{HEADER}key": GONE}, "error", f"{AT_HEADER}key"),
        ({f"{HEADER}value": GONE}, "error", f"{AT_HEADER}value"),
        ({f"{HEADER}value": "1320"}, "error", f"{AT_HEADER}value"),
        ({f"{HEADER}value": None}, "error", f"{AT_HEADER}value"),
        ({f"{HEADER}value": True}, "error", f"{AT_HEADER}value"),
        ({f"{HEADER}value": float("inf")}, "error", f"{AT_HEADER}value"),
        ({f"{HEADER}numberStyle": "Decimal"}, "error", f"{AT_HEADER}numberStyle"),
        ({f"{HEADER}currencyCode": "PLN"}, "error", f"{AT_HEADER}currencyCode"),
        (
            {f"{HEADER}currencyCode": "złoty", f"{HEADER}numberStyle": GONE},
            "error",
            f"{AT_HEADER}currencyCode",
        ),
        ({f"{BACK}dateStyle": "PKDateStyleShort"}, "error", f"{AT_BACK}value"),
        ({f"{BACK}timeStyle": "PKTimeStyleShort"}, "error", f"{AT_BACK}timeStyle"),
        (
            {
                f"{BACK}dateStyle": "PKDateStyleShort",
                f"{BACK}value": "2026-03-01T09:30",
            },
            "error",
            f"{AT_BACK}value",
        ),
        ({f"{BACK}isRelative": True}, "warning", f"{AT_BACK}isRelative"),
        ({f"{BACK}ignoresTimeZone": True}, "warning", f"{AT_BACK}ignoresTimeZone"),
        ({f"{HEADER}changeMessage": "Changed"}, "warning", f"{AT_HEADER}changeMessage"),
        ({f"{HEADER}changeMessage": "%@ %@"}, "error", f"{AT_HEADER}changeMessage"),
        (
            {f"{HEADER}changeMessage": "5% off: %@"},
            "warning",
            f"{AT_HEADER}changeMessage",
        ),
        (
            {f"{BACK}attributedValue": "<b>A</b>"},
            "warning",
            f"{AT_BACK}attributedValue",
        ),
        (
            {f"{HEADER}attributedValue": "<a href='https://x.example'>A</a>"},
            "warning",
            f"{AT_HEADER}attributedValue",
        ),
        (
            {f"{BACK}textAlignment": "PKTextAlignmentLeft"},
            "warning",
            f"{AT_BACK}textAlignment",
        ),
        ({f"{BACK}textAlignment": "left"}, "error", f"{AT_BACK}textAlignment"),
        (
            {f"{HEADER}dataDetectorTypes": []},
            "warning",
            f"{AT_HEADER}dataDetectorTypes",
        ),
        (
            {f"{BACK}dataDetectorTypes": ["Link"]},
            "error",
            f"{AT_BACK}dataDetectorTypes[0]",
        ),
        ({f"{HEADER}row": 0}, "warning", f"{AT_HEADER}row"),
        ({f"{HEADER}row": 2}, "error", f"{AT_HEADER}row"),
        ({f"{HEADER}link": "x"}, "warning", f"{AT_HEADER}link"),
        # barcodes
        ({"barcodes__0__format": "QR"}, "error", "$.barcodes[0].format"),
        ({"barcodes__0__message": 42}, "error", "$.barcodes[0].message"),
        ({"barcodes__0__message": ""}, "error", "$.barcodes[0].message"),
        ({"barcodes__0__message": "Клуб"}, "error", "$.barcodes[0].message"),
        (
            {"barcodes__0__messageEncoding": GONE},
            "error",
            "$.barcodes[0].messageEncoding",
        ),
        (
            {"barcodes__0__messageEncoding": "latin-9000"},
            "error",
            "$.barcodes[0].messageEncoding",
        ),
        (
            {"barcodes__0__messageEncoding": "rot13"},
            "error",
            "$.barcodes[0].messageEncoding",
        ),
        (
            {"barcodes__0__messageEncoding": "a\0b"},
            "error",
            "$.barcodes[0].messageEncoding",
        ),
        ({"barcodes": {}}, "error", "$.barcodes"),
        ({"barcodes__0__format": "PKBarcodeFormatEAN13"}, "warning", "$.barcodes"),
        (
            {
                "barcodes__0__format": "PKBarcodeFormatEAN13",
                "barcodes__0__message": "2904817263551",
            },
            "error",
            "$.barcodes[0].message",
        ),
        ({"barcodes__0__format": "PKBarcodeFormatCode128"}, "warning", "$.barcodes"),
        (
            {"barcodes": GONE, "barcode": GOOD["barcodes"][0]},
            "warning",
            "$.barcode",
        ),
        (
            {"barcode": {**GOOD["barcodes"][0], "format": "PKBarcodeFormatCode128"}},
            "warning",
            "$.barcode.format",
        ),
        # places, beacons, dates
        (
            {"locations": [{"latitude": "52", "longitude": 21}]},
            "error",
            "$.locations[0].latitude",
        ),
        (
            {"locations": [{"latitude": 121, "longitude": 21}]},
            "error",
            "$.locations[0].latitude",
        ),
        ({"locations": [{"latitude": 52}]}, "error", "$.locations[0].longitude"),
        (
            {"locations": [{"latitude": 52, "longitude": 21}] * 11},
            "warning",
            "$.locations",
        ),
        ({"maxDistance": 100}, "warning", "$.maxDistance"),
        ({"passTypeIdentifier": 10**80}, "error", "$.passTypeIdentifier"),
        (
            {"relevantDates": [{"startDate": "soon", "endDate": "2026-12-24T09:00Z"}]},
            "error",
            "$.relevantDates[0].startDate",
        ),
        ({"maxDistance": 0}, "warning", "$.maxDistance"),
        ({"beacons": [{"proximityUUID": "x"}]}, "error", "$.beacons[0].proximityUUID"),
        (
            {
                "beacons": [
                    {"proximityUUID": f"F0018B9B-7509-4C31-A905-{n:012d}"}
                    for n in range(11)
                ]
            },
            "warning",
            "$.beacons",
        ),
        (
            {
                "beacons": [
                    {
                        "proximityUUID": "F0018B9B-7509-4C31-A905-1A27D39C003C",
                        "major": 65_536,
                    }
                ]
            },
            "error",
            "$.beacons[0].major",
        ),
        (
            {
                "beacons": [
                    {
                        "proximityUUID": "F0018B9B-7509-4C31-A905-1A27D39C003C",
                        "minor": 1.5,
                    }
                ]
            },
            "error",
            "$.beacons[0].minor",
        ),
        ({"expirationDate": "2026-12-24T10:00:00Z"}, "warning", "$.expirationDate"),
        ({"expirationDate": "2026-12-24T10:00:00.5Z"}, "error", "$.expirationDate"),
        ({"relevantDate": "2026-12-24T10:00:00Z"}, "warning", "$.relevantDate"),
        (
            {"relevantDates": [{"date": "2026-12-24T10:00Z"}]},
            "warning",
            "$.relevantDates",
        ),
        (
            {"relevantDates": [{"date": "2026-12-24T10:00Z"}]},
            "warning",
            "$.relevantDates[0]",
        ),
        ({"relevantDates": [{}]}, "error", "$.relevantDates[0]"),
        (
            {"relevantDates": [{"startDate": "2026-12-24T10:00Z"}]},
            "error",
            "$.relevantDates[0]",
        ),
        (
            {
                "relevantDates": [
                    {"startDate": "2026-12-24T10:00Z", "endDate": "2026-12-24T09:00Z"}
                ]
            },
            "error",
            "$.relevantDates[0].endDate",
        ),
        (
            {
                "relevantDates": [
                    {"startDate": "2026-12-24T10:00Z", "endDate": "2026-12-25T10:01Z"}
                ]
            },
            "warning",
            "$.relevantDates[0]",
        ),
        # colours
        ({"backgroundColor": "green"}, "error", "$.backgroundColor"),
        ({"backgroundColor": "#0b3d2e"}, "warning", "$.backgroundColor"),
        ({"foregroundColor": "rgb(60, 60, 60)"}, "warning", "$.foregroundColor"),
        ({"labelColor": "rgb(11, 61, 46)"}, "warning", "$.labelColor"),
        ({"labelColor": [1, 2, 3]}, "error", "$.labelColor"),
        # contactless
        ({"nfc": {"message": "7"}}, "error", "$.nfc.encryptionPublicKey"),
        (
            {"nfc": {"message": "7", "encryptionPublicKey": "AAAA"}},
            "error",
            "$.nfc.encryptionPublicKey",
        ),
        (
            {"nfc": {"message": "7" * 65, "encryptionPublicKey": NFC_KEY}},
            "warning",
            "$.nfc.message",
        ),
        (
            {"nfc": {"message": "", "encryptionPublicKey": NFC_KEY}},
            "error",
            "$.nfc.message",
        ),
        # tags
        ({"semantics": {"mood": "good"}}, "warning", "$.semantics.mood"),
        (
            {"semantics": {"balance": {"amount": 12}}},
            "error",
            "$.semantics.balance.amount",
        ),
        ({"semantics": {"eventType": "Party"}}, "error", "$.semantics.eventType"),
        (
            {"semantics": {"eventStartDate": "soon"}},
            "error",
            "$.semantics.eventStartDate",
        ),
        ({f"{HEADER}semantics": {"mood": 1}}, "warning", f"{AT_HEADER}semantics.mood"),
        # links
        ({"appLaunchURL": "corner://card"}, "warning", "$.appLaunchURL"),
        (
            {"associatedStoreIdentifiers": ["123"]},
            "error",
            "$.associatedStoreIdentifiers[0]",
        ),
        ({"managementURL": "no address"}, "error", "$.managementURL"),
        ({"upcomingPassInformation": []}, "warning", "$.upcomingPassInformation"),
        (
            {"featuredActions": [{"identifier": "a", "type": "shop"}]},
            "error",
            "$.featuredActions[0].url",
        ),
        (
            {"featuredActions": [{"identifier": "a", "type": "place"}]},
            "error",
            "$.featuredActions[0].placeIdentifier",
        ),
        (
            {
                "featuredActions": [
                    {"identifier": "a", "type": "dance", "url": "https://x.example"}
                ]
            },
            "warning",
            "$.featuredActions[0].type",
        ),
        (
            {
                "featuredActions": [
                    {"identifier": "a", "type": "shop", "url": "https://x.example"}
                ]
                * 2
            },
            "error",
            "$.featuredActions[1].identifier",
        ),
        (
            {
                "featuredActions": [
                    {"identifier": str(n), "type": "shop", "url": "https://x.example"}
                    for n in range(3)
                ]
            },
            "warning",
            "$.featuredActions",
        ),
        ({"preferredStyleSchemes": ["fancy"]}, "error", "$.preferredStyleSchemes[0]"),
        ({"sharingProhibited": "true"}, "error", "$.sharingProhibited"),
        ({"voided": 1}, "error", "$.voided"),
    ],
    ids=str,
)
def test_each_fault_is_found_where_it_is(changes, severity, path):
    assert (severity, path) in found(changed(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"userInfo": {"any": [None, {"deep": 1}]}},
        {"voided": True, "sharingProhibited": False},
        {"webServiceURL": GONE, "authenticationToken": GONE},
        {"locations": [{"latitude": -90, "longitude": 180.0}], "maxDistance": 0.5},
        {"storeCard": GONE, "generic": {}, "posterGeneric": {}},
        {"storeCard": GONE, "boardingPass": {"transitType": "PKTransitTypeTrain"}},
        {"storeCard": GONE, "eventTicket": {}, "groupingIdentifier": "trip"},
        {
            "storeCard": GONE,
            "coupon": {},
            "relevantDates": [
                {"date": "2026-12-24T10:00Z", "relevantDate": "2026-12-24T10:00Z"},
                {"startDate": "2026-12-24T10:00Z", "endDate": "2026-12-25T10:00Z"},
            ],
            "relevantDate": "2026-12-24T10:00Z",
        },
        {
            "featuredActions": [
                {
                    "identifier": "a",
                    "type": "place",
                    "placeIdentifier": "I63802885C8189B2B",
                },
                {"identifier": "b", "type": "call", "url": "tel:+48221234567"},
            ]
        },
        {"nfc": {"message": "7" * 64, "encryptionPublicKey": NFC_KEY}},
        {"semantics": {"balance": {"amount": "12.50", "currencyCode": "PLN"}}},
        {
            f"{HEADER}numberStyle": GONE,
            f"{HEADER}currencyCode": "PLN",
            f"{HEADER}value": 12.5,
        },
        {f"{BACK}attributedValue": 'See <a href="https://x.example">x</a> & more'},
        {"associatedStoreIdentifiers": [1], "appLaunchURL": "corner://card"},
    ],
    ids=str,
)
def test_what_is_right_is_let_be(changes):
    assert found(changed(**changes)) == set()


@pytest.mark.parametrize(
    ("style", "group", "room"),
    [
        ("storeCard", "headerFields", 3),
        ("storeCard", "primaryFields", 1),
        ("generic", "secondaryFields", 4),
        ("eventTicket", "auxiliaryFields", 4),
        ("boardingPass", "primaryFields", 2),
        ("boardingPass", "auxiliaryFields", 5),
        ("coupon", "auxiliaryFields", 4),
    ],
)
def test_fields_beyond_the_room_there_is_are_told(style, group, room):
    def card(count):
        groups = {group: [{"key": str(n), "value": ""} for n in range(count)]}
        transit = {"transitType": "PKTransitTypeAir"} if style == "boardingPass" else {}
        return {**changed(storeCard=GONE), style: {**groups, **transit}}

    assert found(card(room)) == set()
    assert found(card(room + 1)) == {("warning", f"$.{style}.{group}")}


def test_secondary_and_auxiliary_fields_of_a_store_card_share_a_row():
    fields = [{"key": str(n), "value": ""} for n in range(5)]
    card = changed(
        storeCard={"secondaryFields": fields[:3], "auxiliaryFields": fields[3:]}
    )

    assert found(card) == {("warning", "$.storeCard.auxiliaryFields")}


def test_a_poster_event_ticket_that_would_be_shown_plain_is_told():
    tags = {"eventType": "PKEventTypeSports", "eventName": "Final"}
    card = changed(
        storeCard=GONE,
        eventTicket={},
        preferredStyleSchemes=["posterEventTicket", "eventTicket"],
        semantics=tags,
    )

    assert found(card) == {
        ("warning", "$.semantics.venueName"),
        ("warning", "$.semantics.homeTeamAbbreviation"),
        ("warning", "$.semantics.awayTeamAbbreviation"),
        ("warning", "$.nfc"),
        ("warning", "artwork@2x.png"),
    }


def test_colours_on_a_picture_are_not_judged():
    card = changed(storeCard=GONE, eventTicket={}, foregroundColor="rgb(11, 61, 46)")
    background = {"background@2x.png": (690, 1010, 9_000)}

    assert found(card) == {("warning", "$.foregroundColor")}
    assert found(card, {**ICONS, **background}) == set()


@pytest.mark.parametrize(
    ("sheet", "findings"),
    [
        (
            {},
            {
                ("error", "personalization.json.description"),
                ("error", "personalization.json.requiredPersonalizationFields"),
            },
        ),
        (
            {"description": "Join", "requiredPersonalizationFields": ["Name"]},
            {("error", "personalization.json.requiredPersonalizationFields[0]")},
        ),
        ([], {("error", "personalization.json")}),
        (
            {
                "description": "Join",
                "requiredPersonalizationFields": ["PKPassPersonalizationFieldName"],
            },
            set(),
        ),
    ],
)
def test_a_sign_up_sheet_is_checked_with_what_it_needs(sheet, findings):
    card = changed(nfc={"message": "7", "encryptionPublicKey": NFC_KEY})
    logo = {"personalizationLogo@2x.png": (300, 80, 2_000)}

    assert found(card, {**ICONS, **logo}, sheet=sheet) == findings
    assert ("warning", "personalization.json") in found(GOOD, ICONS, sheet=sheet)
