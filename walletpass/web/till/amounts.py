"""Money, points and pieces as they are typed at a till."""

import re
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision

_TYPED: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
_PIECES: Final = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?")
MOST: Final = 10**9  # minor units: no basket at a till costs more


def money_typed(text: str, currency: str) -> int | None:
    """Return the minor units of an amount such as ``12,50``, None if it is none.

    >>> money_typed("12,5", "PLN"), money_typed("0", "PLN"), money_typed("12.50", "JPY")
    (1250, None, None)
    """
    return _typed(text, get_currency_precision(currency))


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
    if not plain.isascii() or not _TYPED.fullmatch(plain):
        return None
    exact = Decimal(plain.replace(",", ".")).scaleb(digits)
    whole = int(exact)
    return whole if exact == whole and 0 < whole <= MOST else None


def money_written(minor: int, currency: str) -> str:
    """Return an amount as one would type it."""
    digits = get_currency_precision(currency)
    return f"{Decimal(minor).scaleb(-digits):.{digits}f}"
