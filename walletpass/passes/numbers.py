"""The number under the barcode: short, check-digited, readable by any till.

It is an EAN-13 of the range reserved for shops' own use (prefix 29), so a till that
knows nothing of us can still scan it: ten random digits between prefix and check digit.
"""

import secrets

_PREFIX = "29"
_LENGTH = 13
_RANDOM = 10


def new_number() -> str:
    """Return a fresh card number of thirteen digits."""
    digits = f"{_PREFIX}{secrets.randbelow(10**_RANDOM):0{_RANDOM}d}"
    return digits + check_digit(digits)


def is_number(text: str) -> bool:
    """Tell whether *text* could be a card number of ours.

    >>> is_number("2901234567891")
    False
    """
    return (
        len(text) == _LENGTH
        and text.isascii()
        and text.isdigit()
        and text.startswith(_PREFIX)
        and check_digit(text[:-1]) == text[-1]
    )


def check_digit(digits: str) -> str:
    """Return the EAN check digit for twelve *digits*."""
    total = sum(
        int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)
    )
    return str(-total % 10)
