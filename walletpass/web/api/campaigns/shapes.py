"""What requests and answers about campaigns look like."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

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
    `priority`, `goal`, `cost`.
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


class RehearsalOut(Answered):
    """A rehearsal: under way, or done, with its *result*. *url* is where to ask."""

    id: str
    url: str
    state: Literal["running", "done"]
    version_id: str
    asked_by: str
    asked_at: datetime
    done_at: datetime | None
    result: dict[str, Any] | None


class RunOut(Answered):
    """One execution of a campaign, planned for a moment."""

    id: str
    entry: str
    version_id: str
    status: RunStatus
    planned_for: datetime
    started_at: datetime
    frozen_at: datetime | None
    finished_at: datetime | None


class RunsOut(Answered):
    """A page of runs, the newest first."""

    runs: list[RunOut]
    next: str | None
