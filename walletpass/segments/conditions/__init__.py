"""The conditions there are, by their kind.

Another floor adds one of its own with `register`, before anything is parsed.
"""

from collections.abc import Mapping
from typing import Any

from walletpass.kernel.languages import Words
from walletpass.segments.conditions.acting import (
    HasCard,
    HasDone,
    WasMessaged,
    WasSeen,
)
from walletpass.segments.conditions.base import Condition
from walletpass.segments.conditions.buying import (
    FirstBought,
    HasBought,
    HasSpent,
    LastBought,
)
from walletpass.segments.conditions.living import (
    HasHabit,
    HasMoved,
    HasTastes,
    InStage,
    Prefers,
    PrefersStore,
    StageSince,
)
from walletpass.segments.conditions.standing import (
    HasBalance,
    HasExpiring,
    HasSpentPoints,
    HasTier,
    HasWorth,
    InClub,
)
from walletpass.segments.conditions.traits import (
    CameFrom,
    Enrolled,
    HasAttribute,
    HasBirthday,
    HasConsented,
    Speaks,
)
from walletpass.segments.sentences import LABELS

_kinds: dict[str, type[Condition[Any]]] = {}


def register(kind: type[Condition[Any]], label: Words | None = None) -> None:
    """Let there be one more kind of condition, called so where trees are told in words."""
    _kinds[kind.kind] = kind
    if label is not None:
        LABELS[kind.kind] = label


def kinds() -> Mapping[str, type[Condition[Any]]]:
    """Return every kind there is."""
    return _kinds


for _kind in (
    HasBought,
    HasSpent,
    LastBought,
    FirstBought,
    HasDone,
    WasSeen,
    Speaks,
    HasAttribute,
    CameFrom,
    Enrolled,
    HasBirthday,
    HasConsented,
    HasTier,
    HasBalance,
    HasWorth,
    HasExpiring,
    HasSpentPoints,
    InClub,
    InStage,
    StageSince,
    HasMoved,
    HasHabit,
    Prefers,
    HasTastes,
    PrefersStore,
    WasMessaged,
    HasCard,
):
    register(_kind)

__all__ = ["Condition", "kinds", "register"]
