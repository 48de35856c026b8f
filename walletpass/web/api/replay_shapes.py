"""What a replay of the past is asked with, and what it answers."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from walletpass.web.api.writing import Moment

Number = int | float


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReplayIn(BaseModel):
    """Which rules to try, one of three or those that were in force; and on what past.

    The last 90 days are tried unless told otherwise.
    """

    model_config = ConfigDict(extra="forbid")

    document: dict[str, Any] | None = None
    draft: StrictBool = False
    version: Annotated[int, Field(strict=True, ge=1, le=10**9)] | None = None
    since: Moment | None = None
    until: Moment | None = None

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        if self.draft + (self.document is not None) + (self.version is not None) > 1:
            raise PydanticCustomError(
                "one-of", "Name one of document, draft and version."
            )
        if self.since and self.until and self.since >= self.until:
            raise PydanticCustomError("empty-range", "It ends before it begins.")
        return self


class ReplaySideOut(_Answered):
    """What was given, or would be; *cost* in minor units, if points buy anything."""

    earning: int
    points: Number
    discount: int
    cost: int | None


class ReplayFlowOut(_Answered):
    """Points that moved in a month, and what is owed at its end were none spent."""

    issued: Number
    taken_back: Number
    lapsed: Number
    owed: Number


class ReplayMonthOut(_Answered):
    """A month, as it was and as it would be."""

    month: str
    before: ReplayFlowOut
    after: ReplayFlowOut


class ReplayRuleOut(_Answered):
    """What a rule gave and would give, less what came back."""

    rule: str
    times_before: int
    times_after: int
    before: Number
    after: Number


class ReplayPersonOut(_Answered):
    """A customer, their name covered, and what they got and would get."""

    customer_id: str
    name: str
    before: Number
    after: Number


class ReplayCrowdOut(_Answered):
    """Who would get more, or less: how many, how much in all, and who most."""

    count: int
    sum: Number
    biggest: list[ReplayPersonOut]


class ReplayReasonOut(_Answered):
    """A rule that makes a difference; equal sums differ in their dates."""

    rule: str
    before: Number
    after: Number


class ReplayChangeOut(_Answered):
    """An entry that would be another, and the rules behind it."""

    purchase_id: str
    receipt: str
    at: datetime
    customer_id: str
    is_return: bool
    before: Number
    after: Number
    rules: list[ReplayReasonOut]


class ReplayOut(_Answered):
    """The past under other rules: points, or minor units where it *counts* money.

    *changes* are the first hundred of the *changed* entries.
    """

    since: datetime
    until: datetime
    currency: str
    counts: Literal["points", "money"]
    purchases: int
    returns: int
    customers: int
    changed: int
    before: ReplaySideOut
    after: ReplaySideOut
    months: list[ReplayMonthOut]
    rules: list[ReplayRuleOut]
    gaining: ReplayCrowdOut
    losing: ReplayCrowdOut
    changes: list[ReplayChangeOut]
