"""Every reason has a sentence in every language, made from what was written down."""

import re

import pytest

from walletpass.campaigns.reasons import REASONS
from walletpass.campaigns.sentences import sentence
from walletpass.kernel.languages import LANGUAGES

COUNTING = ("cap-day", "cap-week", "cap-month", "asked-less")


def say(reason, language):
    return sentence(reason, "2" if reason in COUNTING else "coffee", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["", *REASONS])
def test_every_reason_has_a_sentence_of_its_own(reason, language):
    told = say(reason, language)

    others = {say(one, language) for one in REASONS if one != reason}
    assert told not in others
    assert told.endswith(".")
    assert not re.search(r"[{}]", told)
    assert bool(re.search("[а-яё]", told)) is (language == "ru")


@pytest.mark.parametrize(
    ("count", "language", "words"),
    [
        ("1", "en", "1 message"),
        ("2", "en", "2 messages"),
        ("1", "ru", "1 сообщение"),
        ("2", "ru", "2 сообщения"),
        ("5", "ru", "5 сообщений"),
        ("21", "ru", "21 сообщение"),
        ("1", "pl", "1 wiadomość"),
        ("3", "pl", "3 wiadomości"),
    ],
)
def test_messages_are_counted_as_each_language_counts(count, language, words):
    assert words in sentence("cap-week", count, language)


def test_the_sentence_says_what_it_counts():
    assert (
        sentence("cap-week", "2", "en")
        == "Not sent: you already had 2 messages that week."
    )
    assert "“coffee”" in sentence("cap-category", "coffee", "en")
