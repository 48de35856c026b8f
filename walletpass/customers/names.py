"""Names of people, and of what a till or a shop calls them by."""

import re
import unicodedata
from dataclasses import dataclass

from walletpass.customers.errors import UnfitNameError, UnfitNumberError

LONGEST_NAME = 80

_ADDRESS = re.compile(r"[<>\ufffd]|://|\bwww\.", re.IGNORECASE)
_COVER = "•••"
_NUMBER = re.compile(r"[\w./-]{1,64}")


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody is called; either part may be empty."""

    first: str
    last: str

    def __str__(self) -> str:
        return f"{self.first} {self.last}".strip()


def normal_name(field: str, text: str) -> str:
    """Return a name without stray spaces and invisible marks.

    A name begins with a letter: that keeps formulas out of spreadsheets, and links
    have no place in a greeting.

    Raises:
        UnfitNameError: It is nobody's name.
    """
    seen = unicodedata.normalize("NFC", text)
    seen = "".join(" " if unicodedata.category(c) == "Cc" else c for c in seen)
    name = " ".join(c for c in seen.split() if c)
    if not name:
        return ""
    if len(name) > LONGEST_NAME or not name[0].isalpha() or _ADDRESS.search(name):
        raise UnfitNameError(field)
    return name


def normal_number(field: str, text: str) -> str:
    """Return a foreign number, or an old card's, without spaces and in capitals.

    Raises:
        UnfitNumberError: It cannot be one.
    """
    seen = "".join(unicodedata.normalize("NFKC", text[:400]).split()).upper()
    if not _NUMBER.fullmatch(seen) or not seen[0].isalnum():
        raise UnfitNumberError(field)
    return seen


def covered(text: str) -> str:
    """Return enough of a name to recognise it.

    >>> covered("Ada Whitfield")
    'A••• W•••'
    """
    return " ".join(f"{word[0]}{_COVER}" for word in text.split())
