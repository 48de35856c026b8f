"""What requests and answers about surprises, needs and service issues look like."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt

from walletpass.customers import NeedKind
from walletpass.rewards.mending import State, Trouble
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import AS_A_NUMBER, Id, Name, Word

Points = Annotated[Decimal, AS_A_NUMBER]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SurpriseBudgetIn(_Asked):
    """What each shift may give away: so many points in all, so many times."""

    points: Points
    times: StrictInt


class SurpriseBudgetOut(_Answered):
    """What each shift may give away."""

    points: int | float
    times: int


class SurpriseIn(_Asked):
    """A small kindness and its reason; zero points is a treat, such as a hot drink."""

    staff_id: Id
    store_id: Id
    customer_id: Id
    reason: Name
    source: Word
    points: Points = Decimal(0)


class SurpriseOut(_Answered):
    """A surprise as it was given."""

    id: str
    staff_id: str
    store_id: str
    customer_id: str
    shift_on: date
    points: int | float
    reason: str
    source: str
    entry_id: str | None
    given_at: datetime


class SurprisesOut(_Answered):
    """A page of surprises, newest first."""

    surprises: list[SurpriseOut]
    next: str | None


class NeedIn(_Asked):
    """A need somebody declares; no *value* takes it away.

    Staff see it on scan only where its owner said they may: *shown*.
    """

    value: Name | None = None
    shown: StrictBool = False


class NeedsIn(_Asked):
    """What somebody needs, by kind; what is left out stays as it is."""

    needs: dict[NeedKind, NeedIn]
    source: Word = "api"


class NeedOut(_Answered):
    """A need as it was declared, and whether staff may see it."""

    kind: NeedKind
    value: str
    shown: bool
    declared_at: datetime


class NeedsOut(_Answered):
    """All that somebody needs, by kind."""

    needs: list[NeedOut]


class GoodwillIn(_Asked):
    """What making good may cost: for one issue, and for all of them in thirty days."""

    per_issue: Points
    per_month: Points


class GoodwillOut(_Answered):
    """What making good may cost."""

    per_issue: int | float
    per_month: int | float


class ServiceIssueIn(_Asked):
    """Something that went wrong; *source* names where it was heard of."""

    customer_id: Id
    trouble: Trouble
    source: Word


class ServiceIssueOut(_Answered):
    """A service issue; while it is open, its customer is told of no offers."""

    id: str
    customer_id: str
    trouble: Trouble
    source: str
    state: State
    goodwill: int | float
    opened_by: str
    opened_at: datetime
    resolved_by: str | None
    resolved_at: datetime | None


class ServiceIssuesQuery(PageQuery):
    """All issues, or one customer's."""

    customer_id: Id | None = None


class ServiceIssuesOut(_Answered):
    """A page of issues, newest first; *promotions_paused* where a customer is named."""

    issues: list[ServiceIssueOut]
    promotions_paused: bool | None
    next: str | None


class MakeGoodIn(_Asked):
    """Points for what went wrong; a source is given them once."""

    points: Points
    source: Word
