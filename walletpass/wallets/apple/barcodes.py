"""Which barcodes can carry a message, and in which order a pass offers them.

A phone shows the first barcode of the list that it can draw.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from walletpass.passes.design import Symbology
from walletpass.passes.numbers import check_digit
from walletpass.wallets.apple.vocabulary import BARCODES

DRAWN_EVERYWHERE: Final[frozenset[Symbology]] = frozenset({"qr", "pdf417", "aztec"})
"""What every iPhone and watch draws. Code 128 came with iOS 9 and never to the watch."""

SINCE_IOS_27: Final[frozenset[Symbology]] = frozenset(
    {"code39", "codabar", "ean13", "itf"}
)
# Most bytes at the level of correction Wallet is known to use (QR: M; others: 23 %).
_MOST_BYTES: Final[Mapping[Symbology, int]] = {
    "qr": 2_331,
    "pdf417": 1_000,
    "aztec": 1_400,
    "code128": 80,
}


def with_fallbacks(wanted: Sequence[Symbology]) -> list[Symbology]:
    """Return what a pass offers, best first, when a design wants these.

    What a till's laser reads today comes first; phones that cannot draw it show the same
    message as Code 128, and watches as a QR code.
    """
    offered = list(dict.fromkeys(wanted))
    if offered and SINCE_IOS_27.issuperset(offered):
        offered.append("code128")
    if DRAWN_EVERYWHERE.isdisjoint(offered):
        offered.append("qr")
    return offered


def barcode_list(
    offered: Sequence[Symbology], message: str, alt_text: str, encoding: str
) -> list[dict[str, Any]]:
    """Return the barcodes of one card; one that cannot carry the message is passed over."""
    encoding = encoding_for(message, encoding)
    barcodes = []
    for symbology in offered:
        if fault_of(symbology, message, encoding) is None:
            code = {
                "format": BARCODES[symbology],
                "message": message,
                "messageEncoding": encoding,
            }
            if alt_text:
                code["altText"] = alt_text
            barcodes.append(code)
    return barcodes


def encoding_for(message: str, wanted: str) -> str:
    """Return the encoding to name: the *wanted* one, or UTF-8 where that falls short."""
    return wanted if _representable(message, wanted) else "utf-8"


class Fault(NamedTuple):
    """Why a barcode cannot carry a message: by name, in English, with its figures."""

    code: str
    reason: str
    facts: Mapping[str, str | int] = MappingProxyType({})


def fault_of(symbology: Symbology, message: str, encoding: str) -> Fault | None:
    """Return why this barcode cannot carry the message, `None` when it can.

    >>> fault_of("ean13", "4006381333932", "iso-8859-1").reason
    'its last digit should be 1'
    """
    if not message:
        return Fault("empty", "there is nothing in it")
    if not _representable(message, encoding):
        return Fault(
            "unwritable", f"{encoding} has no way to write some of its characters"
        )
    most = _MOST_BYTES.get(symbology)
    if most and len(message.encode(encoding)) > most:
        return Fault(
            "long", f"it is longer than the {most} bytes that fit", {"most": most}
        )
    check = _RULES.get(symbology)
    return check(message) if check else None


def _representable(message: str, encoding: str) -> bool:
    try:
        message.encode(encoding)
    except (LookupError, UnicodeError):
        return False
    return True


def _ean13(message: str) -> Fault | None:
    if not _digits(message) or len(message) != len("4006381333931"):
        return Fault("ean13", "EAN-13 is thirteen digits")
    return _checked(message)


def _itf(message: str) -> Fault | None:
    if not _digits(message) or len(message) % 2:
        return Fault("itf", "Interleaved 2 of 5 is an even number of digits")
    return _checked(message) if len(message) == len("15400141288763") else None


def _checked(digits: str) -> Fault | None:
    """Compare the last digit with the one that GS1 computes from the others.

    https://www.gs1.org/services/how-calculate-check-digit-manually (checked 2026-11)
    """
    body = digits[:-1].rjust(14, "0")  # an even number, so that weights end with 3
    right = check_digit(body)
    if digits[-1] == right:
        return None
    return Fault("digit", f"its last digit should be {right}", {"digit": right})


def _digits(message: str) -> bool:
    return message.isascii() and message.isdigit()


def _code128(message: str) -> Fault | None:
    return None if message.isascii() else Fault("code128", "Code 128 is ASCII only")


def _code39(message: str) -> Fault | None:
    if re.fullmatch(r"[0-9A-Z .$/+%-]{1,43}", message):
        return None
    return Fault(
        "code39", "Code 39 is capitals, digits and - . $ / + % and space, up to 43"
    )


def _codabar(message: str) -> Fault | None:
    if re.fullmatch(r"[A-D]?[0-9$:/.+-]{1,40}[A-D]?", message):
        return None
    return Fault(
        "codabar", "Codabar is digits and - $ : / . +, between letters A to D, up to 40"
    )


_RULES: Final[Mapping[Symbology, Callable[[str], Fault | None]]] = {
    "ean13": _ean13,
    "itf": _itf,
    "code128": _code128,
    "code39": _code39,
    "codabar": _codabar,
}
