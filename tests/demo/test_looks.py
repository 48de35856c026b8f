"""How the card can be made to look, and what it can be made to say."""

import pytest

from walletpass.demo.looks import LOOKS, NEWS, first_design, look_of, redesigned
from walletpass.kernel.languages import LANGUAGES
from walletpass.passes.colours import contrast
from walletpass.passes.starters import load_starter
from walletpass.simulator import believable


@pytest.fixture(scope="module")
def stores():
    return believable.shop("pl", "grocery").stores


@pytest.fixture(scope="module")
def design(stores):
    return first_design(load_starter("grocery").design, stores)


def back(design, key):
    [field] = [field for field in design.fields.back if field.key == key]
    return field


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.key)
def test_every_look_can_be_read_and_is_known_again(look, design):
    assert contrast(look.foreground, look.background) >= 4.5
    assert contrast(look.label, look.background) >= 4.5
    assert set(look.name) == set(LANGUAGES)
    assert look_of(redesigned(design, look, "")) == look


def test_the_first_card_is_the_first_look(design):
    assert look_of(design) == LOOKS[0]


def test_the_card_names_the_shops_own_addresses(design, stores):
    for words in back(design, "stores").value.values():
        assert all(store.address in words for store in stores)


@pytest.mark.parametrize("words", NEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_news_are_said_in_every_language(design, words, language):
    assert back(redesigned(design, LOOKS[1], words[language]), "news").value == words


def test_ones_own_words_stand_as_they_were_written(design):
    news = back(redesigned(design, LOOKS[1], "Zamknięte we wtorek"), "news")

    assert set(news.value.values()) == {"Zamknięte we wtorek"}
    assert news.change_message == dict.fromkeys(LANGUAGES, "%@")


def test_saying_nothing_leaves_the_news_as_they_were(design):
    assert back(redesigned(design, LOOKS[2], ""), "news") == back(design, "news")
