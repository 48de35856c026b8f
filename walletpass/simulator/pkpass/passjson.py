"""Reading the JSON of a pass, and finding the way around in it."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, NoReturn

from walletpass.simulator.pkpass.refusal import RefusedError

Json = dict[str, Any]

STYLES = ("storeCard", "coupon", "generic", "eventTicket", "boardingPass")
GROUPS = (
    "headerFields",
    "primaryFields",
    "secondaryFields",
    "auxiliaryFields",
    "backFields",
    "additionalInfoFields",
)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def parse_json(data: bytes, name: str) -> Json:
    """Return the object in a JSON file: UTF-8, no mark, no key twice, no null, no NaN.

    Raises:
        RefusedError: It is anything else.
    """
    try:
        content = json.loads(
            data.decode("utf-8"),
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError) as fault:
        raise RefusedError("json", f"{name} is not strict JSON: {fault}") from fault
    if not isinstance(content, dict):
        raise RefusedError("json", f"{name} is not an object")
    _demand_no_null(content, name)
    return content


def style_of(content: Json) -> str:
    """Return which kind of pass this is: a ``storeCard``, a ``coupon``, and so on."""
    return next(style for style in STYLES if style in content)


def fields_of(content: Json) -> Iterator[Json]:
    """Visit the fields of the pass in the order Wallet lays them out."""
    for _, field in grouped_fields(content):
        yield field


def grouped_fields(content: Json) -> Iterator[tuple[str, Json]]:
    """Visit the fields, each with the name of its group."""
    face = content[style_of(content)]
    for group in GROUPS:
        for field in face.get(group, []):
            yield group, field


def parse_date(text: str) -> datetime:
    """Return an instant written as Wallet reads it: to the second, with its zone.

    Raises:
        RefusedError: The zone is missing, fractions are added, or no such day exists.
    """
    if _DATE.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise RefusedError("date", f"{text!r} is not a date as Wallet reads it")


def is_number(value: Any) -> bool:
    """Tell a JSON number; a text of digits is none, and neither is true."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


def _demand_no_null(value: Any, where: str) -> None:
    if value is None:
        raise RefusedError("json", f"{where} is null; leave the key out instead")
    if isinstance(value, dict):
        for key, inner in value.items():
            _demand_no_null(inner, f"{where}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            _demand_no_null(inner, f"{where}/{place}")
