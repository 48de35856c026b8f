"""Money, points and pieces as they are typed at a till."""

import re
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision

from walletpass.kernel.languages import Language

_TYPED: Final = re.compile(r"\d{1,9}(?:[.,](\d{1,3}))?")
_PIECES: Final = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?")
_USUAL: Final = 2  # digits after the mark that may be noughts: more, and it groups
MOST: Final = 10**9  # minor units: no basket at a till costs more


def money_typed(text: str, currency: str) -> int | None:
    """Return the minor units of an amount such as ``12,50``, None if it is none.

    >>> money_typed("12,5", "PLN"), money_typed("0", "PLN"), money_typed("12.50", "JPY")
    (1250, None, None)
    >>> money_typed("12.5", "KWD"), money_typed("1.250", "KWD"), money_typed("1.250", "PLN")
    (12500, 1250, None)
    """
    return _typed(text, get_currency_precision(currency))


def mark_in(currency: str, language: Language) -> str:
    """Return what parts an amount's fraction off, nothing where there are no fractions.

    >>> mark_in("PLN", "pl"), mark_in("PLN", "en"), mark_in("JPY", "en")
    (',', '.', '')
    """
    return fraction_mark(language) if get_currency_precision(currency) else ""


def fraction_mark(language: Language) -> str:
    """Return what a figure's fraction is parted off with."""
    return "." if language == "en" else ","


def money_like(currency: str, language: Language) -> str:
    """Return an amount to show how one is typed.

    >>> money_like("PLN", "pl"), money_like("JPY", "en"), money_like("KWD", "en")
    ('12,50', '1250', '12.500')
    """
    digits = get_currency_precision(currency)
    minor = 125 * 10 ** (digits - 1) if digits else 1250
    return money_written(minor, currency).replace(".", fraction_mark(language))


def points_typed(text: str, scale: int) -> int | None:
    """Return the hundredths of a number of points, None if it is none."""
    points = _typed(text, scale)
    return None if points is None else points * 10 ** (2 - scale)


def points_written(hundredths: int, scale: int) -> str:
    """Return a number of points as one would type it."""
    return f"{Decimal(hundredths).scaleb(-2):.{scale}f}" if hundredths else ""


def pieces_typed(text: str) -> int | None:
    """Return the thousandths of a number of pieces or a weight, None if it is none.

    >>> pieces_typed("2"), pieces_typed("0,75"), pieces_typed("0")
    (2000, 750, None)
    """
    plain = "".join(text.split())
    if not plain.isascii() or not _PIECES.fullmatch(plain):
        return None
    return int(Decimal(plain.replace(",", ".")).scaleb(3)) or None


def pieces_written(thousandths: int) -> str:
    """Return a number of pieces or a weight as one would type it.

    >>> pieces_written(3000), pieces_written(750)
    ('3', '0.75')
    """
    return f"{Decimal(thousandths).scaleb(-3).normalize():f}"


def _typed(text: str, digits: int) -> int | None:
    plain = "".join(text.split())
    found = _TYPED.fullmatch(plain) if plain.isascii() else None
    if found is None or len(found[1] or "") > max(digits, _USUAL):
        return None
    exact = Decimal(plain.replace(",", ".")).scaleb(digits)
    whole = int(exact)
    return whole if exact == whole and 0 < whole <= MOST else None


def money_written(minor: int, currency: str) -> str:
    """Return an amount as one would type it."""
    digits = get_currency_precision(currency)
    return f"{Decimal(minor).scaleb(-digits):.{digits}f}"
