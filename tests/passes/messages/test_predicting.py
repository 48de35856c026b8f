"""What the lock screen will say of a message, word for word, before it is sent."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.designs import CARD, PLAIN, RICH, design_of
from walletpass.passes import messages
from walletpass.passes.facts import MESSAGE_SAMPLES
from walletpass.passes.filling import fill
from walletpass.passes.messages.cutting import cut
from walletpass.passes.noticeboard import with_noticeboard
from walletpass.passes.saying import card_facts, said, with_message
from walletpass.simulator.iphone.alerts import sentence
from walletpass.simulator.iphone.card import card_from
from walletpass.simulator.iphone.formatting import Reader
from walletpass.simulator.pkpass.bundle import Bundle
from walletpass.simulator.pkpass.passjson import parse_json
from walletpass.wallets.apple.localisation import strings_files
from walletpass.wallets.apple.pass_json import PassWriter

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LANGUAGES = ("en", "ru", "pl")
ADA = MESSAGE_SAMPLES["en"]


def seen_on_a_phone(design, words, facts, language, before=""):
    """Return what the simulated phone says when the message arrives."""
    design = with_noticeboard(design)
    writer, strings = PassWriter(design), strings_files(design)
    text = said(words, facts, language, design.default_language)
    old, new = (
        card_from(
            Bundle(
                strings,
                parse_json(
                    writer.write(
                        fill(
                            design,
                            with_message(card_facts(facts), message, language=language),
                            language,
                        ),
                        CARD,
                    ),
                    "pass.json",
                ),
                None,
                "",
            ),
            language,
        )
        for message in (before, text)
    )
    return sentence(old, new, Reader(language, ZoneInfo("UTC")), NOW) or ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Ada, 120 points are lost on Dec 31, 2026"),
        (
            "ru",
            "Мария, 120 баллов сгорят 31 дек. 2026\N{NARROW NO-BREAK SPACE}г.",
        ),
        ("pl", "Zofia, 120 punktów przepadnie 31 gru 2026"),
    ],
)
@pytest.mark.parametrize("design", [RICH, PLAIN])
def test_the_sentence_is_predicted_in_each_language(design, language, said):
    words = {
        "en": "{first_name}, {expiring} are lost on {expires_on}",
        "ru": "{first_name}, {expiring} сгорят {expires_on}",
        "pl": "{first_name}, {expiring} przepadnie {expires_on}",
    }
    facts = MESSAGE_SAMPLES[language]

    predicted = messages.predict(design_of(design), words, facts, language)

    assert (predicted.sentence, predicted.why) == (said, ())
    assert not predicted.is_generic
    assert seen_on_a_phone(design_of(design), words, facts, language) == said


def test_a_missing_name_is_stood_in_for():
    words = {"en": "Hello, {first_name|friend}!"}

    nameless = messages.predict(
        design_of(RICH), words, replace(ADA, first_name=""), "en"
    )

    assert nameless.sentence == "Hello, friend!"
    assert messages.predict(design_of(RICH), words, ADA, "en").sentence == "Hello, Ada!"


def with_board(**changes):
    """Return a rich design whose field for messages is as told."""
    board = {
        "key": "notice",
        "value": "{message|-}",
        "change_message": {"en": "News: %@"},
    }
    fields = dict(RICH["fields"])
    fields["back"] = [*fields.get("back", ()), board | changes]
    return design_of(RICH | {"fields": fields})


@pytest.mark.parametrize(
    ("change_message", "why", "sentence", "is_generic"),
    [
        ({"en": "News: %@"}, (), "News: Cheese week", False),
        ({}, ("silent-field",), "", False),
        ({"en": "Something new"}, ("no-place",), "Corner Club card changed", True),
        ({"en": "%@, %@"}, ("no-place",), "Corner Club card changed", True),
    ],
)
def test_a_field_that_cannot_speak_is_warned_of(
    change_message, why, sentence, is_generic
):
    design = with_board(change_message=change_message)

    predicted = messages.predict(design, {"en": "Cheese week"}, ADA, "en")

    assert (predicted.why, predicted.sentence) == (why, sentence)
    assert predicted.is_generic is is_generic


def test_the_same_text_again_says_nothing():
    predicted = messages.predict(
        design_of(RICH), {"en": "Cheese week"}, ADA, "en", before="Cheese week"
    )

    assert (predicted.why, predicted.sentence) == (("unchanged",), "")


@pytest.mark.parametrize(
    ("text", "why", "unknown"),
    [
        ("Hello, {nobody}", ("unknown-fact",), ("nobody",)),
        ("{message} again", ("unknown-fact",), ("message",)),
        ("  ", ("wordless",), ()),
        ("Hello, {first_name", ("loose-brace",), ()),
        ("Hello, {first_name|{balance}}", ("loose-brace",), ()),
    ],
)
def test_words_that_no_card_can_say_are_warned_of(text, why, unknown):
    predicted = messages.predict(design_of(RICH), {"en": text}, ADA, "en")

    assert (predicted.why, predicted.unknown, predicted.sentence) == (why, unknown, "")


def test_a_long_sentence_is_shown_where_it_is_cut():
    text = "Cheese " * 30

    cuts = messages.predict(design_of(RICH), {"en": text.strip()}, ADA, "en").cuts

    assert [(each.spot, each.length) for each in cuts] == [
        ("stacked", 90),
        ("alone", 150),
    ]
    assert all(len(each.text) <= each.length for each in cuts)
    assert all(each.text.endswith("…") for each in cuts)


def test_a_name_read_from_the_right_turns_no_words_round():
    facts = replace(ADA, first_name="עדה")

    predicted = messages.predict(
        design_of(RICH), {"en": "{first_name}, 3 points!"}, facts, "en"
    )

    assert predicted.sentence == "\u2068עדה\u2069, 3 points!"


SIGNS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc")),
        st.sampled_from("👩🏽\u200d🚀🇵🇱é\u0301עדהع{}%@\n"),
    ),
    max_size=200,
)


@settings(max_examples=60, deadline=None)
@given(
    SIGNS.filter(str.strip),
    SIGNS,
    st.sampled_from(LANGUAGES),
    st.sampled_from([RICH, PLAIN]),
)
def test_whatever_is_written_the_phone_says_what_was_predicted(
    text, name, language, base
):
    doubled = text.replace("{", "{{").replace("}", "}}")
    words = dict.fromkeys(LANGUAGES, f"{{first_name|friend}}: {doubled}")
    facts = replace(MESSAGE_SAMPLES[language], first_name=name)
    design = design_of(base)

    predicted = messages.predict(design, words, facts, language)

    assert predicted.sentence == seen_on_a_phone(design, words, facts, language)
    assert text in predicted.sentence


@given(SIGNS, st.integers(min_value=2, max_value=60))
def test_a_cut_is_short_and_whole(text, length):
    kept = cut(text, length)

    assert len(kept) <= length
    assert kept == text or kept.endswith("…")
    assert not kept.removesuffix("…").endswith("\u200d")
