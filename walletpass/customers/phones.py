"""Telephone numbers: any habit of writing one comes out the same."""

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from walletpass.customers.errors import UnfitPhoneError

LONGEST_WRITTEN = 40

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_WRITTEN = re.compile(r"\+?[0-9 ()./\-]+")
_LABEL = re.compile(
    r"^(?:tel|phone|mob|kom|тел|моб)[^\W\d_]{0,8}[.:]*\s*", re.IGNORECASE
)
_SPREADSHEET_ZERO = re.compile(r"(\+?\d+)\.0+")  # 79161234567.0
_RUSSIAN_SLIP = re.compile(r"\+8(9\d{9})")  # +8 9…: no country begins with 89


def normal_phone(text: str, country: str) -> str:
    """Return a number as ``+79161234567``; without a prefix it belongs to *country*.

    Spaces, brackets, dashes, dots, full-width digits, ``00`` for ``+`` and a country's
    own habits (``8 916…``, ``07400…``, ``tel. …``) are understood. Letters among the
    digits never are: an O is not a zero, and a guess would be somebody else's phone.

    Raises:
        UnfitPhoneError: It is no number that exists.
    """
    written = _plain(text)
    if not _WRITTEN.fullmatch(written) or len(written) > LONGEST_WRITTEN:
        raise UnfitPhoneError("use digits, such as +48 512 345 678.")
    dialled = re.sub(r"[^+0-9]", "", written)
    dialled = _RUSSIAN_SLIP.sub(r"+7\1", re.sub(r"^00", "+", dialled))
    try:
        number = phonenumbers.parse(dialled, country)
    except NumberParseException as trouble:
        raise UnfitPhoneError(_advice(country)) from trouble
    if not phonenumbers.is_valid_number(number):
        raise UnfitPhoneError(_advice(country))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _plain(text: str) -> str:
    """Return what was meant to be seen: plain digits, no invisible marks."""
    seen = unicodedata.normalize("NFKC", text[: 2 * LONGEST_WRITTEN])
    seen = "".join(" " if c.isspace() else c for c in seen.translate(_DASHES))
    seen = "".join(c for c in seen if unicodedata.category(c) not in ("Cf", "Cc"))
    seen = _LABEL.sub("", seen.strip().removeprefix("'"), count=1)
    whole = _SPREADSHEET_ZERO.fullmatch(seen)
    return whole[1] if whole else seen


def _advice(country: str) -> str:
    code = phonenumbers.country_code_for_region(country)
    return f"check the digits, or begin with + and the country, as in +{code}…."


def spaced_phone(number: str) -> str:
    """Return a number as people write it, ``+7 916 123-45-67``."""
    return phonenumbers.format_number(
        phonenumbers.parse(number), PhoneNumberFormat.INTERNATIONAL
    )


def masked_phone(number: str) -> str:
    """Return enough of a number to recognise one's own: ``+7 9•• •••-••-67``."""
    country, _, rest = spaced_phone(number).partition(" ")
    digits = [place for place, c in enumerate(rest) if c.isdigit()]
    shown = {digits[0], *digits[-2:]}
    hidden = (
        "•" if c.isdigit() and place not in shown else c for place, c in enumerate(rest)
    )
    return f"{country} {''.join(hidden)}"
