"""Where a message may lead: a page, a telephone, a mailbox."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from walletpass.passes.messages.errors import UnsafeLinkError

LONGEST_LINK: Final = 500
_PHONE: Final = re.compile(r"\+?[0-9][0-9().\-]{1,30}")
_MAILBOX: Final = re.compile(r"[^@\s?]+@[^@\s?]+\.[^@\s?]+(\?[^\s]*)?")


def check_link(link: str) -> None:
    """Stop a link that is no https, tel or mailto address.

    Raises:
        UnsafeLinkError: It is not.
    """
    if len(link) > LONGEST_LINK or not _is_safe(link):
        raise UnsafeLinkError(link)


def _is_safe(link: str) -> bool:
    if any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zs"} for sign in link):
        return False
    if any(sign in link for sign in "\"'<>\\"):
        return False
    scheme, _, rest = link.partition(":")
    match scheme.lower():
        case "https":
            return _is_page(link)
        case "tel":
            return bool(_PHONE.fullmatch(rest))
        case "mailto":
            return bool(_MAILBOX.fullmatch(rest))
        case _:
            return False


def _is_page(link: str) -> bool:
    try:
        address = urlsplit(link)
        _ = address.port
    except ValueError:
        return False
    return bool(address.hostname) and address.username is None
