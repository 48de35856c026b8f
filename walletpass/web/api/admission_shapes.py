"""What requests and answers about who may have a card look like."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from walletpass.passes.admission import Policy
from walletpass.web.api.writing import Id, Name, Word


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class IssuePolicyIn(_Asked):
    """To whom the program gives cards, and how many exceptions a month there may be."""

    policy: Policy
    exceptions_per_month: Annotated[int, Field(strict=True, ge=0, le=100_000)] = 0


class IssuePolicyOut(_Answered):
    """The policy, and how many exceptions are *left* until the month is over."""

    policy: Policy
    exceptions_per_month: int
    left: int
    until: datetime


class InvitationIn(_Asked):
    """An invitation: a *note* for yourselves, and for how many days it lets in."""

    note: Annotated[str, Field(max_length=200)] = ""
    days: Annotated[int, Field(strict=True, ge=1, le=366)] = 30


class ExceptionIn(_Asked):
    """Why somebody gets a card who would get none otherwise, and for how many days.

    *approved_by* is the member of staff who answers for it. *asked_by* is the one who
    asked them; left out, your key did.
    """

    reason: Name
    approved_by: Id
    asked_by: Id | None = None
    days: Annotated[int, Field(strict=True, ge=1, le=31)] = 1


class ReceiptIn(_Asked):
    """The receipt of a purchase that is nobody's yet."""

    receipt: Word
    source: Word | None = None


class InvitationOut(_Answered):
    """What lets one person in, once. *code* is shown only now.

    Put it behind *join_url* for a link, or into `invitation` when the card is issued.
    """

    id: str
    way: str
    code: str | None
    join_url: str
    expires_at: datetime


class ExceptionOut(_Answered):
    """An exception: why, who asked and approved, whom it let in, and if they bought."""

    id: str
    reason: str
    asked_by: str
    approved_by: str | None
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    customer_id: str | None
    card_id: str | None
    bought_at: datetime | None


class ExceptionsOut(_Answered):
    """A page of exceptions, newest first, and what came of all there ever were."""

    exceptions: list[ExceptionOut]
    made: int
    used: int
    bought_later: int
    next: str | None
