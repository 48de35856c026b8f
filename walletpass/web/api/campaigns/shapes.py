"""What requests and answers about campaigns look like."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from walletpass.campaigns.models import Kind, RunStatus, Status
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import Sentence, Word

Revision = Annotated[int, Field(strict=True, ge=1, le=10**9)]


class Asked(BaseModel):
    """A request: what is not known here is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Answered(BaseModel):
    """An answer: nothing is in it but what is described."""

    model_config = ConfigDict(extra="forbid")


class CampaignIn(Asked):
    """A campaign to begin: its name, and its document, which may lack much yet.

    *document*: whom it speaks to (`audience`: `{"segment": "…"}` or
    `{"everybody": true}`), what it says (`variants`, each with `code`, `weight`, `when`,
    `words` by language, `link`, `link_words`, `reward`, `coupon_days`), who is told
    nothing to compare with (`holdout`, 0 to 0.5), when (`schedule`: `at` in local time,
    `zone` `brand` or `customer`, `fold`, `spread_minutes`, `best_hour`, `every`,
    `until`), and `kind`, `purpose`, `shows_days`, `window_days`, `category`, `topic`,
    `priority`, `goal`, `cost`. What sets off one of kind `triggered` is its `trigger`.

    One of kind `journey` has a `route` in place of variants: up to 20 `steps`, each with
    an `id` and a `kind`: `say` (`variants`), `wait` (`hours`, `days`, `until` such as
    `10:00` on the customer's clock), `if` (`bought` since they set out, or `when`; then
    `then` and `else`, which are steps) and `exit`. `leave` asks the same as an `if`
    before every step, and `again_after_days` lets people set out again. They set out by
    the `trigger`, or else as soon as they are of the audience, from `at` to `until`.
    """

    name: Word
    document: dict[str, Any] = Field(default_factory=dict)


class CampaignDraftIn(Asked):
    """Another document in the draft's place, for whoever looked at this *revision*."""

    revision: Revision
    document: dict[str, Any]
    name: Word | None = None


class CampaignRehearseIn(Asked):
    """The *revision* that is to be rehearsed."""

    revision: Revision


class CampaignApproveIn(Asked):
    """The *revision* that was looked at; for everybody, the words that confirm it."""

    revision: Revision
    confirm: Sentence | None = None


class CampaignCancelIn(Asked):
    """Whether to *withdraw* what was said from the cards, in silence, as well."""

    withdraw: StrictBool = False


class CampaignQuery(PageQuery):
    """All campaigns, or those of one *status*."""

    status: Status | None = None


class CampaignFaultOut(Answered):
    """Something to be put right in a document, where it is and how."""

    path: str
    code: str
    message: str
    remedy: str


class CampaignOut(Answered):
    """A campaign. What it *lacks* has to be there before it is rehearsed.

    *revision* moves on with every edit. *begins* are the next times its schedule names.
    *salt* is told in hexadecimal once the campaign is over: with it anybody can work out
    who was left out, by HMAC-SHA256(salt, customer id) mod 10 000.
    """

    id: str
    name: str
    kind: Kind
    status: Status
    revision: int
    document: dict[str, Any]
    version_id: str | None
    lacks: list[CampaignFaultOut]
    warnings: list[CampaignFaultOut]
    begins: list[datetime]
    made_by: str
    changed_by: str
    approved_by: str | None
    approved_at: datetime | None
    salt: str | None
    created_at: datetime
    updated_at: datetime


class CampaignShortOut(Answered):
    """A campaign in a list."""

    id: str
    name: str
    kind: Kind
    status: Status
    revision: int
    changed_by: str
    updated_at: datetime


class CampaignsOut(Answered):
    """A page of campaigns, the newest first."""

    campaigns: list[CampaignShortOut]
    next: str | None


class CampaignVersionOut(Answered):
    """A document as it was rehearsed; its segment is pinned to what it asked then."""

    id: str
    number: int
    document: dict[str, Any]
    made_by: str
    made_at: datetime


