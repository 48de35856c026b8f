"""The card, drawn: what a bundle shows on a phone, as plain values for a page.

Whatever the bundle says is taken with care. A part that a phone would not show is left
out, and nothing becomes a style, a script or a link that a page could not trust.

    drawing = draw(bundle, "pl", now=now, zone=ZoneInfo("Europe/Warsaw"))
    drawing.header[0].value
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

import orjson

from walletpass.kernel.languages import Language
from walletpass.passes.colours import WHITE, Colour, readable_on
from walletpass.wallets.apple.bundle_errors import UnreadablePassError
from walletpass.wallets.apple.dates import read_date
from walletpass.wallets.apple.drawing_barcode import DrawnBarcode, first_barcode
from walletpass.wallets.apple.drawing_fields import (
    BackEntry,
    DrawnField,
    back_entries,
    fields_of,
    text_in,
)
from walletpass.wallets.apple.drawing_pictures import pictures_of
from walletpass.wallets.apple.drawing_words import Reader, words_in
from walletpass.wallets.apple.names import PASS
from walletpass.wallets.apple.opening import unpack
from walletpass.wallets.apple.vocabulary import TRANSITS

_STYLES = ("storeCard", "coupon", "generic", "eventTicket", "boardingPass")
_TRANSITS = {vendors: transit for transit, vendors in TRANSITS.items()}
_MOST_IN_A_ROW = 4
_MOST_HEADERS = 3


@dataclass(frozen=True, slots=True)
class CardDrawing:
    """One card as somebody who reads *language* sees it.

    *style* is Apple's word for it, such as ``storeCard``. *pictures* are data URIs by
    name (``logo``, ``icon``, ``strip`` …). *rows* stand between picture and barcode.
    *transit* is what a boarding pass is for, in our word, and empty on other cards.
    """

    language: Language
    style: str
    serial_number: str
    organization: str
    description: str
    logo_text: str
    background: Colour
    foreground: Colour
    label: Colour
    pictures: Mapping[str, str]
    header: tuple[DrawnField, ...]
    primary: tuple[DrawnField, ...]
    transit: str
    rows: tuple[tuple[DrawnField, ...], ...]
    back: tuple[BackEntry, ...]
    barcode: DrawnBarcode | None
    voided: bool
    expired: bool

    @property
    def is_live(self) -> bool:
        """Tell whether a till would still take it."""
        return not (self.voided or self.expired)


def draw(
    bundle: bytes, language: Language, *, now: datetime, zone: tzinfo = UTC
) -> CardDrawing:
    """Draw a bundle for somebody who reads *language* and lives in *zone*.

    Raises:
        DamagedBundleError: It is no bundle.
        UnreadablePassError: Its pass.json is missing, or no JSON object.
    """
    files, _issues = unpack(bundle)
    card = _read(files.get(PASS, b""))
    reader = Reader(language, words_in(files, language), now, zone)
    style = next((name for name in _STYLES if isinstance(card.get(name), dict)), "")
    groups: Mapping[str, Any] = card[style] if style else {}
    barcode = first_barcode(card, reader)
    background = _colour(card, "backgroundColor") or WHITE
    foreground = _colour(card, "foregroundColor") or readable_on(background)
    return CardDrawing(
        language=language,
        style=style or "storeCard",
        serial_number=text_in(card, "serialNumber"),
        organization=reader.said(text_in(card, "organizationName")),
        description=reader.said(text_in(card, "description")),
        logo_text=reader.said(text_in(card, "logoText")),
        background=background,
        foreground=foreground,
        label=_colour(card, "labelColor") or foreground,
        pictures=pictures_of(files, language),
        header=fields_of(groups, "headerFields", reader)[:_MOST_HEADERS],
        primary=_primary(style, groups, reader),
        transit=_transit(style, groups),
        rows=_rows(style, groups, barcode, reader),
        back=back_entries(groups, reader),
        barcode=barcode,
        voided=card.get("voided") is True,
        expired=_has_expired(text_in(card, "expirationDate"), now),
    )


def _read(pass_json: bytes) -> dict[str, Any]:
    try:
        card = orjson.loads(pass_json)
    except orjson.JSONDecodeError as fault:
        raise UnreadablePassError(str(fault)) from fault
    if not isinstance(card, dict):
        raise UnreadablePassError("it is not an object")
    return card


def _colour(card: Mapping[str, Any], key: str) -> Colour | None:
    try:
        return Colour.read(text_in(card, key))
    except ValueError:
        return None


def _primary(
    style: str, groups: Mapping[str, Any], reader: Reader
) -> tuple[DrawnField, ...]:
    most = 2 if style == "boardingPass" else 1
    return fields_of(groups, "primaryFields", reader)[:most]


def _transit(style: str, groups: Mapping[str, Any]) -> str:
    if style != "boardingPass":
        return ""
    return _TRANSITS.get(text_in(groups, "transitType"), "")


def _rows(
    style: str, groups: Mapping[str, Any], barcode: DrawnBarcode | None, reader: Reader
) -> tuple[tuple[DrawnField, ...], ...]:
    """Lay the smaller fields out: how many rows there are depends on the style.

    https://developer.apple.com/library/archive/documentation/UserExperience/Conceptual/PassKit_PG/Creating.html
    (checked 2026-11)
    """
    secondary = fields_of(groups, "secondaryFields", reader)
    auxiliary = fields_of(groups, "auxiliaryFields", reader)
    one_row = style in ("storeCard", "coupon") or (
        style == "generic" and barcode is not None and barcode.is_square
    )
    rows: Sequence[tuple[DrawnField, ...]]
    if one_row:
        rows = [secondary + auxiliary]
    elif style == "boardingPass":
        rows = [auxiliary, secondary]
    else:
        first = tuple(field for field in auxiliary if field.row == 0)
        second = tuple(field for field in auxiliary if field.row == 1)
        rows = [secondary, first, second]
    return tuple(row[:_MOST_IN_A_ROW] for row in rows if row)


def _has_expired(written: str, now: datetime) -> bool:
    moment = read_date(written)
    return moment is not None and moment <= now
