"""Postal codes, of whatever country."""

import re
import unicodedata

from walletpass.customers.errors import UnfitPostalCodeError

_CODE = re.compile(r"[0-9A-Z][0-9A-Z -]{1,11}")


def normal_postal_code(text: str) -> str:
    """Return a postal code in capitals, without stray spaces; an empty one stays empty.

    Raises:
        UnfitPostalCodeError: It is none of any country.
    """
    code = " ".join(unicodedata.normalize("NFKC", text).upper().split())
    if code and not _CODE.fullmatch(code):
        raise UnfitPostalCodeError
    return code
