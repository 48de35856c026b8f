"""A ladder of tiers as plain data: what the studio's form writes and reads."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, with_config
from pydantic_core import PydanticCustomError

from walletpass.kernel.languages import Language
from walletpass.rewards.rules.basket import MOST

By = Literal["spend", "points", "visits"]
Down = Literal["none", "one_down", "rebalance"]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,31}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=60)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=500)]

MOST_TIERS = 12
MOST_DAYS = 3_650


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A rank, and from how much on it is reached.

    *benefits* say in the customer's words what it gives. Its cards look as *template*
    says; without one they look as all others do.
    """

    code: Code
    name: Annotated[Mapping[Language, Text], Field(min_length=1)]
    at: Annotated[int, Field(ge=0, le=MOST)] = 0
    benefits: Mapping[Language, LongText] = field(default_factory=dict)
    template: Annotated[str, StringConstraints(min_length=1, max_length=32)] | None = (
        None
    )


@with_config(ConfigDict(extra="forbid", strict=True))
@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The tiers of a program, the lowest first, which is everyone's.

    What is counted, *by*, are minor units spent at the brand and kept, hundredths of
    points earned by purchases of the program, or days with a purchase; in the last
    *days*, today included, or ever. Who no longer has enough keeps the tier for
    *grace_days* and then, as *down* says, keeps it for good, goes down a tier at a time,
    each held for the length of the window, or falls to where they belong.
    """

    by: By
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1, max_length=MOST_TIERS)]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = None
    down: Down = "rebalance"
    grace_days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0

    def __post_init__(self) -> None:
        codes = [tier.code for tier in self.tiers]
        if len(set(codes)) < len(codes):
            raise PydanticCustomError(
                "same-code",
                "Two tiers have the same code.",
                {"remedy": "Give each tier a code of its own."},
            )
        if self.tiers[0].at:
            raise PydanticCustomError(
                "first-above-nought",
                "The lowest tier does not begin at 0, and it is everyone's.",
                {"remedy": "Let it begin at 0, or put a tier that does below it."},
            )
        if any(low.at >= high.at for low, high in pairwise(self.tiers)):
            raise PydanticCustomError(
                "not-rising",
                "The tiers do not rise.",
                {"remedy": "Let each tier begin at more than the one before it."},
            )

    def place_for(self, amount: int) -> int:
        """Return the place of the highest tier that *amount* reaches, at least 0."""
        return max(bisect_right(self.tiers, amount, key=lambda tier: tier.at) - 1, 0)

    def place_of(self, code: str) -> int | None:
        """Return the place of a tier, if it is on the ladder."""
        return next(
            (place for place, tier in enumerate(self.tiers) if tier.code == code), None
        )

    def tier_of(self, code: str) -> Tier:
        """Return the tier of this code; the lowest, where there is none."""
        return self.tiers[self.place_of(code) or 0]

    def above(self, code: str) -> Tier | None:
        """Return the tier after this one, if there is any."""
        place = (self.place_of(code) or 0) + 1
        return self.tiers[place] if place < len(self.tiers) else None
