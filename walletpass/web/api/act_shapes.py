"""What requests and answers about acts of loyalty and thanks look like."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from walletpass.kernel.languages import Language
from walletpass.rewards.acts.models import Confirmer, State, Via
from walletpass.web.api.reward_shapes import CouponOut
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import AS_A_NUMBER, Fact, Id, Moment, Name, Word

Evidence = Annotated[dict[Word, Fact | int | float | bool | None], Field(max_length=20)]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ActKindIn(_Asked):
    """Something good a customer may do, and how it is thanked.

    It counts *most* times in *within_days*, and once with the same counterpart.
    """

    code: Word
    name: dict[Language, Name]
    told_by: list[Via]
    confirmed_by: Confirmer = "staff"
    needs_evidence: StrictBool = False
    most: StrictInt | None = None
    within_days: StrictInt | None = None
    thanks: dict[Language, Name] = {}
    points: Annotated[Decimal, AS_A_NUMBER] = Decimal(0)
    reward_id: Id | None = None
    program_id: Id | None = None


class ActKindOut(_Answered):
    """A kind of act as it stands."""

    code: str
    program_id: str
    name: dict[Language, str]
    told_by: list[Via]
    confirmed_by: Confirmer
    needs_evidence: bool
    most: int | None
    within_days: int | None
    thanks: dict[Language, str]
    points: int | float
    reward_id: str | None
    is_retired: bool


class ActKindsOut(_Answered):
    """Every kind of act, by code."""

    kinds: list[ActKindOut]


class ActIn(_Asked):
    """What somebody did; *source* names where it was heard of.

    *via* says who tells: a program, a cashier, the customer, or two together.
    """

    kind: Word
    customer_id: Id
    source: Word
    via: Via = "api"
    evidence: Evidence = {}
    counterpart_id: Id | None = None


class ActOut(_Answered):
    """An act, what became of it, and what it was thanked with."""

    id: str
    kind: str
    customer_id: str
    counterpart_id: str | None
    via: Via
    source: str
    evidence: dict[str, Any]
    state: State
    reason: str | None
    decided_by: str | None
    decided_at: datetime | None
    entry_id: str | None
    coupon_id: str | None
    seen_at: datetime


class ActsQuery(PageQuery):
    """All acts, those in a state, or a customer's."""

    state: State | None = None
    customer_id: Id | None = None


class ActsOut(_Answered):
    """A page of acts, newest first."""

    acts: list[ActOut]
    next: str | None


class ConfirmIn(_Asked):
    """Who confirms what two did together; nobody named is staff."""

    counterpart_id: Id | None = None


class RejectIn(_Asked):
    """Why an act does not count."""

    reason: Word


class ThanksIn(_Asked):
    """A thank-you in words; *source* names the occasion."""

    words: Word
    source: Word


class ThanksOut(_Answered):
    """A thank-you as it was given."""

    id: str
    customer_id: str
    words: str
    by: str
    source: str
    act_id: str | None
    given_at: datetime


class AllThanksOut(_Answered):
    """The latest thanks a customer was given, the newest first."""

    thanks: list[ThanksOut]


class RecognitionOut(_Answered):
    """Something a customer holds that is no discount."""

    kind: str
    reward: str
    name: dict[Language, str]
    coupon: CouponOut


class RecognitionsOut(_Answered):
    """What a customer holds that is no discount: badges, a status, an entry."""

    recognitions: list[RecognitionOut]


class GratitudeQuery(_Asked):
    """From which moment until which."""

    since: Moment
    until: Moment


class GratitudeOut(_Answered):
    """How often customers were thanked, and how many good deeds were seen."""

    thanks: int
    thanked_customers: int
    seen: int
    confirmed: int
    waiting: int
