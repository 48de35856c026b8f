"""What is said near a place: short enough for a lock screen."""

from typing import Final

from walletpass.brands import TurnedTextError, UnfitFieldError
from walletpass.kernel.languages import Words
from walletpass.kernel.signs import turns_round

LONGEST_LINE: Final = 120  # characters: a lock screen shows about two lines


def fit_line(field: str, words: Words) -> Words:
    """Return the line in each language, without stray spaces; empty ones are left out.

    Raises:
        UnfitFieldError: It is too long in some language.
        TurnedTextError: It turns the reading direction in some language.
    """
    kept: Words = {
        language: " ".join(text.split())
        for language, text in words.items()
        if text.strip()
    }
    for language, text in kept.items():
        if turns_round(text):
            raise TurnedTextError(field)
        if len(text) > LONGEST_LINE:
            raise UnfitFieldError(
                field,
                f"the line in {language!r} has {len(text)} characters; a lock screen "
                f"has room for {LONGEST_LINE}.",
            )
    return kept
