"""E-mail addresses: checked by their form, never by asking the network."""

import unicodedata

from email_validator import EmailNotValidError, validate_email

from walletpass.customers.errors import UnfitEmailError


def normal_email(text: str) -> str:
    """Return an address in small letters.

    Raises:
        UnfitEmailError: It is none.
    """
    try:
        address = validate_email(_plain(text), check_deliverability=False)
    except EmailNotValidError as trouble:
        raise UnfitEmailError("use an address such as ada@example.com.") from trouble
    return address.normalized.lower()


def _plain(text: str) -> str:
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return seen.strip().removeprefix("mailto:")


def masked_email(address: str) -> str:
    """Return enough of an address to recognise one's own: ``a•••@example.com``."""
    name, _, domain = address.rpartition("@")
    return f"{name[:1]}•••@{domain}"
