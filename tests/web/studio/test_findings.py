"""What is found about a card is told in every language, beside what it is about."""

import ast
import re
from pathlib import Path

import pytest

import walletpass.wallets.apple
from tests.designs import ICONS, design_of, with_field
from walletpass.brands import Alarm
from walletpass.kernel.languages import LANGUAGES
from walletpass.passes import Issue
from walletpass.passes.issues import error, warning
from walletpass.wallets.apple.validation import validate_design
from walletpass.web.studio.designs.remarks import remarks, said
from walletpass.web.studio.designs.spots import NOWHERE, Spot
from walletpass.web.studio.home import alarm_of
from walletpass.web.translations import CATALOGUE, Speaker

APPLE = Path(walletpass.wallets.apple.__file__).parent
SOURCES = [
    *(APPLE / "validation").glob("*.py"),
    APPLE / "barcodes.py",
    APPLE / "images_reading.py",
    APPLE / "images_remarks.py",
    APPLE / "localisation.py",
]
OTHER_PEOPLES_PASSES = {
    "address-for-trials", "address-insecure", "address-missing", "address-with-slash",
    "address-with-version", "barcode-encoding", "barcode-single",
    "barcode-single-kind", "byte-order-mark", "colour-notation", "distance-none",
    "distance-unused", "format-version", "key-twice", "moment-deprecated",
    "moment-or-span", "moment-under-one-name", "not-json", "not-utf-8", "nothing",
    "null", "number-too-long", "over-1-mb", "pass-no-object", "pass-type-identifier",
    "picture-misnamed", "picture-unknown", "poster-alone", "serial-number-empty",
    "serial-number-odd", "strings-missing", "strings-misnamed", "strings-repeated",
    "strings-strange", "strings-unreadable", "style-missing", "style-several",
    "team-identifier", "token-missing", "token-short", "too-deep",
}  # fmt: skip
"""What no design of ours can be: it is only ever found in a bundle from elsewhere."""

_CODES = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def codes():
    """Return the code of every finding the sources make."""
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found |= set(_codes_of(node))
    return found


def _codes_of(call):
    made_by = {"error", "warning", "_fault", "Plain", "Fault"}
    first = call.args[0] if call.args else None
    if call.func.id not in made_by:
        return
    if isinstance(first, ast.Constant):
        yield f"barcode-{first.value}" if call.func.id == "Fault" else first.value


def test_every_finding_is_told_in_every_language():
    told = {name for name in CATALOGUE if name.startswith("finding.")}
    composed = {
        f"{what}-{how}"
        for what in ("values", "labels")
        for how in ("hard-to-read", "hardly-seen")
    }
    known = {"organization-empty", "description-empty"}  # by their key
    wanted = (codes() | composed | known) - OTHER_PEOPLES_PASSES

    assert len(wanted) > 70
    assert all(_CODES.fullmatch(code) for code in wanted)
    assert told == {
        name for code in wanted for name in (f"finding.{code}", f"finding.{code}.now")
    }


@pytest.mark.parametrize(
    ("language", "message", "remedy"),
    [
        ("en", "There are 5 fields, and room for 4", "Move the others to the back."),
        ("ru", "Полей здесь 5, а помещается 4", "Перенесите лишние на оборот."),
        ("pl", "Pól jest 5, a mieści się 4", "Przenieś pozostałe na odwrót."),
    ],
)
def test_a_finding_is_said_with_its_figures(language, message, remedy):
    found = warning("fields-many", "$", "…", "…", count=5, room=4)

    told, now, spoken = said(found, Speaker(language))

    assert told.startswith(message)
    assert now == remedy
    assert spoken == language


def test_figures_and_languages_are_written_the_readers_way():
    heavy = warning("pictures-heavy", "$", "…", "…", megabytes=1.5)
    foreign = warning("translation-missing", "logo_text", "…", "…", languages="ru, pl")

    assert "весят 1,5 МБ" in said(heavy, Speaker("ru"))[0]
    assert said(foreign, Speaker("pl"))[0] == "Brakuje tłumaczenia: Русский, Polski."


def test_a_finding_nobody_translated_is_told_in_english():
    found = Issue("error", "$", "It is purple.", "Make it blue.", "colour-purple")

    assert said(found, Speaker("pl")) == ("It is purple.", "Make it blue.", "en")


def test_braces_in_a_brands_own_words_are_taken_as_they_are():
    found = error("currency-unknown", "$", "{currency}?", "…", currency="{0.__class__}")

    assert found.message == "{0.__class__}?"
    assert "{0.__class__}" in said(found, Speaker("ru"))[0]


DRAFT = {
    "fields": {
        "header": [{"key": "a.b", "label": {"en": "First"}, "value": "x"}],
        "back": [
            {"key": "a", "label": {}, "value": "x"},
            {"key": "z", "label": {"pl": "Ostatnie"}, "value": "x"},
        ],
    }
}


