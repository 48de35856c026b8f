"""Attributes: what else a brand keeps of a person, by names of its own."""

from collections.abc import Mapping
from typing import Any, Final

from walletpass.customers.errors import TooManyAttributesError, UnfitAttributesError

MOST_ATTRIBUTES: Final = 50
BEYOND: Final = 2**63
"""Numbers are smaller, and not below its negative: 64 bits keep them as they are told."""

_LONGEST_NAME, _LONGEST_TEXT = 200, 500


def with_attributes(
    known: Mapping[str, Any], told: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what is kept when *told* is added to it; what is None is taken away.

    Raises:
        TooManyAttributesError: It would be more than one customer may have.
    """
    kept = {name: fact for name, fact in {**known, **told}.items() if fact is not None}
    if len(kept) > MOST_ATTRIBUTES:
        raise TooManyAttributesError(MOST_ATTRIBUTES)
    return kept


def fit_attributes(told: object) -> dict[str, Any]:
    """Return attributes that somebody wrote down, if they can be kept as they are.

    Raises:
        UnfitAttributesError: They are no plain facts by name.
        TooManyAttributesError: They are more than one customer may have.
    """
    if not isinstance(told, dict) or not all(map(_is_fit, told.keys(), told.values())):
        raise UnfitAttributesError
    return with_attributes({}, told)


def _is_fit(name: str, fact: object) -> bool:
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        return False
    match fact:
        case None | bool():
            return True
        case int() | float():
            return -BEYOND <= fact < BEYOND
        case str():
            return len(fact) <= _LONGEST_TEXT and fact.isprintable()
        case _:
            return False
