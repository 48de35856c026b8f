"""What the rules answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from walletpass.rewards.rules.because import Because


@dataclass(frozen=True, slots=True)
class Award:
    """What one rule gives: hundredths of points, or minor units of a discount.

    *by_line* adds up to the amount exactly; of an event it is empty. *excluded* tells
    which lines did not count, and the code of why. *because* tells how it was counted,
    and what a limit took away. A pending award without *activates_at* waits to be
    confirmed; its *expires_at* may then be unknown until it is. *occasion* names what
    it is given for only once, such as ``birthday/2027``.
    """

    rule: str
    amount: int
    by_line: Mapping[int, int]
    excluded: tuple[tuple[int, str], ...]
    because: Because
    is_pending: bool = False
    activates_at: datetime | None = None
    expires_at: datetime | None = None
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that gives nothing this time, and why."""

    rule: str
    because: Because


@dataclass(frozen=True, slots=True)
class Earning:
    """All that is given for a basket or an event, in order of priority.

    *amount* is hundredths of points, or minor units where the program *gives* a discount.
    """

    gives: Literal["points", "discount"]
    awards: tuple[Award, ...]
    skipped: tuple[Skipped, ...]

    @property
    def amount(self) -> int:
        """What all awards give together."""
        return sum(award.amount for award in self.awards)

    @property
    def points(self) -> int:
        """Hundredths of points earned."""
        return self.amount if self.gives == "points" else 0

    @property
    def discount(self) -> int:
        """Minor units to take off the price."""
        return self.amount if self.gives == "discount" else 0

    @property
    def by_line(self) -> dict[int, int]:
        """What each line was given by all awards together."""
        lines: dict[int, int] = {}
        for award in self.awards:
            for number, part in award.by_line.items():
                lines[number] = lines.get(number, 0) + part
        return lines
