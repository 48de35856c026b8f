"""What was settled before a campaign was sent, and what a report takes for granted."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from typing import Final, Literal

from pydantic import ConfigDict

FORMULA: Final = 1
"""Counts on whenever the same rows would come to another figure."""

MarginFrom = Literal["campaign", "store", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWindow:
    """When what people do counts, in one run, for both arms alike.

    It opens as the first turn comes and closes so many days after the last one;
    *before* is where as long a time before it begins. Who is in which arm was settled
    at *frozen_at*.
    """

    run_id: str
    frozen_at: datetime | None
    before: datetime
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTerms:
    """What figures are made with, besides the rows.

    *timezone* is the brand's, by whose clock people are told of moments.
    *salt* (hexadecimal) lets anybody deal the customers again; it is told once the
    campaign has ended. Those whose bucket is below *held_buckets* are told nothing.
    *margin* is the part of revenue that is left after what was sold, as a decimal
    number; where nobody knows it, figures speak of revenue. *message_cost* and
    *fixed_cost* are in minor units.
    """

    __pydantic_config__ = ConfigDict(strict=True, extra="forbid")

    formula: int = FORMULA
    campaign_id: str
    name: str
    currency: str
    timezone: str = "UTC"
    as_of: datetime
    is_final: bool
    salt: str | None
    held_buckets: int
    window_days: int
    windows: tuple[ReportWindow, ...]
    margin: str | None
    margin_from: MarginFrom
    message_cost: int
    fixed_cost: int

    @property
    def rate(self) -> Fraction:
        """What one unit of revenue counts for."""
        return Fraction(1) if self.margin is None else Fraction(self.margin)

    @property
    def seed(self) -> int:
        """With what groups are drawn anew: the same for the same campaign."""
        return int.from_bytes(sha256(self.campaign_id.encode()).digest()[:4])
