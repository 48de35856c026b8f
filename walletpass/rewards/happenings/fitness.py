"""What an event must look like, and what tells it from another."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import orjson

from walletpass.rewards.happenings.errors import UnfitHappeningError
from walletpass.rewards.happenings.happened import Happened
from walletpass.rewards.rules import BIRTHDAY, REFEREE, REFERRER, WELCOME

MOST_PROPERTIES: Final = 50
_LONGEST_TEXT: Final = 500
_BEYOND: Final = 2**63  # 64 bits keep what is smaller
_OURS: Final = frozenset((BIRTHDAY, REFEREE, REFERRER, WELCOME))


def fit(told: Happened) -> Happened:
    """Return what happened in the one spelling we keep.

    Raises:
        UnfitHappeningError: It names the field that cannot be right.
    """
    kind = _text("type", told.kind, 64)
    if kind in _OURS:
        raise UnfitHappeningError("type", f"{kind!r} happens by itself; use another.")
    return replace(
        told,
        kind=kind,
        source=_text("source", told.source, 64),
        external_id=_text("external_id", told.external_id, 100),
        properties=_fit_properties(told.properties),
    )


def _text(field: str, given: Any, longest: int) -> str:
    kept = given.strip() if isinstance(given, str) else ""
    if not 0 < len(kept) <= longest or not _is_plain(kept):
        raise UnfitHappeningError(field, f"use 1 to {longest} plain characters.")
    return kept


def _is_plain(text: str) -> bool:
    return not any(letter < " " or "\ud800" <= letter <= "\udfff" for letter in text)


def _fit_properties(told: Any) -> Mapping[str, Any]:
    if not isinstance(told, Mapping) or len(told) > MOST_PROPERTIES:
        raise UnfitHappeningError("properties", f"tell up to {MOST_PROPERTIES}.")
    for name, fact in told.items():
        _text("properties", name, 64)
        if not _is_fact(fact):
            remedy = "use texts, numbers, true, false and null, none of them long."
            raise UnfitHappeningError(f"properties.{name}", remedy)
    return dict(told)


def _is_fact(fact: Any) -> bool:
    match fact:
        case None | bool():
            return True
        case int():
            return -_BEYOND <= fact < _BEYOND
        case float():
            return math.isfinite(fact)
        case str():
            return len(fact) <= _LONGEST_TEXT and _is_plain(fact)
        case _:
            return False


def digest_of(told: Happened, customer_id: str) -> bytes:
    """Return what tells this from another under the same id (32 bytes)."""
    what = [told.kind, customer_id, told.properties, told.occurred_at, told.store_id]
    return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).digest()
