"""What requests and answers about what customers do look like."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.rewards.happenings import State
from walletpass.sales import Channel
from walletpass.web.api.selling_shapes import (
    AwardOut,
    Number,
    Receipt,
    SkippedOut,
    Source,
    WhoIn,
)
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import PLAINLY, Id, Moment, Word

Kind = Annotated[str, StringConstraints(min_length=1, max_length=64), PLAINLY]


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ToldEventIn(WhoIn):
    """Something a customer did without buying: a review, a repost, a visit, a view.

    *source* and *external_id* name it: told twice, it counts once. *type* is the shop's
    own word, by which earning rules ask; *properties* are up to 50 texts, numbers and
    truths, kept with it.
    """

    type: Kind
    source: Source
    external_id: Receipt
    properties: Annotated[dict[str, Any], Field(default_factory=dict, max_length=50)]
    occurred_at: Moment | None = None
    channel: Channel = "web"
    store_id: Id | None = None
    staff_id: Id | None = None
    language: Language = DEFAULT_LANGUAGE


class ToldEventOut(_Answered):
    """An event, and what the rules gave for it.

    *state* is ``counted``; or ``waiting`` while points wait to be confirmed, and then
    ``confirmed`` or ``rejected``. *balance* is what the account held afterwards.
    """

    id: str
    type: str
    source: str
    external_id: str
    customer_id: str
    properties: dict[str, Any]
    occurred_at: datetime
    received_at: datetime
    points: Number
    pending: Number
    balance: Number | None
    awards: list[AwardOut]
    skipped: list[SkippedOut]
    state: State
    reason: str | None
    decided_by: str | None
    decided_at: datetime | None
    is_new: bool


class ToldEventsQuery(PageQuery):
    """All that was told, what is in a *state*, or what one customer did."""

    state: State | None = None
    customer_id: Id | None = None
    language: Language = DEFAULT_LANGUAGE


class ToldEventsOut(_Answered):
    """A page of events, the latest first."""

    events: list[ToldEventOut]
    next: str | None


class RejectionIn(_Asked):
    """Why it does not count."""

    reason: Word


class ConfirmedOut(_Answered):
    """How many points waited for this word, and are active now."""

    points: Number
