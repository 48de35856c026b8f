"""What `pass.json` may say, and what Wallet makes of the rest."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.simulator import RefusedError
from walletpass.simulator.pkpass import Bundle, remarks
from walletpass.simulator.pkpass.passjson import parse_date, parse_json
from walletpass.simulator.pkpass.passrules import check_pass
from walletpass.simulator.pkpass.strings import UnreadableStringsError, parse_strings

from . import bundles


def card_with(field=None, **changes):
    card = bundles.content(**changes)
    if field is not None:
        card["storeCard"]["secondaryFields"] = [{"key": "x", "value": "-", **field}]
    return card


def sin_of(card):
    data = card if isinstance(card, bytes) else json.dumps(card).encode()
    with pytest.raises(RefusedError) as refusal:
        check_pass(parse_json(data, "pass.json"))
    return refusal.value.sin


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b'{"a": 1,}',
        b'{"a": 1} // well',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": null}',
        b'{"a": [{"b": null}]}',
        b'\xef\xbb\xbf{"a": 1}',
        '{"a": "ü"}'.encode("latin-1"),
        b"[" * 100_000,
    ],
)
def test_loose_json_is_refused(text):
    assert sin_of(text) == "json"


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans()))
def test_strict_json_is_read_as_written(content):
    assert parse_json(json.dumps(content).encode(), "a file") == content


def test_fractions_stay_exact():
    assert parse_json(b'{"a": 0.1}', "a file") == {"a": Decimal("0.1")}


@pytest.mark.parametrize(
    "key",
    [
        "formatVersion",
        "passTypeIdentifier",
        "teamIdentifier",
        "serialNumber",
        "organizationName",
        "description",
        "storeCard",
    ],
)
def test_what_every_pass_has_may_not_be_left_out(key):
    card = bundles.content()
    del card[key]

    assert sin_of(card) == "content"


@pytest.mark.parametrize(
    "changes",
    [
        {"formatVersion": 2},
        {"formatVersion": True},
        {"serialNumber": 17},
        {"serialNumber": ""},
        {"organizationName": 3},
        {"logoText": 3},
        {"voided": "true"},
        {"backgroundColor": "#aabbcc"},
        {"locations": {"latitude": 1, "longitude": 2}},
        {"barcodes": {"format": "PKBarcodeFormatQR"}},
        {"barcodes": ["4006381333931"]},
        {"coupon": {}},
        {"storeCard": []},
        {"storeCard": {"headerFields": {"key": "a", "value": "b"}}},
        {"userInfo": {}, "storeCard": "front"},
    ],
)
def test_wrong_types_on_top_are_refused(changes):
    assert sin_of(card_with(**changes)) == "content"


@pytest.mark.parametrize(
    "barcode",
    [
        {"message": 4006381333931},
        {"message": ""},
        {"format": "PKBarcodeFormatDataMatrix"},
        {"format": ["PKBarcodeFormatQR"]},
        {"messageEncoding": "klingon"},
        {"message": "Ада"},  # not to be written in iso-8859-1
        {"altText": 7},
    ],
)
def test_a_barcode_that_cannot_be_drawn_is_refused(barcode):
    good = bundles.content()["barcodes"][0]

    assert sin_of(card_with(barcodes=[{**good, **barcode}])) == "content"


@pytest.mark.parametrize(
    "field",
    [
        {"key": ""},
        {"value": True},
        {"value": ["a"]},
        {"label": 5},
        {"changeMessage": 5},
        {"currencyCode": "zł"},
        {"numberStyle": "PKNumberStyleCurrency"},
        {"timeStyle": "PKTimeStyleShort", "value": "2026-11-01T10:00Z"},
        {"textAlignment": "center"},
        {"dataDetectorTypes": "PKDataDetectorTypeLink"},
        {"dataDetectorTypes": [["PKDataDetectorTypeLink"]]},
        {"isRelative": 1},
    ],
)
def test_wrong_types_in_a_field_are_refused(field):
    assert sin_of(card_with(field)) == "content"


def test_a_field_needs_a_key_and_a_value():
    for field in ({"key": "x"}, {"value": "x"}):
        assert sin_of(bundles.content(storeCard={"backFields": [field]})) == "content"


def test_a_key_may_not_be_used_in_two_groups():
    assert sin_of(card_with({"key": "balance"})) == "content"


GOOD_DATES = ["2026-11-01T10:00Z", "2026-11-01T10:00:30Z", "2026-11-01T10:00+05:30"]
BAD_DATES = [
    "2026-11-01",
    "2026-11-01T10:00",
    "2026-11-01T10:00:30.5Z",
    "2026-11-01T10:00+0530",
    "2026-11-01 10:00Z",
    "2026-02-30T10:00Z",
    "2026-11-01T25:00Z",
    "2026-11-01T10:00ZZ",
    "٢٠٢٦-11-01T10:00Z",
    "tomorrow",
]


@pytest.mark.parametrize("date", GOOD_DATES)
def test_dates_with_a_zone_are_read(date):
    assert parse_date(date).tzinfo is not None
    check_pass(card_with({"value": date, "dateStyle": "PKDateStyleShort"}))


@pytest.mark.parametrize("date", BAD_DATES)
def test_other_dates_are_refused_wherever_they_stand(date):
    styled = {"value": date, "dateStyle": "PKDateStyleShort"}
    for card in (
        card_with(styled),
        card_with(expirationDate=date),
        card_with(relevantDates=[{"date": date}]),
    ):
        assert sin_of(card) == "date"


@pytest.mark.parametrize(
    "service",
    [
        {"webServiceURL": "https://shop.example"},
        {"authenticationToken": bundles.TOKEN},
        {"webServiceURL": "https://shop.example", "authenticationToken": "short"},
    ],
)
def test_a_service_needs_an_address_and_a_long_token(service):
    assert sin_of(card_with(**service)) == "service"


def test_a_refusal_never_shows_the_token():
    with pytest.raises(RefusedError) as refusal:
        check_pass(bundles.content(authenticationToken=b"secret"))

    assert "secret" not in str(refusal.value)


EAN = {**bundles.content()["barcodes"][0], "format": "PKBarcodeFormatEAN13"}


def remarks_on(card, **files):
    bundle = Bundle(bundles.files_of(card, **files), card, None, "")
    return " / ".join(remarks(bundle))


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (card_with(maxDistance="200"), "maxDistance"),
        (card_with(associatedStoreIdentifiers=["123"]), "associatedStore"),
        (card_with(locations=[{"latitude": "1", "longitude": 2}]), "two numbers"),
        (card_with(locations=[{"latitude": 1, "longitude": 2}] * 11), "first 10"),
        (card_with(groupingIdentifier="a"), "groupingIdentifier"),
        (card_with(barcodes=[EAN]), "before iOS 27"),
        (card_with({"numberStyle": "PKNumberStyleDecimal", "value": "1"}), "a number"),
        (
            card_with(
                {
                    "numberStyle": "PKNumberStyleDecimal",
                    "currencyCode": "PLN",
                    "value": 1,
                }
            ),
            "exclude",
        ),
        (card_with({"changeMessage": "Something new"}), "%@"),
        (card_with({"changeMessage": "%@ and %@"}), "%@"),
        (
            bundles.content(
                storeCard={
                    "primaryFields": [
                        {
                            "key": "a",
                            "value": 1,
                            "textAlignment": "PKTextAlignmentLeft",
                        },
                        {"key": "b", "value": 1},
                    ]
                }
            ),
            "textAlignment is not for primaryFields / more than one primary",
        ),
        (
            bundles.content(
                storeCard={
                    "secondaryFields": [{"key": f"s{n}", "value": n} for n in range(3)],
                    "auxiliaryFields": [{"key": f"a{n}", "value": n} for n in range(2)],
                    "headerFields": [{"key": f"h{n}", "value": n} for n in range(4)],
                }
            ),
            "more than 3 header fields: cut / 5 secondary",
        ),
    ],
)
def test_what_wallet_swallows_is_remarked_on(card, words):
    check_pass(json.loads(json.dumps(card)))

    assert words in remarks_on(card)


def test_a_new_barcode_with_an_old_one_behind_it_needs_no_remark():
    assert remarks_on(card_with(barcodes=[EAN, *bundles.content()["barcodes"]])) == ""


def test_files_that_nobody_will_see_are_remarked_on():
    card = bundles.content()

    assert "never seen" in remarks_on(card, **{"pl.lproj/icon.png": bundles.PNG})
    assert "the keys are shown" in remarks_on(card, **{"pl.lproj/pass.strings": b"?"})
    assert "no sign-up" in remarks_on(card, **{"personalization.json": b"{}"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_translations_come_in_three_encodings(encoding):
    table = (
        '/* for the back */\n"Points" = "Баллы"; // sic\n"Say \\"hi\\"" = "a\\nb";\n'
    )

    assert parse_strings(table.encode(encoding)) == {
        "Points": "Баллы",
        'Say "hi"': "a\nb",
    }


@given(st.dictionaries(st.text(), st.text()))
def test_translations_survive_being_written_and_read(words):
    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    table = "".join(f"{quoted(k)} = {quoted(v)};\n" for k, v in words.items())

    assert parse_strings(table.encode()) == words


@pytest.mark.parametrize(
    "table", [b'"a" = "b"', b'"a" "b";', b"a = b;", b'"a" = "b";;', b'"a\xff" = "b";']
)
def test_a_table_that_breaks_its_grammar_is_unreadable(table):
    with pytest.raises(UnreadableStringsError):
        parse_strings(table)
