"""Numbers as people write them in a form, and as rules count them."""

import re
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"-?\d{1,15}([.,]\d{1,6})?")


def counted(text: str, places: int) -> int | str:
    """Return a number with so many places as a whole one; what is none stays a text.

    >>> counted("2,50", 2), counted("1 000", 2), counted("0.001", 2), counted("five", 0)
    (250, 100000, '0.001', 'five')
    """
    plain = "".join(text.split())
    if not _NUMBER.fullmatch(plain):
        return text
    exact = Decimal(plain.replace(",", ".")).scaleb(places)
    return int(exact) if exact == int(exact) else text


def shown(number: int, places: int) -> str:
    """Return a whole number as people write it, with so many places.

    >>> shown(250, 2), shown(100_000, 2), shown(5, 2)
    ('2.5', '1000', '0.05')
    """
    exact = Decimal(number).scaleb(-places)
    return f"{exact:f}".rstrip("0").rstrip(".") if places else str(number)
