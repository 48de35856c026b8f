"""What `pass.json` must say, key by key, before Wallet takes the pass."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from walletpass.simulator.pkpass.passjson import (
    GROUPS,
    STYLES,
    Json,
    fields_of,
    is_number,
    parse_date,
)
from walletpass.simulator.pkpass.refusal import RefusedError, Sin

OLD_BARCODES = tuple(
    f"PKBarcodeFormat{name}" for name in ("QR", "PDF417", "Aztec", "Code128")
)
NEW_BARCODES = tuple(
    f"PKBarcodeFormat{name}" for name in ("Code39", "Codabar", "EAN13", "I2of5")
)
"""Drawn since iOS 27."""

_SHORTEST_TOKEN = 16
_COLOUR = re.compile(r"rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)", re.ASCII)


def check_pass(content: Json) -> None:
    """Look through a whole pass.

    Raises:
        RefusedError: It lacks what every pass has, or says something in a type or a
            spelling that Wallet does not read.
    """
    _check_top(content)
    for field in fields_of(content):
        _check_field(field)
    _demand_unique_keys(content)
    _check_barcodes(content)
    _check_service(content)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_filled(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


def _is_date(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    parse_date(value)
    return True


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _one_of(prefix: str, *words: str) -> Callable[[Any], bool]:
    allowed = [prefix + word for word in words]
    return lambda value: value in allowed


def _all_of(prefix: str, *words: str) -> Callable[[Any], bool]:
    is_right = _one_of(prefix, *words)
    return lambda value: isinstance(value, list) and all(map(is_right, value))


_Rules = Mapping[str, Callable[[Any], bool]]

_REQUIRED: _Rules = {
    "formatVersion": lambda value: is_number(value) and value == 1,
    "passTypeIdentifier": _is_filled,
    "teamIdentifier": _is_filled,
    "serialNumber": _is_filled,
    "organizationName": _is_filled,
    "description": _is_filled,
}
_OPTIONAL: _Rules = {
    **dict.fromkeys(("logoText", "groupingIdentifier", "appLaunchURL"), _is_text),
    **dict.fromkeys(("webServiceURL", "authenticationToken"), _is_text),
    **dict.fromkeys(("voided", "sharingProhibited", "suppressStripShine"), _is_flag),
    **dict.fromkeys(("expirationDate", "relevantDate"), _is_date),
    **dict.fromkeys(("locations", "beacons", "barcodes", "relevantDates"), _is_list),
    **dict.fromkeys(("backgroundColor", "foregroundColor", "labelColor"), _is_colour),
}
_FIELD_REQUIRED: _Rules = {
    "key": _is_filled,
    "value": lambda value: _is_text(value) or is_number(value),
}
_FIELD_OPTIONAL: _Rules = {
    **dict.fromkeys(("label", "changeMessage", "attributedValue"), _is_text),
    **dict.fromkeys(("isRelative", "ignoresTimeZone"), _is_flag),
    **dict.fromkeys(
        ("dateStyle", "timeStyle"),
        _one_of("PKDateStyle", "None", "Short", "Medium", "Long", "Full"),
    ),
    "currencyCode": lambda value: (
        _is_text(value) and len(value) == 3 and value.isupper()  # noqa: PLR2004 - ISO 4217
    ),
    "numberStyle": _one_of(
        "PKNumberStyle", "Decimal", "Percent", "Scientific", "SpellOut"
    ),
    "textAlignment": _one_of("PKTextAlignment", "Natural", "Left", "Center", "Right"),
    "dataDetectorTypes": _all_of(
        "PKDataDetectorType", "PhoneNumber", "Link", "Address", "CalendarEvent"
    ),
}
_BARCODE: _Rules = {
    "format": lambda value: value in (*OLD_BARCODES, *NEW_BARCODES),
    "message": _is_filled,
    "messageEncoding": _is_filled,
}


def _check_top(content: Json) -> None:
    _check(content, _REQUIRED, _OPTIONAL, "pass.json")
    styles = [style for style in STYLES if style in content]
    _demand(len(styles) == 1, f"pass.json has {len(styles)} styles where one is due")
    face = content[styles[0]]
    _demand(isinstance(face, dict), f"{styles[0]} is not an object")
    for group in GROUPS:
        _demand(_is_list(face.get(group, [])), f"{group} is not a list of fields")
    for when in content.get("relevantDates", []):
        for key in ("date", "relevantDate", "startDate", "endDate"):
            _demand(_is_date(when.get(key, "2000-01-01T00:00Z")), f"{key} is no date")


def _check_field(field: Json) -> None:
    name = f"field {field.get('key', '?')}"
    _check(field, _FIELD_REQUIRED, _FIELD_OPTIONAL, name)
    if "dateStyle" in field or "timeStyle" in field:
        _demand(_is_date(field["value"]), f"{name}: a date style, but no date", "date")


def _demand_unique_keys(content: Json) -> None:
    keys = [field["key"] for field in fields_of(content)]
    twice = {key for key in keys if keys.count(key) > 1}
    _demand(not twice, f"field keys used twice: {', '.join(sorted(twice))}")


def _check_barcodes(content: Json) -> None:
    for barcode in content.get("barcodes", []):
        _check(barcode, _BARCODE, {"altText": _is_text}, "barcode")
        try:
            barcode["message"].encode(barcode["messageEncoding"])
        except (LookupError, UnicodeEncodeError) as fault:
            raise RefusedError("content", f"barcode: {fault}") from fault


def _check_service(content: Json) -> None:
    address, token = content.get("webServiceURL"), content.get("authenticationToken")
    _demand(
        (address is None) == (token is None),
        "webServiceURL and authenticationToken go together",
        "service",
    )
    if token is not None:
        _demand(
            len(token) >= _SHORTEST_TOKEN, "authenticationToken is too short", "service"
        )


def _check(found: Json, required: _Rules, optional: _Rules, where: str) -> None:
    for key in required:
        _demand(key in found, f"{where} has no {key}")
    for key, is_right in {**required, **optional}.items():
        if key in found and not is_right(found[key]):
            value = "…" if key == "authenticationToken" else repr(found[key])
            raise RefusedError("content", f"{where}: {key} cannot be {value}")


def _demand(right: bool, reason: str, sin: Sin = "content") -> None:  # noqa: FBT001 - reads as a sentence
    if not right:
        raise RefusedError(sin, reason)
