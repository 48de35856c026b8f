"""What answers about tiers look like."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from walletpass.kernel.languages import Language
from walletpass.rewards.ladders import By


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NextTierOut(_Answered):
    """The tier above, from how much on it is reached, and how much is missing."""

    code: str
    name: dict[Language, str]
    at: int
    missing: int


class StandingOut(_Answered):
    """Where a customer stands in a program.

    *amount* is what counts, *by* the ladder's measure: minor units, hundredths of points,
    or days with a purchase, in the last *days* or ever. A tier that is no longer met is
    *held_until* that day. *progress* is a sentence for the customer.
    """

    program_id: str
    code: str
    name: dict[Language, str]
    benefits: dict[Language, str]
    by: By
    days: int | None
    amount: int
    next: NextTierOut | None
    held_until: date | None
    since: datetime | None
    progress: str


class TierMoveOut(_Answered):
    """One change of tier, and what it came from."""

    program_id: str
    before: str
    after: str
    why: str
    subject: str | None
    amount: int
    moved_at: datetime


class TiersOut(_Answered):
    """Where a customer stands, and how they came there, the latest change first."""

    tiers: list[StandingOut]
    moves: list[TierMoveOut]
