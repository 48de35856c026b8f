"""Counting what a rehearsal decides, batch by batch, in a few numbers for any audience.

The count is plain JSON between batches, so that a rehearsal goes on where it was, and it
does not grow with the audience: it counts hours, reasons and variants, and keeps a few
customers to show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from walletpass.campaigns.detecting import Habit

SENT: Final = "sent"
HELD: Final = "held"
CALL: Final = "call"

MOST_SAMPLES: Final = 3
"""Customers kept of each variant, to show what they would read."""


class Decided(Protocol):
    """What was decided about one customer: they are told only where *reason* is "sent"."""

    @property
    def customer_id(self) -> str:
        """Who it is."""

    @property
    def variant(self) -> str:
        """The code of what they would be told."""

    @property
    def reason(self) -> str:
        """Why they are spoken to, or not."""

    @property
    def due_at(self) -> datetime:
        """When their turn would come."""


@dataclass(slots=True)
class Tally:
    """The count so far: *through* is the last customer that was looked at."""

    through: str = ""
    customers: int = 0
    recipients: int = 0
    held: int = 0
    calls: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    variants: dict[str, int] = field(default_factory=dict)
    hours: dict[str, int] = field(default_factory=dict)
    last_due_at: str | None = None
    samples: dict[str, list[str]] = field(default_factory=dict)
    habit: Habit = field(default_factory=Habit)

    def add(self, decisions: Iterable[Decided], habit: Habit) -> None:
        """Count a batch of customers, in the order of their ids, and what they buy."""
        for one in decisions:
            self.customers += 1
            self.through = one.customer_id
            if one.reason == HELD:
                self.held += 1
            elif one.reason == SENT:
                self._add_recipient(one)
            elif one.reason == CALL:
                self.calls += 1
                _count(self.variants, one.variant)
            else:
                _count(self.reasons, one.reason)
        self.habit += habit

    def _add_recipient(self, one: Decided) -> None:
        self.recipients += 1
        _count(self.variants, one.variant)
        due = one.due_at.astimezone(UTC)
        _count(self.hours, f"{due:%Y-%m-%dT%H:00:00Z}")
        told = f"{due:%Y-%m-%dT%H:%M:%SZ}"
        self.last_due_at = max(self.last_due_at or told, told)
        shown = self.samples.setdefault(one.variant, [])
        if len(shown) < MOST_SAMPLES:
            shown.append(one.customer_id)


def _count(counts: dict[str, int], name: str) -> None:
    counts[name] = counts.get(name, 0) + 1


def as_json(tally: Tally) -> dict[str, Any]:
    """Return a count as it is kept between batches."""
    return asdict(tally)


def from_json(told: Mapping[str, Any] | None) -> Tally:
    """Return the count that was kept, or one that begins."""
    if told is None:
        return Tally()
    return Tally(**{**told, "habit": Habit(**told["habit"])})
