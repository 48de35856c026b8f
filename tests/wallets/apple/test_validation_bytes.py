"""Passes of others, as bytes: whatever comes in, findings come out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.designs import GOOD, ICONS
from walletpass.passes.issues import Issue
from walletpass.wallets.apple.validation import validate, validate_bytes


def faults(content):
    return [issue.message for issue in validate_bytes(content, ICONS, {})]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "It is not JSON"),
        (b"{", "It is not JSON"),
        (b'{"a": 1,}', "It is not JSON"),
        (b"// a comment\n{}", "It is not JSON"),
        (b"null", "It is null"),
        (b"[]", "A pass is an object, and this is a list"),
        (b'"pass"', 'A pass is an object, and this is "pass"'),
        (b"\xff{}", "It is not UTF-8, see byte 0"),
        ("{}".encode("utf-16"), "It is not UTF-8"),
        (b"[" * 100_000, "Its objects are nested too deeply"),
        (b'{"a":' * 100_000, "Its objects are nested too deeply"),
        (b'{"maxDistance": ' + b"9" * 5_000 + b"}", "It holds a number no phone"),
        (b" " * 1_000_001, "It is over 1 MB"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_read_is_told_why(content, fault):
    assert faults(content)[0].startswith(fault)


def test_a_byte_order_mark_is_told_and_the_rest_is_still_checked():
    card = {**GOOD, "voided": None}

    first, second = faults(json.dumps(card).encode("utf-8-sig"))

    assert first.startswith("It starts with a byte order mark")
    assert second == "It is null."


def test_a_key_that_stands_twice_is_told():
    text = json.dumps(GOOD)[:-1] + ', "description": "Another"}'

    [fault] = faults(text.encode())

    assert fault.startswith('"description" stands 2 times in one object')


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_told(number):
    text = json.dumps(GOOD)[:-1] + f', "maxDistance": {number}}}'

    assert any("should be a number" in fault for fault in faults(text.encode()))


def test_half_a_character_does_no_harm():
    card = {**GOOD, "backgroundColor": "\ud800", "nfc": {"message": "\ud800"}}

    for issue in validate_bytes(json.dumps(card).encode(), ICONS, {}):
        assert issue.message.encode()
        assert issue.path.encode()


def test_a_very_long_text_is_quoted_only_in_part():
    [issue] = validate({**GOOD, "labelColor": "x" * 100_000}, ICONS, {})

    assert len(issue.message) < 200


KEYS = st.sampled_from(
    [
        *GOOD,
        *GOOD["storeCard"],
        *GOOD["storeCard"]["headerFields"][0],
        *GOOD["barcodes"][0],
        "barcode", "locations", "latitude", "beacons", "proximityUUID", "major", "nfc",
        "message", "encryptionPublicKey", "relevantDates", "date", "startDate", "endDate",
        "semantics", "balance", "eventType", "seats", "featuredActions", "type", "url",
        "preferredStyleSchemes", "posterGeneric", "generic", "boardingPass", "dateStyle",
        "currencyCode", "attributedValue", "row", "maxDistance", "webServiceURL",
        "upcomingPassInformation", "images", "expirationDate", "userInfo", "coupon",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "PKBarcodeFormatQR", "PKBarcodeFormatEAN13", "iso-8859-1", "idna", "%@ %", "",
        "2026-12-24T10:00:00Z", "rgb(1, 2, 3)", "http://[", "posterEventTicket", "PLN",
        "https://x.example/v1/", "http://127.0.0.1", "PKDateStyleShort", "place", "\0",
    ]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=8)
    ),
    max_leaves=40,
)
FILES = st.dictionaries(
    st.text(max_size=12)
    | st.sampled_from(["icon.png", "strip@2x.png", "a.lproj/logo.png"]),
    st.tuples(st.integers(), st.integers(), st.integers()),
    max_size=4,
)
STRINGS = st.dictionaries(
    st.text(max_size=12) | st.sampled_from(["en.lproj/pass.strings", "ru.lproj/x"]),
    st.binary(max_size=40) | st.just(b'"A" = "B";'),
    max_size=3,
)


@given(JSON, FILES, STRINGS, st.none() | JSON)
@settings(max_examples=400, deadline=None)
def test_any_json_gives_findings_and_never_a_fault_of_ours(
    card, files, localisations, sheet
):
    issues = validate(card, files, localisations, sheet=sheet)

    assert all(isinstance(issue, Issue) for issue in issues)
    assert len(set(issues)) == len(issues)
    assert issues, "no arbitrary JSON is a flawless pass"


@given(st.dictionaries(KEYS, JSON, max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_good_pass_gone_wrong_anywhere_gives_findings(changes):
    assert isinstance(validate({**GOOD, **changes}, ICONS, {}), list)


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_findings(content):
    assert validate_bytes(content, {}, {})
