"""A design is checked as the cards that will come of it, in every language."""

import pytest

from tests.designs import CARD, ICONS, RICH, content_of, design_of, with_field
from walletpass.wallets.apple.pass_json import pass_json
from walletpass.wallets.apple.validation import validate, validate_card, validate_design

PICTURES = {
    **ICONS,
    "en.lproj/logo@2x.png": (320, 100, 3_000),
    "ru.lproj/logo@2x.png": (320, 100, 3_000),
    "pl.lproj/logo@2x.png": (320, 100, 3_000),
    "personalizationLogo@2x.png": (300, 80, 2_000),
}


def found(design, files=ICONS):
    return {(issue.severity, issue.path) for issue in validate_design(design, files)}


def test_a_rich_design_has_no_findings():
    assert validate_design(design_of(RICH), PICTURES) == []


def test_a_plain_design_has_no_findings():
    assert validate_design(design_of(), ICONS) == []


def test_every_unknown_fact_is_found_and_the_rest_is_still_checked():
    design = with_field(value="{shoe_size} {name}", label={"en": "{hat_size}"}, row=1)

    assert found(design, files={}) == {
        ("error", "fields.it.value"),
        ("error", "fields.it.label"),
        ("warning", "$.storeCard.secondaryFields[0].row"),
        ("error", "icon@2x.png"),
    }


def test_a_text_without_a_translation_is_found_unless_there_is_nothing_to_translate():
    design = design_of(
        description={"en": "Loyalty card", "ru": "Карта"},
        organization={"en": "{brand}"},
        logo_text={"en": "Corner"},
        fields={},
    )

    assert found(design) == {("warning", "logo_text")}


def test_a_number_that_the_barcode_cannot_carry_is_found():
    design = design_of(barcode={"symbologies": ["ean13"], "message": "K{number}"})

    [issue] = validate_design(design, ICONS)

    assert issue.path == "barcode.symbologies"
    assert "EAN-13 is thirteen digits" in issue.message


def test_texts_that_wallet_cannot_tell_apart_are_found():
    fields = [
        {"key": "a", "label": {"en": "Card", "ru": "Карта"}, "value": "{number}"},
        {"key": "b", "label": {"en": "Card", "ru": "Карточка"}, "value": "{number}"},
    ]
    design = design_of(
        organization={"en": "{brand}"},
        description={"en": "{program}"},
        fields={"back": fields},
    )

    assert found(design) == {("warning", "fields.b.label")}


def test_a_name_that_a_phone_would_translate_is_found():
    tier = {
        "key": "tier",
        "label": {"en": "Silver", "ru": "Серебро"},
        "value": "{tier}",
    }
    design = design_of(
        organization={"en": "{brand}"},
        description={"en": "{program}"},
        fields={"back": [tier]},
    )

    assert found(design) == {("warning", "fields.tier.value")}


def test_a_card_is_checked_with_its_own_content():
    design = design_of(barcode={"message": "{name}"})
    content = content_of(design, "ru")

    assert validate_card(design, content, CARD, ICONS) == []


def test_two_fields_of_one_key_are_found():
    field = {"key": "same", "value": "x"}

    assert ("error", "$.storeCard.backFields[1].key") in found(
        design_of(fields={"back": [field, field]})
    )


@pytest.mark.parametrize(
    ("strings", "finding"),
    [
        ({"ru.lproj/pass.strings": b'"Loyalty card" = "x"'}, "ru.lproj/pass.strings"),
        ({"ru.lproj/other.strings": b""}, "ru.lproj/other.strings"),
        ({"pass.strings": b""}, "pass.strings"),
        ({"ru.lproj/pass.strings": b'"Nowhere" = "x";'}, "ru.lproj/pass.strings"),
        (
            {"ru.lproj/pass.strings": b'"Points" = "x"; "Points" = "y";'},
            "ru.lproj/pass.strings",
        ),
        (
            {
                "en.lproj/pass.strings": b'"Points" = "Points";',
                "ru.lproj/pass.strings": b"",
            },
            "ru.lproj/pass.strings",
        ),
    ],
)
def test_strings_files_of_others_are_checked(strings, finding):
    design = design_of()
    card = pass_json(design, content_of(design), CARD)

    assert [issue.path for issue in validate(card, ICONS, strings)] == [finding]
