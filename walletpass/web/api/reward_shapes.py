"""What requests and answers about rewards and coupons look like."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from walletpass.kernel.languages import Language
from walletpass.rewards.coupons.models import CouponState, RewardKind, RewardStatus
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import AS_A_NUMBER, Id, Moment, Name, Word

MOST_SECONDS = 24 * 60 * 60


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RewardIn(_Asked):
    """Something customers may have.

    *cost* is in points as people see them; *value* in minor units for an amount and in
    hundredths of a percent for a percentage; *sku* names the article of an item.
    """

    code: Word
    kind: RewardKind
    name: dict[Language, Name]
    terms: dict[Language, Name] = {}
    cost: Annotated[Decimal, AS_A_NUMBER] = Decimal(0)
    value: StrictInt | None = None
    sku: Word | None = None
    quota: StrictInt | None = None
    per_customer: StrictInt | None = None
    delay_days: StrictInt = 0
    valid_days: StrictInt | None = None
    opens_at: Moment | None = None
    closes_at: Moment | None = None
    program_id: Id | None = None


class RewardOut(_Answered):
    """A reward as it stands; *taken* counts against its quota, where it has one."""

    id: str
    program_id: str
    code: str
    kind: RewardKind
    name: dict[Language, str]
    terms: dict[Language, str]
    cost: int | float
    value: int | None
    sku: str | None
    quota: int | None
    taken: int
    per_customer: int | None
    delay_days: int
    valid_days: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    status: RewardStatus


class RewardsOut(_Answered):
    """All rewards, retired ones too, the oldest first."""

    rewards: list[RewardOut]


class DrawIn(_Asked):
    """How many prizes a contest has, and when nobody enters any more."""

    prizes: Annotated[StrictInt, Field(ge=1, le=100_000)]
    closes_at: Moment


class DrawOut(_Answered):
    """A draw. *seed*, *entries* and *winners* are null until it is drawn.

    *commitment* is the SHA-256 of the seed, in hexadecimal.
    """

    id: str
    reward_id: str
    prizes: int
    commitment: str
    closes_at: datetime
    announced_at: datetime
    drawn_at: datetime | None
    seed: str | None
    entries: int | None
    winners: list[str] | None


class ContestEntryOut(_Answered):
    """An entry of a contest, and whose it is."""

    entry: str
    person: str


class ContestEntriesOut(_Answered):
    """All who took part, in the order of their entries."""

    entries: list[ContestEntryOut]


class CouponIn(_Asked):
    """A reward for a customer, for its points, or as a *gift*.

    *source* names what it is for; asked again with the same source, nothing is issued.
    """

    reward_id: Id
    customer_id: Id
    source: Word
    gift: StrictBool = False


class CouponOut(_Answered):
    """A coupon as it stands at this moment.

    *held_for* names the sale it is put aside for, *used_for* the one it was redeemed
    for.
    """

    id: str
    reward_id: str
    customer_id: str
    source: str
    code: str
    status: CouponState
    starts_at: datetime
    expires_at: datetime | None
    held_for: str | None
    reserved_until: datetime | None
    used_for: str | None
    redeemed_at: datetime | None
    created_at: datetime


class CouponsQuery(PageQuery):
    """All coupons, those of one customer, or the one with this code."""

    customer_id: Id | None = None
    code: Word | None = None


class CouponsOut(_Answered):
    """A page of coupons, newest first."""

    coupons: list[CouponOut]
    next: str | None


class CouponUseIn(_Asked):
    """The sale a coupon is for, named the same whenever it is asked again.

    Name it `source/receipt`, as the purchase is told: when all of that purchase comes
    back, the coupon is good again by itself.
    """

    source: Word


class CouponHoldIn(CouponUseIn):
    """The sale a coupon is put aside for, and for how many seconds."""

    seconds: Annotated[StrictInt, Field(ge=1, le=MOST_SECONDS)] = 15 * 60
