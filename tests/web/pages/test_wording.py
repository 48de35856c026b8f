"""Every screen says everything in every language, and nothing it should not."""

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import walletpass.web
from walletpass import ledger
from walletpass.kernel.languages import LANGUAGES
from walletpass.web.translations import CATALOGUE, Speaker

WEB = Path(walletpass.web.__file__).parent


def facts_in(text):
    return frozenset(part[1] for part in Formatter().parse(text) if part[1])


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_text_stands_in_every_language_with_the_same_facts(name):
    texts = CATALOGUE[name]

    assert set(texts) == set(LANGUAGES)
    assert len({facts_in(text) for text in texts.values()}) == 1
    assert all(text == text.strip() and text for text in texts.values())


def test_no_text_blames_or_alarms():
    spoken = " ".join(text for texts in CATALOGUE.values() for text in texts.values())

    assert not re.findall(
        r"\berror|\binvalid|\boops|ошибк|\bbłęd", spoken, re.IGNORECASE
    )


def test_templates_name_only_texts_there_are():
    named = set()
    for template in WEB.glob("templates/**/*.html"):
        named |= set(re.findall(r'\bt\("([a-z_.]+)"[,)]', template.read_text()))

    assert len(named) > 20
    assert named <= set(CATALOGUE)


@pytest.mark.parametrize("kind", get_args(ledger.Kind))
def test_every_kind_of_movement_has_a_name(kind):
    assert Speaker("en")(f"card.movement.{kind}")


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "−1,234"), ("ru", "−1\N{NO-BREAK SPACE}234"), ("pl", "−1234")],
)
def test_a_change_has_its_sign_and_the_languages_grouping(language, written):
    class Whole:
        scale = 0

    assert Speaker(language).change(-123_400, Whole) == written
