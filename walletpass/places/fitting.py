"""What an offer on places must be like: each rule by itself, so that all can be told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from walletpass.brands import UnfitFieldError
from walletpass.kernel.languages import Words
from walletpass.places.wording import fit_line

MOST_HELD: Final = 0.5
LATEST: Final = timedelta(hours=1)
"""How long ago an offer may say that it began: clocks differ, and requests wait."""


def fit_offer(words: Words) -> Words:
    """Return what is offered, in each language it is told in.

    Raises:
        UnfitFieldError: It says nothing, or too much for a lock screen.
    """
    line = fit_line("words", words)
    if not line:
        raise UnfitFieldError("words", "say what is offered, in one language at least.")
    return line


def check_start(shows_from: datetime, now: datetime) -> None:
    """Refuse an offer that began long ago: what it would bring cannot be measured.

    Raises:
        UnfitFieldError: It did.
    """
    if shows_from < now - LATEST:
        raise UnfitFieldError(
            "shows_from", "choose a moment to come, or leave it out for now."
        )


def check_end(shows_from: datetime, shows_until: datetime, now: datetime) -> None:
    """Refuse an offer that ends before it begins, or is over.

    Raises:
        UnfitFieldError: It does, or is.
    """
    if shows_until <= max(shows_from, now):
        raise UnfitFieldError(
            "shows_until", "choose a moment to come, and after shows_from."
        )


def check_stores(store_ids: Sequence[str] | None) -> None:
    """Refuse an offer on some stores that names none; None means all of them.

    Raises:
        UnfitFieldError: It names none.
    """
    if store_ids is not None and not store_ids:
        raise UnfitFieldError("store_ids", "name a store, or none for all of them.")


def check_holdout(share: float) -> None:
    """Refuse to keep an offer from more than half of those it concerns.

    Raises:
        UnfitFieldError: It would be.
    """
    if not 0 <= share <= MOST_HELD:
        raise UnfitFieldError("holdout", "choose a share from 0 to 0.5, such as 0.1.")
