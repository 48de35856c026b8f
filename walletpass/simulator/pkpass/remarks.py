"""What Wallet swallows without a word: shown cut, shown plain, or not at all."""

from collections.abc import Iterator

from walletpass.simulator.pkpass.bundle import Bundle
from walletpass.simulator.pkpass.passjson import (
    Json,
    grouped_fields,
    is_number,
    style_of,
)
from walletpass.simulator.pkpass.passrules import OLD_BARCODES
from walletpass.simulator.pkpass.strings import UnreadableStringsError, parse_strings

_MOST_PLACES = 10
_MOST_HEADERS = 3
_MOST_IN_ROW = 4
_UNALIGNED = ("primaryFields", "backFields")
_ROW_SHARED = ("storeCard", "coupon")


def remarks(bundle: Bundle) -> Iterator[str]:
    """Tell what in a good pass will not look the way its maker meant."""
    yield from _about_pass(bundle.content)
    for group, field in grouped_fields(bundle.content):
        yield from _about_field(group, field)
    yield from _about_room(bundle.content)
    yield from _about_files(bundle)


def _about_pass(content: Json) -> Iterator[str]:
    if not is_number(content.get("maxDistance", 0)):
        yield "maxDistance is not a number: dropped"
    places = content.get("locations", [])
    if len(places) > _MOST_PLACES:
        yield f"{len(places)} locations: only the first {_MOST_PLACES} count"
    for place in places:
        if not all(is_number(place.get(key)) for key in ("latitude", "longitude")):
            yield "a location without two numbers: dropped"
    formats = {barcode["format"] for barcode in content.get("barcodes", [])}
    if formats and not formats & set(OLD_BARCODES):
        yield "phones before iOS 27 draw none of the barcodes"
    if not all(map(is_number, content.get("associatedStoreIdentifiers", []))):
        yield "associatedStoreIdentifiers are not all numbers: dropped"
    if "groupingIdentifier" in content and style_of(content) in _ROW_SHARED:
        yield f"groupingIdentifier means nothing on a {style_of(content)}"


def _about_field(group: str, field: Json) -> Iterator[str]:
    key = field["key"]
    if {"numberStyle", "currencyCode"} <= field.keys():
        yield f"field {key}: numberStyle and currencyCode exclude each other"
    if {"numberStyle", "currencyCode"} & field.keys() and not is_number(field["value"]):
        yield f"field {key}: the value is not a number and is shown as it stands"
    if field.get("changeMessage", "%@").count("%@") != 1:
        yield f"field {key}: changeMessage without its %@, the notice will be generic"
    if "textAlignment" in field and group in _UNALIGNED:
        yield f"field {key}: textAlignment is not for {group}"


def _about_room(content: Json) -> Iterator[str]:
    style = style_of(content)
    count = {group: len(fields) for group, fields in content[style].items() if fields}
    if count.get("headerFields", 0) > _MOST_HEADERS:
        yield f"more than {_MOST_HEADERS} header fields: cut"
    if style in _ROW_SHARED:
        row = count.get("secondaryFields", 0) + count.get("auxiliaryFields", 0)
        if row > _MOST_IN_ROW:
            yield f"{row} secondary and auxiliary fields in one row: cut"
        if count.get("primaryFields", 0) > 1:
            yield "more than one primary field: cut"


def _about_files(bundle: Bundle) -> Iterator[str]:
    for name, data in bundle.files.items():
        folder, _, file = name.rpartition("/")
        if file == "pass.strings":
            try:
                parse_strings(data)
            except UnreadableStringsError as fault:
                yield f"{name}: {fault}; the keys are shown"
        elif folder and file in bundle.files:
            yield f"{name} is never seen: {file} at the root wins"
    if "personalization.json" in bundle.files and not may_personalise(bundle):
        yield "personalization.json without nfc or personalizationLogo: no sign-up"


def may_personalise(bundle: Bundle) -> bool:
    """Tell whether Wallet offers to sign up for this pass."""
    return (
        "personalization.json" in bundle.files
        and "nfc" in bundle.content
        and any(name.startswith("personalizationLogo") for name in bundle.files)
    )
