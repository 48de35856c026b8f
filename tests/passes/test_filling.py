"""Filling: what is personal goes into the content, everything else stays in the design."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import orjson
import pytest
from hypothesis import given, settings

from tests.designs import RICH, SHOP, cards, content_of, design_of, with_field
from walletpass.passes.changes import announcement, changes_between
from walletpass.passes.content import Content
from walletpass.passes.errors import UnknownFactError
from walletpass.passes.facts import SAMPLES
from walletpass.passes.filling import fill, said_in, unknown_facts, values_by_key
from walletpass.passes.starters import TRADES, load_starter

NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)


def test_the_content_of_a_rich_card_is_only_what_is_personal():
    content = fill(design_of(RICH), SAMPLES["pl"], "pl", places=[SHOP])

    card_url = "https://corner.example/card/k3x9"
    assert content == Content(
        language="pl",
        fields={
            "balance": 1320,
            "name": "Zofia Wiśniewska",
            "tier": "Srebrny",
            "since": "2026-03-14T10:05:00+01:00",
            "latest": "+50 punktów, teraz 1320",
            "web": card_url,
        },
        number="2904817263550",
        texts={
            "fields.balance.label": "punktów",
            "fields.web.links": f"<a href='{card_url}'>Twoja karta, Zofia</a>",
            "extras.app_launch_url": "corner://card/2904817263550",
            "extras.featured_actions.0.url": card_url,
            "extras.semantics/balance/amount": "1320",
            "extras.semantics/membershipProgramNumber": "2904817263550",
        },
        barcode="2904817263550",
        barcode_text="2904817263550",
        nfc="2904817263550",
        places=(SHOP,),
    )


@given(cards())
@settings(max_examples=50, deadline=None)
def test_stored_content_is_the_same_content(card):
    _design, content = card

    assert Content.from_dict(orjson.loads(orjson.dumps(content.to_dict()))) == content


def test_a_card_stored_before_texts_were_kept_is_still_read():
    plain = content_of(design_of()).to_dict()
    del plain["texts"]

    assert Content.from_dict(plain).texts == {}


def test_a_text_that_names_a_fact_in_one_language_is_personal_in_all():
    design = with_field(value={"en": "Hello, {first_name}", "ru": "Привет"})

    assert content_of(design, "en").fields == {"it": "Hello, Ada"}
    assert content_of(design, "ru").fields == {"it": "Привет"}
    assert content_of(design, "pl").fields == {"it": "Hello, Zofia"}


@pytest.mark.parametrize("value", [{"en": "Open till nine"}, "Open till nine", 9])
def test_a_fixed_value_stays_in_the_design(value):
    design = with_field(value=value)

    assert content_of(design).fields == {}
    assert values_by_key(design, content_of(design))["it"].value in {
        "Open till nine",
        9,
    }


def test_machines_get_figures_and_people_get_prose():
    design = design_of(
        barcode={"message": "B{balance}", "alt_text": "{balance} {unit}"},
        nfc={"message": "N{balance}", "encryption_public_key": "key"},
        extras={"urls": {"managementURL": "https://x.example/{balance}?who={name}"}},
    )

    content = content_of(design, "ru")

    assert content.barcode == "B1320"
    assert content.barcode_text == "1\N{NO-BREAK SPACE}320 баллов"
    assert content.nfc == "N1320"
    assert content.texts["extras.urls.managementURL"] == (
        "https://x.example/1320?who=%D0%9C%D0%B0%D1%80%D0%B8%D1%8F%20"
        "%D0%A1%D0%BE%D0%BA%D0%BE%D0%BB%D0%BE%D0%B2%D0%B0"
    )


def test_shops_are_left_out_where_the_design_does_not_want_them():
    design = design_of(relevance={"stores": False})

    assert content_of(design, places=[SHOP]).places == ()


@pytest.mark.parametrize(
    ("card_ends", "design_ends", "ends"),
    [
        (None, None, None),
        (NEW_YEAR, None, NEW_YEAR),
        (None, NEW_YEAR, NEW_YEAR),
        (NEW_YEAR, NEW_YEAR + timedelta(days=1), NEW_YEAR),
        (NEW_YEAR + timedelta(days=1), NEW_YEAR, NEW_YEAR),
    ],
)
def test_a_card_ends_with_itself_or_its_design_whichever_is_earlier(
    card_ends, design_ends, ends
):
    design = design_of(expires_at=design_ends)

    assert content_of(design, expires_at=card_ends).expires_at == ends


def test_the_same_facts_always_make_the_same_content():
    design = design_of(RICH)

    assert content_of(design, "ru") == content_of(design, "ru")


def test_a_text_that_names_something_else_is_refused():
    with pytest.raises(UnknownFactError):
        content_of(with_field(value="{shoe_size}"))


def test_every_unknown_name_is_told_with_its_place():
    design = design_of(
        with_field(value="{shoe_size}", label={"ru": "{a} {name} {b}"}).model_dump(),
        barcode={"message": "{c}"},
    )

    assert unknown_facts(design) == {
        "fields.it.label": ("a", "b"),
        "fields.it.value": ("shoe_size",),
        "barcode.message": ("c",),
    }


def test_a_phone_compares_labels_and_values_in_its_own_language():
    design = design_of(RICH)
    content = content_of(design, "ru")

    on_a_polish_phone = values_by_key(design, content, "pl")

    assert on_a_polish_phone["terms"].label == "Regulamin"
    assert on_a_polish_phone["balance"].label == "баллов"  # the holder's own
    assert on_a_polish_phone["balance"].value == 1320
    assert on_a_polish_phone["balance"].change_message == "Twoje saldo: %@"
    assert on_a_polish_phone["off"].value == 0.1
    assert list(on_a_polish_phone) == [field.key for field in design.fields.all()]


def test_a_text_that_is_nowhere_says_nothing():
    design = design_of()

    assert said_in(design, content_of(design), "en")("logo_text") == ""


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("en", "Welcome"), ("ru", "Вам рады"), ("pl", "Witamy")],
)
@pytest.mark.parametrize("trade", TRADES)
def test_whoever_told_no_name_is_greeted_and_their_name_comes_in_silence(
    trade, language, greeting
):
    design, named = load_starter(trade).design, SAMPLES[language]
    nameless = replace(named, name="", first_name="")

    before, after = fill(design, nameless, language), fill(design, named, language)

    assert before.fields["name"] == greeting
    assert before == fill(design, nameless, language)
    [change] = changes_between(design, before, design, after)
    assert (change.old, change.new) == (greeting, named.first_name)
    assert announcement(design, before, design, after) == ""


def test_a_void_card_that_lost_its_name_welcomes_nobody():
    design = load_starter("grocery").design
    nameless = replace(SAMPLES["en"], name="", first_name="")

    assert fill(design, nameless, "en", voided=True).fields["name"] == ""


def test_a_name_without_facts_changes_nothing_else():
    design = design_of(RICH)
    nameless = replace(SAMPLES["en"], name="", first_name="", tier="")

    content = fill(design, nameless, "en")

    assert content.fields["tier"] == ""
    assert content.fields["balance"] == 1320
