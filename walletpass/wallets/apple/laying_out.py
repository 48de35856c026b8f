"""JSON of which only the personal parts are written card by card.

A tree is laid out once: everything fixed becomes bytes, and between them stand readers
of what differs from card to card. Writing a card is joining them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from walletpass.passes.content import Content
from walletpass.wallets.apple.card_identity import CardIdentity

Read = Callable[[Content, CardIdentity], Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that is read from each card."""

    read: Read


@dataclass(frozen=True, slots=True)
class Maybe:
    """A member of an object that is left out of cards where it reads as nothing."""

    read: Read


@dataclass(frozen=True, slots=True)
class Members:
    """Several members of an object, read from each card at once; none says nothing.

    The key it stands under is not written.
    """

    read: Callable[[Content, CardIdentity], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A fixed value that is written even when it says nothing."""

    tree: Any


@dataclass(frozen=True, slots=True)
class Sometimes:
    """An item of a list that only some cards have."""

    tree: Any
    is_there: Callable[[Content], bool]


Writer = Callable[[Content, CardIdentity], bytes]
Piece = bytes | Writer


def lay_out(tree: Any) -> tuple[Piece, ...]:
    """Return the fixed and the personal pieces of *tree*, in order.

    Keys whose fixed value is nothing (`None`, or an empty text, list or object) are
    left out: Wallet is never shown a null.
    """
    pieces: list[Piece] = []
    for piece in _pieces(tree):
        if isinstance(piece, bytes) and pieces and isinstance(pieces[-1], bytes):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def _pieces(tree: Any) -> Iterator[Piece]:
    match tree:
        case bytes():  # JSON already
            yield tree
        case Slot(read):
            yield _value(read)
        case Kept(kept):
            yield from _pieces(kept)
        case Mapping():
            yield from _object(tree)
        case str():
            yield write_json(tree)
        case Sequence():
            yield from _list(tree)
        case _:
            yield write_json(tree)


def _object(tree: Mapping[str, Any]) -> Iterator[Piece]:
    yield b"{"
    comma = b""
    for key, branch in tree.items():
        name = comma + write_json(key) + b":"
        if isinstance(branch, Maybe):
            assert comma, "an object starts with something certain"
            yield _member(name, branch.read)
        elif isinstance(branch, Members):
            assert comma, "an object starts with something certain"
            yield _members(branch.read)
        elif not is_nothing(branch):
            yield name
            yield from _pieces(branch)
            comma = b","
    yield b"}"


def _list(tree: Sequence[Any]) -> Iterator[Piece]:
    if any(isinstance(branch, Sometimes) for branch in tree):
        yield _changing_list(tree)
        return
    yield b"["
    for position, branch in enumerate(tree):
        if position:
            yield b","
        yield from _pieces(branch)
    yield b"]"


def _changing_list(tree: Sequence[Any]) -> Writer:
    """Return what writes a list that is longer on some cards than on others."""
    items = [
        (lay_out(branch.tree), branch.is_there)
        if isinstance(branch, Sometimes)
        else (lay_out(branch), _always)
        for branch in tree
    ]

    def write(content: Content, card: CardIdentity) -> bytes:
        written = (
            b"".join(
                piece if isinstance(piece, bytes) else piece(content, card)
                for piece in pieces
            )
            for pieces, is_there in items
            if is_there(content)
        )
        return b"[" + b",".join(written) + b"]"

    return write


def _always(_content: Content) -> bool:
    return True


def is_nothing(value: Any) -> bool:
    """Tell whether a value says nothing: no number and no truth value does."""
    return value is None or (isinstance(value, str | Sequence | Mapping) and not value)


def _value(read: Read) -> Writer:
    def write(content: Content, card: CardIdentity) -> bytes:
        return write_json(read(content, card))

    return write


def _member(name: bytes, read: Read) -> Writer:
    def write(content: Content, card: CardIdentity) -> bytes:
        value = read(content, card)
        return b"" if is_nothing(value) else name + write_json(value)

    return write


def _members(read: Callable[[Content, CardIdentity], Mapping[str, Any]]) -> Writer:
    def write(content: Content, card: CardIdentity) -> bytes:
        values = read(content, card)
        return b"," + write_json(values)[1:-1] if values else b""

    return write


def write_json(value: Any) -> bytes:
    """Return *value* as JSON.

    Raises:
        ValueError: It is not a value Wallet could read, such as an infinite number.
    """
    written = orjson.dumps(value)
    if written == b"null":
        message = f"{value!r} would reach the phone as null."
        raise ValueError(message)
    return written


def without_nulls(tree: Any) -> Any:
    """Return a JSON value without the members and items that are null."""
    if isinstance(tree, Mapping):
        return {
            key: without_nulls(branch)
            for key, branch in tree.items()
            if branch is not None
        }
    if isinstance(tree, list | tuple):
        return [without_nulls(branch) for branch in tree if branch is not None]
    return tree
