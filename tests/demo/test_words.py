"""What the page says: in every language, about the same facts, and all of it used."""

import re
from pathlib import Path
from string import Formatter

import pytest

from walletpass import demo
from walletpass.demo.way import STEPS
from walletpass.demo.words import MESSAGES
from walletpass.kernel.languages import LANGUAGES
from walletpass.web.translations import CATALOGUE

SOURCES = "".join(
    path.read_text()
    for path in Path(demo.__file__).parent.rglob("*")
    if path.suffix in (".py", ".html") and path.name != "words.py"
)


def facts_in(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("name", MESSAGES)
def test_every_text_says_the_same_in_every_language(name):
    words = MESSAGES[name]

    assert list(words) == list(LANGUAGES)
    assert len({frozenset(facts_in(text)) for text in words.values()}) == 1


@pytest.mark.parametrize("name", MESSAGES)
def test_every_text_is_used(name):
    stem = name.rpartition(".")[0]
    pieces = [f'"{name}"', f'"{stem}." ~', f'f"{stem}.{{', f'"{stem}.why"']
    door = re.fullmatch(r"demo\.door\.(\w+)(\.why)?", name)

    assert any(piece in SOURCES for piece in pieces) or door


def test_no_text_hides_one_of_another_page():
    assert not MESSAGES.keys() & CATALOGUE.keys()


def test_every_step_has_its_words():
    assert all(f"demo.way.{step}" in MESSAGES for step in STEPS)
