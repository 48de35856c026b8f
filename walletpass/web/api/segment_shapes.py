"""What requests and answers about segments and clubs look like."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import PLAINLY, Id, Moment

Tree = dict[str, Any]
Title = Annotated[str, Field(min_length=1, max_length=120), PLAINLY]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SegmentIn(_Asked):
    """A segment to save: a name, and a tree of conditions.

    A tree is `{"all": […]}`, `{"any": […]}`, `{"not": {…}}` or a condition such as
    `{"is": "bought", "days": 90, "at_least": 4}`; `{"all": []}` is everybody.
    """

    name: Title
    tree: Tree


class SegmentPatch(_Asked):
    """Another name for a segment."""

    name: Title


class SegmentVersionIn(_Asked):
    """What a segment is to ask from now on."""

    tree: Tree


class SegmentOut(_Answered):
    """A segment, and what it asks now; *says* tells it in the brand's language."""

    id: str
    name: str
    number: int
    version_id: str
    tree: Tree
    says: str
    retired_at: datetime | None
    created_at: datetime


class SegmentsQuery(PageQuery):
    """A page of segments."""


class SegmentsOut(_Answered):
    """A page of segments, newest first, retired ones too."""

    segments: list[SegmentOut]
    next: str | None


class SegmentVersionOut(_Answered):
    """What a segment asked at some time; *number* counts from 1."""

    id: str
    number: int
    tree: Tree
    says: str
    made_by: str
    made_at: datetime


class SegmentVersionsOut(_Answered):
    """All that a segment ever asked, the newest first."""

    versions: list[SegmentVersionOut]


class SegmentPresetOut(_Answered):
    """Conditions that are ready to be used."""

    code: str
    name: str
    tree: Tree
    says: str


class SegmentPresetsOut(_Answered):
    """All conditions that are ready to be used."""

    presets: list[SegmentPresetOut]


class SegmentAskIn(_Asked):
    """A tree, or a saved segment in its newest version.

    *as_of* asks of an earlier moment; a later one is refused. What was returned since is
    known there too; what is kept only as it is now is refused.
    """

    tree: Tree | None = None
    segment_id: Id | None = None
    as_of: Moment | None = None
    language: Language = DEFAULT_LANGUAGE

    @model_validator(mode="after")
    def _one_of_two(self) -> "SegmentAskIn":
        if (self.tree is None) is (self.segment_id is None):
            raise PydanticCustomError("tree", "Send one of tree and segment_id")
        return self


class SegmentCountOut(_Answered):
    """How many customers fit, of how many; *says* tells the conditions in words."""

    count: int
    of: int
    says: str


class SegmentReasonOut(_Answered):
    """Why: the condition's place in the tree, whether it holds, and the sentence."""

    path: str
    holds: bool
    sentence: str


class SegmentWhyOut(_Answered):
    """A customer, whether they are in, and which conditions decided it."""

    customer_id: str
    is_in: bool
    reasons: list[SegmentReasonOut]


class SegmentSampleOut(_Answered):
    """Ten of those who fit, spread over them all, and why each does."""

    count: int
    customers: list[SegmentWhyOut]


class SegmentOverlapIn(SegmentAskIn):
    """A tree, and up to twenty saved segments to hold it against."""

    segments: Annotated[list[Id], Field(min_length=1, max_length=20)]


class SegmentOverlapOfOut(_Answered):
    """How many fit another segment, and how many both."""

    segment_id: str
    name: str
    count: int
    both: int


class SegmentOverlapOut(_Answered):
    """How many fit the tree, and how many of them each other segment as well."""

    count: int
    segments: list[SegmentOverlapOfOut]


class SegmentExplainIn(SegmentAskIn):
    """A tree, and the customer it is about."""

    customer_id: Id


class ClubIn(_Asked):
    """A club to found, or its other name."""

    name: Title


class ClubOut(_Answered):
    """A club."""

    id: str
    name: str
    created_at: datetime


class ClubsOut(_Answered):
    """Every club, by name."""

    clubs: list[ClubOut]


class ClubMemberOut(_Answered):
    """Somebody in a club."""

    club_id: str
    customer_id: str


class ClubMembersQuery(PageQuery):
    """A page of a club's members."""


class ClubMembersOut(_Answered):
    """A page of who is in a club, the newest customers first."""

    members: list[ClubMemberOut]
    next: str | None


class ClubLeftOut(_Answered):
    """Somebody who is in a club no more."""

    club_id: str
    customer_id: str
    is_member: bool
