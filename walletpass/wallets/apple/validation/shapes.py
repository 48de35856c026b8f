"""Whether a JSON value has the shape Wallet expects: types, required keys, known words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from walletpass.passes.colours import Colour
from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.dates import read_date
from walletpass.wallets.apple.validation.findings import (
    below,
    is_number,
    quoted,
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A single value: what it is called, how it is known, and how to put it right.

    *code* is what a value is called that is none.
    """

    code: str
    name: str
    fits: Callable[[Any], bool]
    remedy: str


@dataclass(frozen=True, slots=True)
class Words:
    """One of a few words; any other may make Wallet refuse the pass."""

    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """A list of values of one shape."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Members:
    """An object with these members, of which some are required."""

    known: Mapping[str, "Shape"]
    required: tuple[str, ...] = ()


Shape = Plain | Words | Each | Members


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_address(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        address = urlsplit(value)
    except ValueError:
        return False
    return bool(address.scheme and (address.netloc or address.path))


def _is_colour(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        Colour.read(value)
    except ValueError:
        return False
    return True


TEXT: Final = Plain("no-text", "a text", _is_text, "Write it in quotes.")
NUMBER: Final = Plain(
    "no-number",
    "a number",
    is_number,
    "Write a number, without quotes: Wallet drops it otherwise.",
)
TRUTH: Final = Plain(
    "no-truth",
    "true or false",
    lambda value: isinstance(value, bool),
    "Write true or false, without quotes.",
)
DATE: Final = Plain(
    "no-date",
    "a date with its zone",
    lambda value: isinstance(value, str) and read_date(value) is not None,
    "Write it like 2026-03-01T09:30:00Z or 2026-03-01T09:30:00+03:00: with the zone, "
    "and without fractions of a second.",
)
ADDRESS: Final = Plain(
    "no-address", "an address", _is_address, "Write the whole URL, https:// first."
)
COLOUR: Final = Plain(
    "no-colour", "a colour", _is_colour, "Write it as rgb(23, 187, 82)."
)
TEXT_OR_NUMBER: Final = Plain(
    "no-text-or-number",
    "a text or a number",
    lambda value: isinstance(value, str) or is_number(value),
    "Give the field a text, a number, or a date as text.",
)
ANYTHING: Final = Plain("nothing", "anything", lambda _value: True, "")


def faults_of(value: Any, shape: Shape, path: str) -> Iterator[Issue]:
    """Return every way in which *value* differs from *shape*."""
    if value is None and shape is not ANYTHING:
        yield error("null", path, "It is null.", "Leave the key out instead.")
        return
    match shape:
        case Plain(code, name, fits, remedy):
            if not fits(value):
                message = f"It should be {name}, and is {{value}}."
                yield error(code, path, message, remedy, value=quoted(value))
        case Words(known):
            yield from _faults_of_word(value, known, path)
        case Each(item):
            yield from _faults_of_list(value, item, path)
        case Members():
            yield from _faults_of_object(value, shape, path)


def _faults_of_word(value: Any, known: tuple[str, ...], path: str) -> Iterator[Issue]:
    if value not in known:
        yield error(
            "word-unknown",
            path,
            "{value} is nothing Wallet knows here.",
            "Write one of {known}.",
            value=quoted(value),
            known=", ".join(known),
        )


def _faults_of_list(value: Any, item: Shape, path: str) -> Iterator[Issue]:
    if not isinstance(value, list | tuple):
        yield error(
            "no-list",
            path,
            "It should be a list, and is {value}.",
            "Put it in square brackets, even if there is only one.",
            value=quoted(value),
        )
        return
    for position, branch in enumerate(value):
        yield from faults_of(branch, item, below(path, position))


def _faults_of_object(value: Any, shape: Members, path: str) -> Iterator[Issue]:
    if not isinstance(value, Mapping):
        yield error(
            "no-object",
            path,
            "It should be an object, and is {value}.",
            "Put its keys and values in curly brackets.",
            value=quoted(value),
        )
        return
    for key in shape.required:
        if key not in value:
            yield error(
                "key-missing",
                below(path, key),
                "It is missing.",
                "Add {key}.",
                key=quoted(key),
            )
    for key, branch in value.items():
        known = shape.known.get(key)
        if known is None:
            yield warning(
                "key-unknown",
                below(path, str(key)),
                "Wallet knows no such key here and ignores it.",
                "Check its spelling, or leave it out.",
            )
        else:
            yield from faults_of(branch, known, below(path, key))
