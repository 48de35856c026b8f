"""A card speaks every language of its design, and shows each its own pictures."""

from dataclasses import replace

import orjson
import pytest
from hypothesis import given, settings

from tests.designs import CARD, RICH, cards, content_of, design_of, with_field
from walletpass.passes.facts import SAMPLES
from walletpass.passes.filling import fill
from walletpass.simulator.iphone.card import card_from
from walletpass.simulator.pkpass.bundle import Bundle
from walletpass.simulator.pkpass.passjson import parse_json
from walletpass.wallets.apple.localisation import (
    accidental_translations,
    conflicting_translations,
    placed_images,
    strings_files,
)
from walletpass.wallets.apple.pass_json import PassWriter
from walletpass.wallets.apple.strings import read_strings


def on_a_phone(design, content, language):
    """Return the card as a phone in that language reads it."""
    written = PassWriter(design).write(content, CARD)
    files = strings_files(design)
    return card_from(
        Bundle(files, parse_json(written, "pass.json"), None, ""), language
    )


def test_a_design_in_one_language_needs_no_folders():
    assert strings_files(design_of()) == {}


def test_every_language_has_every_text_the_default_too():
    files = strings_files(design_of(RICH))

    assert set(files) == {
        "en.lproj/pass.strings",
        "ru.lproj/pass.strings",
        "pl.lproj/pass.strings",
    }
    english, russian, polish = (
        dict(read_strings(files[f"{language}.lproj/pass.strings"]))
        for language in ("en", "ru", "pl")
    )
    assert english.keys() == russian.keys() == polish.keys()
    assert all(key == text for key, text in english.items())
    assert russian["Corner Club card"] == "Карта клуба «Уголок»"
    assert polish["Your balance is %@"] == "Twoje saldo: %@"
    assert "{unit}" not in english


@pytest.mark.parametrize(
    ("language", "description", "terms", "message"),
    [
        ("en", "Corner Club card", "Terms", "Your balance is %@"),
        ("ru", "Карта клуба «Уголок»", "Условия", "Ваш баланс: %@"),
        ("pl", "Karta Klubu Róg", "Regulamin", "Twoje saldo: %@"),
    ],
)
def test_a_phone_reads_the_card_in_its_own_language(
    language, description, terms, message
):
    design = design_of(RICH)

    card = on_a_phone(design, content_of(design, "pl"), language)

    assert card.description == description
    assert card.field("terms").label == terms
    assert card.field("balance").change_message == message
    assert card.field("name").value == "Zofia Wiśniewska"


def test_a_text_with_quotes_and_lines_is_found_letter_by_letter():
    design = design_of(RICH)

    card = on_a_phone(design, content_of(design), "ru")

    assert card.field("terms").value == 'Баллы живут год.\nСпросите "Уголок".'


def test_a_sign_up_sheet_that_nobody_sees_is_not_translated():
    """Wallet shows it for cards read over NFC alone."""
    shown = strings_files(design_of(**RICH))["ru.lproj/pass.strings"]
    left = strings_files(design_of(**RICH | {"nfc": None}))["ru.lproj/pass.strings"]

    words = RICH["personalization"]["description"]["en"]
    assert words in dict(read_strings(shown))
    assert words not in dict(read_strings(left))


def test_a_design_may_be_at_home_in_another_language():
    design = design_of(
        default_language="ru", description={"ru": "Карта", "en": "Loyalty card"}
    )

    assert on_a_phone(design, content_of(design), "ru").description == "Карта"
    assert on_a_phone(design, content_of(design), "en").description == "Loyalty card"
    assert on_a_phone(design, content_of(design), "pl").description == "Карта"


@given(cards())
@settings(max_examples=40, deadline=None)
def test_the_keys_are_the_very_texts_of_the_pass(card):
    design, content = card
    # without a message a card leaves out how it is announced, and where its link would be
    filled = {key: "x" if said == "" else said for key, said in content.fields.items()}
    speaking = replace(content, hushed=False, fields=filled)
    written = PassWriter(design).write(speaking, CARD).decode()

    for path, file in strings_files(design).items():
        for key, _text in read_strings(file):
            assert orjson.dumps(key).decode() in written, path


def test_texts_that_wallet_cannot_tell_apart_are_told():
    fields = [
        {"key": "a", "label": {"en": "Points", "ru": "Баллы"}, "value": "1"},
        {"key": "b", "label": {"en": "Points", "ru": "Очки"}, "value": "2"},
    ]

    [issue] = conflicting_translations(design_of(fields={"back": fields}))

    assert issue.severity == "warning"
    assert issue.path == "fields.b.label"
    assert "“Points”" in issue.message
    assert "“Баллы”" in issue.message


def test_a_name_that_is_also_a_text_of_the_design_is_told():
    design = with_field(label={"en": "May", "ru": "Май"}, value="{first_name}")
    may = fill(design, replace(SAMPLES["en"], first_name="May"), "en")

    [issue] = accidental_translations(design, may)

    assert issue.path == "fields.it.value"
    assert "“Май”" in issue.message
    assert accidental_translations(design, content_of(design)) == []
    assert on_a_phone(design, may, "ru").field("it").value == "Май"


def test_pictures_for_all_lie_at_the_top_and_others_in_every_folder():
    images = {
        "icon": {"*": "1"},
        "logo": {"en": "2", "ru": "3"},
        "strip": {"*": "4", "pl": "5"},
        "primary_logo": {"ru": "6"},
        "footer": {},
    }

    assert placed_images(design_of(images=images)) == {
        "icon": "1",
        "en.lproj/logo": "2",
        "ru.lproj/logo": "3",
        "pl.lproj/logo": "2",
        "en.lproj/strip": "4",
        "ru.lproj/strip": "4",
        "pl.lproj/strip": "5",
        "en.lproj/primaryLogo": "6",
        "ru.lproj/primaryLogo": "6",
        "pl.lproj/primaryLogo": "6",
    }