class CampaignVersionsOut(Answered):
    """A page of versions, the newest first."""

    versions: list[CampaignVersionOut]
    next: str | None


class RehearsalCutOut(Answered):
    """How much of a sentence is seen in one spot of a lock screen."""

    spot: str
    text: str


class RehearsalSampleOut(Answered):
    """A customer who would be spoken to, and what their lock screen would say.

    Where it *is_generic*, the phone would say only that the card changed; *why* names
    what is not as it should be.
    """

    customer_id: str
    variant: str
    language: str
    sentence: str
    is_generic: bool
    why: list[str]
    cuts: list[RehearsalCutOut]


class RehearsalEffectOut(Answered):
    """The smallest effect that would show, going by what the audience bought before.

    In four of five campaigns that have such an effect it shows, and in one of twenty
    that have none. *buying* and its change are shares of customers; *spent_each* and its
    change are minor units. Without a holdout, or without purchases, there is no telling.
    """

    window_days: int
    treated: int
    held: int
    buying: float
    smallest_change_in_buying: float | None
    spent_each: float
    smallest_change_in_spent_each: float | None


class RehearsalHourOut(Answered):
    """Messages that would be sent in the hour *from* a moment."""

    since: Annotated[datetime, Field(alias="from")]
    messages: int


class RehearsalPhoneOut(Answered):
    """When the last phone would have its new card: an estimate, at so many a second."""

    at: datetime | None
    is_estimate: bool
    cards_per_second: int


class RehearsalCostOut(Answered):
    """What it would cost, in minor units."""

    messages: int
    fixed: int
    total: int


class RehearsalLiabilityOut(Answered):
    """Coupons that would be out: *money* is what those of a fixed amount are worth.

    What the *unpriced* ones come to, percentages and articles, shows at the till.
    """

    coupons: int
    money: int
    unpriced: int


class RehearsalJourneyOut(Answered):
    """What a journey would come to: how many *enter*, and what each is told at most."""

    enter: int
    steps: int
    messages_each_at_most: int
    days_at_most: int


class RehearsalResultOut(Answered):
    """What the campaign would do and cost; money in minor units.

    Of all *customers* of the audience, *recipients* would be told something, the staff
    would be asked for *calls* to some, *held* are left out to compare with, and the
    others are *suppressed*, by reason. Of a *journey* this is about what it says first,
    to all who would set out as things stand.
    """

    as_of: datetime
    customers: int
    recipients: int
    calls: int = 0
    held: int
    suppressed: dict[str, int]
    variants: dict[str, int]
    hours: list[RehearsalHourOut]
    last_message_at: datetime | None
    last_phone: RehearsalPhoneOut
    cost: RehearsalCostOut
    liability: RehearsalLiabilityOut
    effect: RehearsalEffectOut
    journey: RehearsalJourneyOut | None


class RehearsalOut(Answered):
    """A rehearsal: under way, or done, with its *result*. *url* is where to ask.

    One that stopped failed too often to be tried again by itself: rehearse anew.

    *customers* were looked at so far. *samples* are some who would be spoken to, as of
    the moment of asking.
    """

    id: str
    url: str
    state: Literal["running", "done", "stopped"]
    version_id: str
    asked_by: str
    asked_at: datetime
    done_at: datetime | None
    customers: int
    result: RehearsalResultOut | None
    samples: list[RehearsalSampleOut]


class RunOut(Answered):
    """One execution of a campaign, planned for a moment.

    *counts* are of everybody in it, by reason; of those whose turn is to come, "planned".
    """

    id: str
    entry: str
    version_id: str
    status: RunStatus
    planned_for: datetime
    started_at: datetime
    frozen_at: datetime | None
    finished_at: datetime | None
    counts: dict[str, int]


class RunsOut(Answered):
    """A page of runs, the newest first."""

    runs: list[RunOut]
    next: str | None
