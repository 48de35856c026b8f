"""What requests and answers about calls to make look like."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from walletpass.calls import (
    LONGEST_KNOWN,
    LONGEST_NOTE,
    LONGEST_WHY,
    CallPurpose,
    CallState,
)
from walletpass.campaigns.document_calls import CallerRole
from walletpass.kernel.languages import Language
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import PLAINLY, Id

Why = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_WHY), PLAINLY]
Known = Annotated[str, StringConstraints(max_length=LONGEST_KNOWN), PLAINLY]
Note = Annotated[str, StringConstraints(max_length=LONGEST_NOTE), PLAINLY]
Source = Annotated[str, StringConstraints(min_length=1, max_length=100), PLAINLY]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TaskIn(_Asked):
    """A call somebody is to make by *due_on*: anybody, or a *role*, or a store's people.

    *why* is told to whoever calls, in their language where it is there; *known* is what
    helps them. A call with an offer is *marketing* and needs the customer's yes to calls.
    The same *source* is one task.
    """

    customer_id: Id
    why: Annotated[dict[Language, Why], Field(min_length=1)]
    due_on: date
    known: Known = ""
    purpose: CallPurpose = "service"
    store_id: Id | None = None
    role: CallerRole | None = None
    source: Source | None = None


class TaskPatch(_Asked):
    """What came of a call, or who is to make it instead, or when.

    What is left out stays as it is; a *store_id* or *role* of null is anybody's.
    """

    state: CallState | None = None
    note: Note | None = None
    due_on: date | None = None
    store_id: Id | None = None
    role: CallerRole | None = None


class TasksQuery(PageQuery):
    """All calls, or those in a *state*, to one customer, or of one store."""

    state: CallState | None = None
    customer_id: Id | None = None
    store_id: Id | None = None


class TaskOut(_Answered):
    """A call to make, or what came of it.

    *may_call* is false for who is blocked, and where an offer is meant and they do not
    agree to calls any more.
    """

    id: str
    kind: Literal["call"]
    customer_id: str
    campaign_id: str | None
    purpose: CallPurpose
    why: dict[Language, str]
    known: str
    due_on: date
    store_id: str | None
    role: CallerRole | None
    state: CallState
    note: str
    may_call: bool
    made_by: str
    made_at: datetime
    closed_by: str | None
    closed_at: datetime | None


class TasksOut(_Answered):
    """A page of calls, the newest first."""

    tasks: list[TaskOut]
    next: str | None
