"""The languages we speak, and words said in several of them."""

from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["en", "ru", "pl"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "en"

Words = Mapping[Language, str]
"""One text in several languages; a language that is missing falls back."""


def say(words: Words, language: Language, default: Language = DEFAULT_LANGUAGE) -> str:
    """Return the text in *language*, else in *default*, else in any language there is.

    >>> say({"en": "Points", "ru": "Баллы"}, "pl")
    'Points'
    """
    for choice in (language, default, *LANGUAGES):
        if text := words.get(choice):
            return text
    return ""


def language_of(tag: str | None) -> Language:
    """Return our language for a tag such as ``ru-RU``, English when we lack it.

    >>> language_of("pl_PL"), language_of("de")
    ('pl', 'en')
    """
    spoken = (tag or "").replace("_", "-").split("-", 1)[0].lower()
    return next((ours for ours in LANGUAGES if ours == spoken), DEFAULT_LANGUAGE)
