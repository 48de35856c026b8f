"""Every phone finds a barcode it can draw, and none that would fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.passes.numbers import new_number
from walletpass.wallets.apple.barcodes import (
    barcode_list,
    encoding_for,
    fault_of,
    with_fallbacks,
)

NUMBER = "2904817263550"


def formats(*symbologies, message=NUMBER):
    """Return what a card of these symbologies offers, without Apple's prefix."""
    codes = barcode_list(with_fallbacks(symbologies), message, "", "iso-8859-1")
    return [code["format"].removeprefix("PKBarcodeFormat") for code in codes]


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        (["qr"], ["QR"]),
        (["pdf417"], ["PDF417"]),
        (["aztec", "qr", "aztec"], ["Aztec", "QR"]),
        (["code128"], ["Code128", "QR"]),
        (["code128", "pdf417"], ["Code128", "PDF417"]),
        (["ean13"], ["EAN13", "Code128", "QR"]),
        (["ean13", "qr"], ["EAN13", "QR"]),
        (["code39", "codabar"], ["Code39", "Codabar", "Code128", "QR"]),
        ([], ["QR"]),
    ],
)
def test_there_is_always_one_that_old_phones_and_watches_draw(wanted, offered):
    assert formats(*wanted) == offered


def test_what_cannot_carry_the_number_is_passed_over():
    assert formats("ean13", message="KLUB-7") == ["Code128", "QR"]
    assert formats("itf", message="123") == ["Code128", "QR"]


def test_without_a_message_there_is_no_barcode():
    assert formats("qr", message="") == []


def test_a_message_in_another_script_names_an_encoding_that_holds_it():
    [code] = barcode_list(["qr"], "Клуб 7", "", "iso-8859-1")

    assert code == {
        "format": "PKBarcodeFormatQR",
        "message": "Клуб 7",
        "messageEncoding": "utf-8",
    }
    assert encoding_for("Café", "iso-8859-1") == "iso-8859-1"


def test_the_text_beneath_is_written_with_each():
    codes = barcode_list(["ean13", "qr"], NUMBER, "No. 7", "iso-8859-1")

    assert [code["altText"] for code in codes] == ["No. 7", "No. 7"]


@pytest.mark.parametrize(
    ("symbology", "message"),
    [
        ("ean13", "4006381333931"),
        ("ean13", NUMBER),
        ("itf", "15400141288763"),
        ("itf", "1234"),
        ("code39", "KLUB-7 $/+%."),
        ("codabar", "A40156B"),
        ("codabar", "40156"),
        ("code128", "Klub 7!"),
        ("qr", "x" * 2_331),
        ("pdf417", "x" * 1_000),
        ("aztec", "x" * 1_400),
    ],
)
def test_a_good_message_can_be_drawn(symbology, message):
    assert fault_of(symbology, message, "iso-8859-1") is None


@pytest.mark.parametrize(
    ("symbology", "message", "fault"),
    [
        ("ean13", "4006381333932", "its last digit should be 1"),
        ("ean13", "400638133393", "EAN-13 is thirteen digits"),
        ("ean13", "٤٠٠٦٣٨١٣٣٣٩٣١", "iso-8859-1 has no way to write some of its"),
        ("itf", "15400141288764", "its last digit should be 3"),
        ("itf", "123", "Interleaved 2 of 5 is an even number of digits"),
        ("code39", "klub", "Code 39 is capitals"),
        ("codabar", "E1", "Codabar is digits"),
        ("code128", "Café", "Code 128 is ASCII only"),
        ("code128", "7" * 81, "it is longer than the 80 bytes that fit"),
        ("qr", "x" * 2_332, "it is longer than the 2331 bytes that fit"),
        ("qr", "", "there is nothing in it"),
        ("qr", "Клуб", "iso-8859-1 has no way to write some of its characters"),
    ],
)
def test_a_bad_message_is_told_why(symbology, message, fault):
    assert fault_of(symbology, message, "iso-8859-1").reason.startswith(fault)


@given(st.integers(0, 10**12 - 1))
def test_exactly_one_last_digit_makes_an_ean(number):
    digits = [f"{number:012d}{last}" for last in range(10)]

    assert sum(fault_of("ean13", code, "ascii") is None for code in digits) == 1


def test_our_own_card_numbers_are_eans():
    assert fault_of("ean13", new_number(), "ascii") is None
