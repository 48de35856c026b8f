"""Messages: small frozen dataclasses of plain values, each kind known by one name."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import TypeAdapter

from walletpass.kernel.errors import NotFoundError

AnyMessage = Any
M = TypeVar("M")

_adapters: dict[str, TypeAdapter[Any]] = {}
_kinds: dict[type, str] = {}
_lanes: dict[type, "Lane"] = {}


class Lane(StrEnum):
    """Who waits behind whom: only promises of one lane wait for each other."""

    QUICK = "quick"
    """Kept by ourselves, in moments."""

    SLOW = "slow"
    """Kept by asking a vendor, who may take half a minute to say nothing at all."""

    BULK = "bulk"
    """Kept by ourselves, a great many at a time, while nobody waits for it."""

    OUTSIDE = "outside"
    """Kept by calling the brands' own systems, none of whom may delay a vendor."""


class UnknownMessageError(NotFoundError):
    """A promise of a kind that this release does not know."""

    code = "unknown-message"
    title = "Unknown promise"

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"No message is called {kind!r}: was it made by a newer release?"
        )
        self.kind = kind


def message(kind: str, *, lane: Lane = Lane.QUICK) -> Callable[[type[M]], type[M]]:
    """Declare a dataclass as a message stored under the name *kind*, kept in *lane*."""

    def declare(message_type: type[M]) -> type[M]:
        _adapters[kind] = TypeAdapter(message_type)
        _kinds[message_type] = kind
        _lanes[message_type] = lane
        return message_type

    return declare


def kind_of(something: AnyMessage) -> str:
    """Return the name under which this message is stored."""
    return kind_of_type(type(something))


def kind_of_type(message_type: type) -> str:
    """Return the name under which messages of this type are stored."""
    return _kinds[message_type]


def lane_of(something: AnyMessage) -> Lane:
    """Return the lane in which this message is kept."""
    return _lanes[type(something)]


def write(something: AnyMessage) -> str:
    """Return the message as JSON."""
    return _adapters[kind_of(something)].dump_json(something).decode()


def read(kind: str, payload: str) -> AnyMessage:
    """Return the message that `write` wrote.

    Raises:
        UnknownMessageError: This release declares no such kind.
    """
    if kind not in _adapters:
        raise UnknownMessageError(kind)
    return _adapters[kind].validate_json(payload)


def message_types() -> dict[str, type]:
    """Return every declared message by its name."""
    return {kind: message_type for message_type, kind in _kinds.items()}
