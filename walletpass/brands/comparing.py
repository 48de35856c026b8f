"""What a change changed: only that belongs into the audit log."""

from collections.abc import Mapping
from typing import Any, TypedDict

_NOTHING: Mapping[str, Any] = {}


class Changed(TypedDict):
    """Facts before and after a change; None where there are none."""

    before: dict[str, Any] | None
    after: dict[str, Any] | None


def changed(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Changed:
    """Return the facts that differ, as the log's `before` and `after`.

    What was empty and stays so is left out; of a thing that is new, or gone, one side is
    None.
    """
    old, new = before or _NOTHING, after or _NOTHING
    names = [
        name
        for name in dict.fromkeys((*old, *new))
        if (old.get(name) or None) != (new.get(name) or None)
    ]
    return {
        "before": {name: old.get(name) for name in names} or None if before else None,
        "after": {name: new.get(name) for name in names} or None if after else None,
    }
