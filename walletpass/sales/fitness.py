"""What the parts of a sale must look like. Each rule returns the part as we keep it."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from unicodedata import is_normalized, normalize

from walletpass.sales.errors import UnfitSaleError, WrongClockError

MOST_MONEY = 10**12  # minor units: ten thousand million in euros, and sums still fit
MOST_PIECES = 10**9  # thousandths: a million pieces
MOST_LINES = 10_000
MOST_LABELS = 20
CLOCKS_MAY_DIFFER = timedelta(minutes=10)
TOLD_WITHIN = timedelta(days=400)  # a till that was offline, a shop that catches up

_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def text(field: str, given: Any, longest: int, *, least: int = 0) -> str:
    """Return a text in one spelling (NFC), without spaces around it.

    Any script will do. What would break a line, turn its direction or end a string is
    refused, and so is half a character.
    """
    if not isinstance(given, str):
        raise UnfitSaleError(field, "must be a text.")
    kept = given.strip()
    if not (given.isascii() and given.isprintable()):
        if _CONTROLS.search(given):
            raise UnfitSaleError(field, "contains a control character.")
        if not is_normalized("NFC", kept):
            kept = normalize("NFC", kept)
    if not least <= len(kept) <= longest:
        raise UnfitSaleError(field, f"use {least} to {longest} characters.")
    return kept


def labels(field: str, given: Iterable[Any]) -> tuple[str, ...]:
    """Return labels, each once, in order, so that the same ones compare equal."""
    kept = tuple(sorted({text(field, label, 64, least=1) for label in given}))
    if len(kept) > MOST_LABELS:
        raise UnfitSaleError(field, f"use up to {MOST_LABELS}.")
    return kept


def money(field: str, amount: Any, *, least: int = 0) -> int:
    """Return an amount in whole minor units."""
    return _whole(
        field, amount, least, MOST_MONEY, "minor units, such as 1250 for 12.50"
    )


def pieces(field: str, quantity: Any, *, least: int = 1) -> int:
    """Return a quantity in whole thousandths."""
    return _whole(
        field, quantity, least, MOST_PIECES, "thousandths, such as 2000 for 2"
    )


def _whole(field: str, given: Any, least: int, most: int, unit: str) -> int:
    if type(given) is not int:  # a bool is an int, and no amount
        raise UnfitSaleError(field, f"must be a whole number of {unit}.")
    if not least <= given <= most:
        raise UnfitSaleError(field, f"must lie between {least} and {most}.")
    return given


def one_of(field: str, given: Any, known: Collection[str]) -> None:
    """Refuse a word we do not know."""
    if given not in known:
        raise UnfitSaleError(field, f"{given!r} is none of {', '.join(known)}.")


def instant(field: str, moment: datetime | None) -> datetime | None:
    """Return a moment in UTC."""
    if moment is None:
        return None
    if moment.utcoffset() is None:
        raise UnfitSaleError(field, "tell its time zone, such as 12:00+01:00.")
    try:
        return moment.astimezone(UTC)
    except OverflowError as trouble:
        raise UnfitSaleError(field, "is no moment of ours.") from trouble


def happened(moment: datetime | None, *, now: datetime, within: timedelta) -> datetime:
    """Return when it happened, never later than *now*.

    A clock a few minutes fast is forgiven; one that jumped is not, because weekday
    and hour decide about points.

    Raises:
        WrongClockError: It lies too far ahead, or further back than *within*.
    """
    if moment is None:
        return now
    if not now - within <= moment <= now + CLOCKS_MAY_DIFFER:
        raise WrongClockError(moment, now=now)
    return min(moment, now)
