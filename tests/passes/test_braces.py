"""Texts name facts in braces, and nothing but facts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.passes.braces import (
    facts_in,
    facts_needed_in,
    filled,
    filled_value,
    plain,
    prose_in,
)
from walletpass.passes.errors import UnknownFactError
from walletpass.passes.facts import MEANINGS, NAMES, SAMPLES

ADA = SAMPLES["en"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello, {first_name}!", "Hello, Ada!"),
        ("{balance} {unit}", "1,320 points"),
        ("Since {member_since}", "Since Mar 14, 2026"),
        ("{{first_name}} is {first_name}", "{first_name} is Ada"),
        ("{{{first_name}}}", "{Ada}"),
        ("50 % off {", "50 % off {"),
        ("Hello, {first_name|friend}!", "Hello, Ada!"),
        ("{first_name|}", "Ada"),
        ("", ""),
    ],
)
def test_facts_take_their_place_in_a_text(text, said):
    assert filled(text, ADA, prose_in("en")) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1,320 since Mar 14, 2026"),
        ("ru", "1\N{NO-BREAK SPACE}320 since 14 мар. 2026\N{NARROW NO-BREAK SPACE}г."),
        ("pl", "1320 since 14 mar 2026"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_has_them(language, said):
    facts = SAMPLES[language]

    assert filled("{balance} since {member_since}", facts, prose_in(language)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello, {first_name|my friend}!", "Hello, my friend!"),
        ("{first_name|friend}", "friend"),
        ("Hello{first_name|}!", "Hello!"),
        ("{first_name|a|b}", "a|b"),
        ("{{first_name|friend}}", "{first_name|friend}"),
    ],
)
def test_words_stand_in_for_a_fact_that_is_empty(text, said):
    nameless = replace(ADA, first_name="")

    assert filled(text, nameless, prose_in("en")) == said
    assert filled_value(text, nameless, "en") == said


def test_what_has_words_in_its_stead_is_not_needed():
    text = "{first_name|friend}, {balance} {unit|}"

    assert facts_in(text) == ("first_name", "balance", "unit")
    assert facts_needed_in(text) == ("balance", "unit")


def test_a_lone_fact_keeps_its_type():
    assert filled_value("{balance}", ADA, "en") == 1320
    assert filled_value("{balance} ", ADA, "en") == "1,320 "
    assert filled_value("{member_since}", ADA, "en") == "2026-03-14T10:05:00+00:00"
    assert filled_value("{{balance}}", ADA, "en") == "{balance}"


@pytest.mark.parametrize(
    "name",
    [
        "nobody",
        "",
        "balance.real",
        "balance!r",
        "balance:>9",
        "0",
        "__class__",
        " name",
    ],
)
def test_anything_but_a_fact_is_refused_with_the_facts_there_are(name):
    with pytest.raises(UnknownFactError) as refusal:
        filled(f"Hello {{{name}}}", ADA, prose_in("en"))

    assert refusal.value.facts() == {"name": name, "known": NAMES}
    assert "{first_name}" in str(refusal.value)


@given(st.text())
def test_a_text_survives_when_its_braces_are_doubled(text):
    doubled = text.replace("{", "{{").replace("}", "}}")

    assert facts_in(doubled) == ()
    assert plain(doubled) == text
    assert filled(doubled, ADA, prose_in("en")) == text


@given(st.sampled_from(NAMES), st.text())
def test_a_fact_is_never_read_as_a_text_that_names_facts(name, text):
    assert (
        filled(f"{{{name}}}", ADA, lambda _name, _fact: f"{{{text}}}") == f"{{{text}}}"
    )


def test_every_fact_is_explained_in_every_language():
    assert tuple(MEANINGS) == NAMES
    for words in MEANINGS.values():
        assert set(words) == {"en", "ru", "pl"}
        assert all(words.values())
