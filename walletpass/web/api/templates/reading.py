"""Designs in requests: read to the letter, and every fault told by its place, at once.

A form may be forgiven a number in quotes; a program that sends one has a mistake in it.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Final

import orjson
from pydantic import BeforeValidator, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from walletpass.kernel.signs import TURNING
from walletpass.passes import Design

DEEPEST: Final = 20
MOST_FAULTS: Final = 100

_STEERING: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1c\x1e\x1f\x7f{TURNING}]")
"""What no text has in it: lines may break, and GS1's barcodes part groups with 1D."""

_OTHER_KIND: Final = {"dict_type", "string_type", "int_type", "float_type"}
_VALUE: Final = 4  # steps to the value of a field: fields, header, 0, value

Place = tuple[int | str, ...]


def _strictly(told: Any) -> Design:
    """Return the design that *told* describes.

    Raises:
        ValidationError: It describes none; every reason is in it, up to a hundred.
    """
    odd = list(_odd(told))
    if any(len(place) >= DEEPEST for place, _ in odd):
        raise _unfit(odd)
    try:
        design = Design.model_validate_json(orjson.dumps(told), strict=True)
    except ValidationError as unfit:
        raise _unfit([*odd, *_faults(unfit)]) from None
    if odd:
        raise _unfit(odd)
    return design


def _odd(told: Any) -> Iterator[tuple[Place, str]]:
    """Return what no part of a design may be, wherever it stands."""
    waiting: list[tuple[Place, Any]] = [((), told)]
    while waiting:
        place, part = waiting.pop()
        if isinstance(part, str) and _STEERING.search(part):
            yield place, "Leave out control characters, and U+202A to U+202E"
        if not isinstance(part, dict | list):
            continue
        if len(place) == DEEPEST:
            yield place, "No card needs anything nested as deep"
            continue
        steps = part if isinstance(part, dict) else range(len(part))
        if any(isinstance(step, str) and _STEERING.search(step) for step in steps):
            yield place, "Leave control characters out of names"
        waiting += [((*place, step), part[step]) for step in steps]


def _faults(unfit: ValidationError) -> Iterator[tuple[Place, str]]:
    """Return what does not fit, and of a field's value only what was meant by it.

    A value is a text, texts or a number, and whatever is none of them misses all three.
    """
    faults = unfit.errors(include_url=False, include_context=False, include_input=False)
    meant = {
        fault["loc"][:_VALUE]
        for fault in faults
        if _is_in_value(fault["loc"]) and not _is_other_kind(fault)
    }
    for fault in faults:
        place = fault["loc"]
        if not _is_in_value(place):
            yield _plain(place), fault["msg"].removeprefix("Value error, ")
        elif not _is_other_kind(fault):
            yield _plain((*place[:_VALUE], *place[_VALUE + 1 :])), fault["msg"]
        elif place[:_VALUE] not in meant:
            meant.add(place[:_VALUE])
            yield place[:_VALUE], "Write a text, texts by language, or a number"


def _is_in_value(place: Place) -> bool:
    return len(place) > _VALUE and (place[0], place[_VALUE - 1]) == ("fields", "value")


def _is_other_kind(fault: Any) -> bool:
    return len(fault["loc"]) == _VALUE + 1 and fault["type"] in _OTHER_KIND


def _plain(place: Place) -> Place:
    """Return a place without the words that tell a name's faults from its value's."""
    return place[: place.index("[key]")] if "[key]" in place else place


def _unfit(faults: list[tuple[Place, str]]) -> ValidationError:
    told = list(dict.fromkeys(faults))
    if len(told) > MOST_FAULTS:
        more = len(told) - MOST_FAULTS
        told = [*told[:MOST_FAULTS], ((), f"There are {more} more faults than these")]
    return ValidationError.from_exception_data(
        "Design",
        [
            InitErrorDetails(
                type=PydanticCustomError("unfit", "{message}", {"message": message}),
                loc=place,
                input=None,
            )
            for place, message in told
        ],
    )


StrictDesign = Annotated[Design, BeforeValidator(_strictly)]
"""A design that a program sent."""
