"""Pictures are all there, rightly named, in their place, and of the right size."""

import pytest

from tests.designs import ICONS
from walletpass.wallets.apple.validation import validate

CARD = {
    "formatVersion": 1,
    "passTypeIdentifier": "pass.com.example.card",
    "teamIdentifier": "ABCDE12345",
    "serialNumber": "0123456789abcdef",
    "organizationName": "Corner Market",
    "description": "Loyalty card",
}


def found(files, style="storeCard", localisations=None):
    card = {**CARD, style: {"transitType": "PKTransitTypeAir"}}
    if style != "boardingPass":
        card[style] = {}
    if style == "posterGeneric":
        card["generic"] = {}
    issues = validate(card, files, localisations or {})
    return {(issue.severity, issue.path) for issue in issues}


def test_a_pass_without_an_icon_is_refused_silently_so_we_refuse_it_aloud():
    assert found({}) == {("error", "icon@2x.png")}


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({"icon.png": (38, 38, 1)}, {"icon@2x.png", "icon@3x.png"}),
        ({"icon@2x.png": (76, 76, 1)}, {"icon@3x.png"}),
        ({"icon@3x.png": (114, 114, 1)}, {"icon@2x.png"}),
        ({"icon.pdf": (0, 0, 1)}, set()),
        (ICONS, set()),
    ],
)
def test_an_icon_comes_in_two_resolutions(files, missing):
    assert found(files) == {("warning", path) for path in missing}


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("background2x.png", "error"),
        ("Logo.png", "error"),
        ("logo@2X.png", "error"),
        ("logo@2x.jpg", "error"),
        ("logo@4x.png", "error"),
        ("personalisationLogo@2x.png", "error"),
        ("ru.lproj/Strip@2x.png", "error"),
        ("photo-of-the-shop.png", "warning"),
    ],
)
def test_a_misnamed_picture_is_found(name, severity):
    assert found({**ICONS, name: (1, 1, 1)}) == {(severity, name)}


@pytest.mark.parametrize(
    ("style", "name", "size"),
    [
        ("storeCard", "icon@2x.png", (58, 58)),
        ("storeCard", "icon@3x.png", (87, 87)),
        ("storeCard", "logo@2x.png", (320, 100)),
        ("storeCard", "logo@3x.png", (90, 150)),
        ("storeCard", "strip@2x.png", (750, 288)),
        ("coupon", "strip@3x.png", (1125, 369)),
        ("eventTicket", "strip@2x.png", (750, 196)),
        ("eventTicket", "background@2x.png", (360, 440)),
        ("eventTicket", "background@3x.png", (1035, 1515)),
        ("generic", "thumbnail@2x.png", (180, 180)),
        ("generic", "thumbnail@2x.png", (120, 180)),
        ("boardingPass", "footer@2x.png", (572, 30)),
        ("posterGeneric", "artwork@3x.png", (1074, 1344)),
        ("posterGeneric", "primaryLogo@2x.png", (252, 60)),
    ],
)
def test_the_size_of_today_and_of_old_are_both_right(style, name, size):
    assert found({**ICONS, name: (*size, 1)}, style) == set()


@pytest.mark.parametrize(
    ("style", "name", "size"),
    [
        ("storeCard", "icon@2x.png", (100, 100)),
        ("storeCard", "logo@2x.png", (321, 100)),
        ("storeCard", "strip@2x.png", (750, 196)),
        ("storeCard", "strip@3x.png", (750, 288)),
        ("eventTicket", "strip@2x.png", (750, 288)),
        ("generic", "thumbnail@2x.png", (180, 100)),
        ("generic", "thumbnail@2x.png", (181, 181)),
        ("generic", "thumbnail@2x.png", (180, 0)),
        ("posterGeneric", "artwork@2x.png", (716, 895)),
    ],
)
def test_another_size_is_told(style, name, size):
    assert found({**ICONS, name: (*size, 1)}, style) == {("warning", name)}


@pytest.mark.parametrize(
    ("style", "name", "size"),
    [
        ("storeCard", "thumbnail", (180, 180)),
        ("generic", "strip", (750, 288)),
        ("coupon", "footer", (572, 30)),
    ],
)
def test_a_picture_that_this_kind_never_shows_is_told(style, name, size):
    assert found({**ICONS, f"{name}@2x.png": (*size, 1)}, style) == {
        ("warning", f"{name}.png")
    }


def test_an_event_ticket_shows_a_strip_or_a_background():
    files = {
        **ICONS,
        "strip@2x.png": (750, 196, 1),
        "background@2x.png": (690, 1010, 1),
    }

    assert found(files, "eventTicket") == {("warning", "background.png")}


def test_a_picture_by_language_lies_in_every_folder_and_not_at_the_top():
    logo = (320, 100, 1)
    files = {**ICONS, "en.lproj/logo@2x.png": logo}
    strings = {"ru.lproj/pass.strings": b""}

    assert found(files) == set()
    assert found({**files, "logo@2x.png": logo}) == {("warning", "logo.png")}
    assert found(files, localisations=strings) == {("warning", "ru.lproj/logo.png")}


def test_pictures_that_weigh_too_much_together_are_told():
    assert found({**ICONS, "strip@3x.png": (1125, 432, 1_000_000)}) == {
        ("warning", "pictures")
    }
