"""Which function keeps which promise."""

from collections.abc import Callable
from typing import Any, TypeVar

from walletpass.services import Services

M = TypeVar("M")
Keeper = Callable[[Services, Any], None]

_keepers: dict[type, Keeper] = {}


def keeps(
    message_type: type[M],
) -> Callable[[Callable[[Services, M], None]], Callable[[Services, M], None]]:
    """Declare that the function below keeps promises of this type.

    A keeper may be called twice for one promise, and makes the second time dull.
    """

    def declare(
        keeper: Callable[[Services, M], None],
    ) -> Callable[[Services, M], None]:
        _keepers[message_type] = keeper
        return keeper

    return declare


def keeper_of(message_type: type) -> Keeper:
    """Return the function that keeps promises of this type."""
    return _keepers[message_type]


def kept_types() -> frozenset[type]:
    """Return every type of promise that has a keeper."""
    return frozenset(_keepers)
