"""A reason as a code and plain facts, from which a sentence can be made again years later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Because:
    """Why something is so. Code and facts are plain JSON and may be stored as they are."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return the reason as it is stored."""
        return {"code": self.code, "facts": dict(self.facts)}


def because(stored: Mapping[str, Any]) -> Because:
    """Return a reason that was stored."""
    return Because(stored["code"], stored["facts"])
