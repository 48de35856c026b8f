"""Shares as people type them: so many of a hundred."""

from typing import Final

from flask import request

from walletpass.brands import UnfitFieldError

MOST: Final = 50


def percent_in(field: str) -> float:
    """Return the share in a box that holds so many of a hundred; an empty one is none.

    Raises:
        UnfitFieldError: It is no whole number from 0 to 50.
    """
    text = request.form.get(field, "").strip().rstrip("%").strip()
    if not text:
        return 0.0
    if not (text.isascii() and text.isdigit()) or len(text) > 2 or int(text) > MOST:  # noqa: PLR2004 - digits of a hundred
        raise UnfitFieldError(field, f"{text!r} is no number from 0 to {MOST}.")
    return int(text) / 100