@pytest.mark.parametrize(
    ("path", "spot", "subject"),
    [
        ("$.storeCard.headerFields[0].value", Spot("field-a.b", "field-a.b"), "First"),
        ("$.generic.backFields[1].label", Spot("field-z", "field-z"), "Ostatnie"),
        ("fields.a.value", Spot("field-a", "field-a"), "New field"),
        ("fields.a.b.semantics/x", Spot("field-a.b", "field-a.b"), "First"),
        ("$.storeCard.headerFields[9].value", Spot("fields", "fields"), "Top right corner"),
        ("$.coupon.backFields", Spot("fields", "fields"), "Back of the card"),
        ("logo@3x.png", Spot("pictures", "pictures"), "Logo"),
        ("ru.lproj/primaryLogo.png", Spot("pictures", "pictures"), "Logo on the poster"),
        ("$.images.strip", Spot("pictures", "pictures"), "Picture across the card"),
        ("$.images", Spot("pictures", "pictures"), "All pictures together"),
        ("$.beacons[2].proximityUUID", Spot("more-offers", "beacon-2"), "Bluetooth beacons"),
        ("relevance.beacons.0.text", Spot("more-offers", "beacon-0"), "Bluetooth beacons"),
        ("$.relevantDates[1].endDate", Spot("more-offers", "date-1"), "Days and hours"),
        ("$.boardingPass.transitType", Spot("more-kind", "kind"), "Kind of card"),
        ("$.semantics.venueName", NOWHERE, ""),
        ("picture.svg", NOWHERE, ""),
    ],
)  # fmt: skip
def test_a_finding_stands_beside_what_it_is_about(path, spot, subject):
    [remark] = remarks([Issue("error", path, "No.", "Yes.")], DRAFT, Speaker("en"))

    assert (remark.spot, remark.subject) == (spot, subject)


def test_what_is_found_twice_is_told_once_and_the_worst_first():
    found = [
        warning("icon-of-a-part", "icon.png", "…", "…"),
        warning("icon-of-a-part", "icon@2x.png", "…", "…"),
        error("nfc-key", "$.nfc.encryptionPublicKey", "…", "…"),
    ]

    told = remarks(found, DRAFT, Speaker("en"))

    assert [remark.meaning for remark in told] == ["stop", "attention"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "field",
    [
        {"value": "{shoe_size}"},
        {"value": "x", "date": "short"},
        {"value": 5, "currency": "XXQ"},
        {"value": 5, "currency": "EUR", "number": "decimal"},
        {"value": "{tier}", "change_message": {"en": "New!"}},
        {"value": "{tier}", "change_message": {"en": "%@ and %@, 5%"}},
        {"value": "x", "links": {"en": "<b>x</b>"}, "row": 1, "detect": ["link"]},
        {"value": "x", "semantics": {"balance": {"amount": 5}, "oops": 1}},
    ],
    ids=str,
)
def test_every_fault_of_a_field_is_told_in_the_readers_words(field, language):
    design = with_field(**field)
    issues = validate_design(design, ICONS)

    told = remarks(issues, design.model_dump(mode="json"), Speaker(language))

    assert told
    assert {remark.spot.part for remark in told} == {"field-it"}
    assert {remark.language for remark in told} == {language}


def test_a_barcode_that_cannot_be_drawn_says_why_in_polish():
    design = design_of(barcode={"symbologies": ["ean13"], "message": "7"})
    [issue] = validate_design(design, ICONS)

    assert said(issue, Speaker("pl"))[0].startswith("EAN-13 to trzynaście cyfr, a „7”")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Phones are not told that cards of pass.com.example.rosa changed."),
        ("ru", "Телефоны не узнают, что карты pass.com.example.rosa изменились"),
        ("pl", "Telefony nie dowiadują się, że karty pass.com.example.rosa się"),
    ],
)
def test_an_alarm_is_told_in_the_readers_language(language, told):
    alarm = Alarm(subject="push:pass.com.example.rosa", message="No pushes: X.")

    shown = alarm_of(alarm, Speaker(language), "pl")

    assert shown.text.startswith(told)
    assert shown.language == language
    assert shown.told == "No pushes: X."


def test_what_a_till_left_is_told_in_the_language_of_the_brand():
    alarm = Alarm(subject="till-sale:991", message="Чек 991 уже занят.")

    shown = alarm_of(alarm, Speaker("pl"), "ru")

    assert (shown.text, shown.language, shown.decides) == (
        "Чек 991 уже занят.",
        "ru",
        "till-sale:991",
    )


def test_an_alarm_of_an_unknown_kind_is_told_in_english():
    alarm = Alarm(subject="flood:cellar", message="The cellar is full of water.")

    shown = alarm_of(alarm, Speaker("pl"), "ru")

    assert (shown.text, shown.language) == ("The cellar is full of water.", "en")
