"""Barcodes: whether each can be drawn, and whether every phone can draw one of them."""

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.barcodes import DRAWN_EVERYWHERE, SINCE_IOS_27, fault_of
from walletpass.wallets.apple.validation.findings import (
    objects_in,
    quoted,
    text_in,
)
from walletpass.wallets.apple.vocabulary import BARCODES

_SYMBOLOGIES: Final = {name: symbology for symbology, name in BARCODES.items()}
_CHARACTER_SETS: Final = re.compile(
    r"ascii|iso8859-\d+|utf-(8|16|32)(-[bl]e)?|cp\d+|koi8-[ru]|shift_jis.*|euc_.*"
    r"|gb2312|gbk|gb18030|big5.*"
)


def barcodes(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check the list of barcodes and the single one for old readers."""
    formats = []
    for path, code in objects_in(card, "barcodes", "$"):
        formats.append(_SYMBOLOGIES.get(text_in(code, "format") or ""))
        yield from _barcode(path, code)
    offered = {symbology for symbology in formats if symbology}
    if offered and offered <= SINCE_IOS_27:
        yield warning(
            "barcode-only-new-phones",
            "$.barcodes",
            "Phones before iOS 27 draw none of these, and show no barcode at all.",
            "Add Code 128, or a QR code, at the end of the list.",
        )
    elif offered and not offered & DRAWN_EVERYWHERE:
        yield warning(
            "barcode-not-on-watches",
            "$.barcodes",
            "Watches draw no Code 128, and show no barcode at all.",
            "Add a QR code at the end of the list.",
        )
    yield from _single(card)


def _single(card: Mapping[str, Any]) -> Iterator[Issue]:
    code = card.get("barcode")
    if not isinstance(code, Mapping):
        return
    yield from _barcode("$.barcode", code)
    if "barcodes" not in card:
        yield warning(
            "barcode-single",
            "$.barcode",
            "The single barcode is for readers before iOS 9.",
            "Put it into the list barcodes as well.",
        )
    symbology = _SYMBOLOGIES.get(text_in(code, "format") or "")
    if symbology and symbology not in DRAWN_EVERYWHERE:
        yield warning(
            "barcode-single-kind",
            "$.barcode.format",
            "Readers that look here know QR, PDF417 and Aztec only.",
            "Use one of these here.",
        )


def _barcode(path: str, code: Mapping[str, Any]) -> Iterator[Issue]:
    encoding = text_in(code, "messageEncoding")
    if encoding is not None and not _is_character_set(encoding):
        yield error(
            "barcode-encoding",
            f"{path}.messageEncoding",
            "{encoding} is no character set.",
            "Write iso-8859-1, or utf-8 if your scanners read it.",
            encoding=quoted(encoding),
        )
        return
    message = text_in(code, "message")
    symbology = _SYMBOLOGIES.get(text_in(code, "format") or "")
    if message is None or symbology is None or encoding is None:
        return  # told by its shape
    if fault := fault_of(symbology, message, encoding):
        yield error(
            f"barcode-{fault.code}",
            f"{path}.message",
            "It cannot be drawn: {reason}.",
            "Correct the message, or choose another kind of barcode.",
            reason=fault.reason,
            symbology=symbology,
            carried=message,
            **fault.facts,
        )


def _is_character_set(name: str) -> bool:
    """Tell whether scanners may know this name; Python's own codecs are not meant."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return bool(_CHARACTER_SETS.fullmatch(codec.name))
