"""Signs that no text for people may hold: they make words read as others than they are."""

import re
from typing import Final

TURNING: Final = "\u202a-\u202e"
"""Embeddings and overrides of the reading direction, for a class of a pattern.

They turn round whatever follows, so that an address or an amount reads as another one.
Isolates (U+2066 to U+2069), marks (U+200E, U+200F) and joiners turn nothing but what
they hold: names in Arabic or Hebrew and emoji need them.
"""

_TURNING: Final = re.compile(f"[{TURNING}]")


def turns_round(text: str) -> bool:
    """Tell whether a text turns the reading direction of what follows.

    >>> turns_round("pay\u202exe.piz"), turns_round("\u2067\u05d0\u2069")
    (True, False)
    """
    return _TURNING.search(text) is not None
