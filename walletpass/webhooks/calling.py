"""Calling an endpoint: what is asked of whoever does it, and what may come of it."""

from dataclasses import dataclass, field
from typing import Final, Protocol

_LONGEST_EXCERPT: Final = 500


@dataclass(frozen=True, slots=True)
class Call:
    """One call: where to, and what is sent. Neither shows in a log."""

    url: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer came. Of a long one, *body* is the beginning."""

    status: int
    body: bytes = field(default=b"", repr=False)

    @property
    def excerpt(self) -> str:
        """The beginning of the answer as a person may read it."""
        text = self.body[:_LONGEST_EXCERPT].decode(errors="replace")
        return "".join(c if c.isprintable() else " " for c in text).strip()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No answer came, in the few words that the log of deliveries shows."""

    fault: str


CallOutcome = Answered | Unanswered


class Caller(Protocol):
    """Calls addresses that strangers named."""

    @property
    def private_allowed(self) -> bool:
        """Whether addresses that are not on the public internet may be called."""

    def call(self, call: Call) -> CallOutcome:
        """Post *call* and return what came of it, within a bounded time."""
