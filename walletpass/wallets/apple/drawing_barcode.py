"""The barcode of a card as a drawing that scanners read from a screen or from paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

import zxingcpp

from walletpass.passes.design import Symbology
from walletpass.wallets.apple.barcodes import fault_of
from walletpass.wallets.apple.drawing_fields import text_in
from walletpass.wallets.apple.drawing_words import Reader
from walletpass.wallets.apple.vocabulary import BARCODES

_SYMBOLOGIES: Final[Mapping[str, Symbology]] = {
    name: ours for ours, name in BARCODES.items()
}
_FORMATS: Final[Mapping[Symbology, zxingcpp.BarcodeFormat]] = {
    "qr": zxingcpp.BarcodeFormat.QRCode,
    "pdf417": zxingcpp.BarcodeFormat.PDF417,
    "aztec": zxingcpp.BarcodeFormat.Aztec,
    "code128": zxingcpp.BarcodeFormat.Code128,
    "code39": zxingcpp.BarcodeFormat.Code39,
    "codabar": zxingcpp.BarcodeFormat.Codabar,
    "ean13": zxingcpp.BarcodeFormat.EAN13,
    "itf": zxingcpp.BarcodeFormat.ITF,
}
# Widths of the white around a code, in modules, from each symbology's own standard.
_QUIET: Final[Mapping[Symbology, int]] = {"qr": 4, "aztec": 2, "pdf417": 2}
_QUIET_OF_LINES = 11
_LINES_HIGH = 0.22  # of a linear code's width, as Wallet draws them
_LEVEL_OF_QR = "M"  # Wallet's own


@dataclass(frozen=True, slots=True)
class DrawnBarcode:
    """A barcode as one SVG path on a white field of *width* × *height* units.

    The quiet zone is part of the field. *text* is what stands beneath.
    """

    symbology: Symbology
    message: str
    text: str
    path: str
    width: int
    height: int

    @property
    def is_square(self) -> bool:
        """Tell whether it is one of the square kinds, which leave room for less."""
        return self.symbology in ("qr", "aztec")


def first_barcode(card: Mapping[str, Any], reader: Reader) -> DrawnBarcode | None:
    """Return the first barcode of pass.json that can be drawn, as a phone does."""
    return next(
        (
            drawn
            for code in _codes(card)
            if (symbology := _SYMBOLOGIES.get(text_in(code, "format")))
            and (
                drawn := draw_barcode(
                    symbology,
                    text_in(code, "message"),
                    text=reader.said(text_in(code, "altText")),
                )
            )
        ),
        None,
    )


def _codes(card: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    codes = card.get("barcodes")
    listed = codes if isinstance(codes, list) else []
    return [code for code in (*listed, card.get("barcode")) if isinstance(code, dict)]


def draw_barcode(
    symbology: Symbology, message: str, *, text: str = ""
) -> DrawnBarcode | None:
    """Draw *message*, or return None if this symbology cannot carry it."""
    if fault_of(symbology, message, "utf-8"):
        return None
    options = {"ec_level": _LEVEL_OF_QR} if symbology == "qr" else {}
    try:
        barcode = zxingcpp.create_barcode(message, _FORMATS[symbology], **options)
    except ValueError:
        return None
    modules = _modules(barcode.to_image(scale=1, add_quiet_zones=False))
    quiet = _QUIET.get(symbology, _QUIET_OF_LINES)
    width = len(modules[0]) + 2 * quiet
    if symbology in _QUIET:
        height = len(modules) + 2 * quiet
        path = "".join(_rows(modules, quiet))
    else:
        height = round(width * _LINES_HIGH)
        path = "".join(_bars(modules[0], quiet, height))
    return DrawnBarcode(symbology, message, text, path, width, height)


def _modules(image: zxingcpp.Image) -> list[list[int]]:
    """Return a picture's rows, zero where it is dark."""
    rows: list[list[int]] = memoryview(image).tolist()  # type: ignore[arg-type, assignment]  # its stub forgets that it is a buffer
    return rows


def _rows(modules: Sequence[Sequence[int]], quiet: int) -> Iterator[str]:
    for y, row in enumerate(modules):
        for x, length in _dark(row):
            yield f"M{x + quiet} {y + quiet}h{length}v1h-{length}z"


def _bars(row: Sequence[int], quiet: int, height: int) -> Iterator[str]:
    for x, length in _dark(row):
        yield f"M{x + quiet} 0h{length}v{height}h-{length}z"


def _dark(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Return where dark stretches begin in a row, and how long they are."""
    x = 0
    for shade, stretch in groupby(row):
        length = len(list(stretch))
        if not shade:
            yield x, length
        x += length
