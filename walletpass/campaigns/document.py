"""A campaign as plain data: what the studio's form writes and a run follows.

{"audience": {"segment": "seg_…"}, "holdout": 0.05, "schedule": {"at": "2026-12-01T10:00"},
 "variants": [{"code": "a", "words": {"en": "20% off coffee until Sunday"}}]}
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from walletpass.campaigns.document_calls import CallTerms
from walletpass.campaigns.document_shape import Shape
from walletpass.campaigns.document_times import Schedule
from walletpass.campaigns.models import Kind
from walletpass.campaigns.triggers import Trigger
from walletpass.kernel.languages import Language
from walletpass.passes.messages import Purpose, UnsafeLinkError
from walletpass.passes.messages.links import check_link

Topic = Literal["promo", "event", "novelty", "collaboration", "reminder", "news"]
Goal = Literal["purchase", "redemption", "visit"]

MOST_VARIANTS: Final = 20
LARGEST_HOLDOUT: Final = 0.5
BUCKETS: Final = 10_000
"""Customers are dealt into so many buckets; a share is told as finely and no finer."""

_STEERING: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_MOST_MONEY: Final = 10**12  # minor units


def _plain(text: str) -> str:
    if _STEERING.search(text):
        raise PydanticCustomError(
            "control-character",
            "There is a character nobody can see.",
            {"remedy": "Write it anew, by hand."},
        )
    return text


def _safe(link: str) -> str:
    try:
        check_link(link)
    except UnsafeLinkError as unsafe:
        raise PydanticCustomError(
            "unsafe-link",
            "Nobody is sent there from a card.",
            {"remedy": "Begin with https://, tel: or mailto:, without spaces."},
        ) from unsafe
    return link


_PLAINLY: Final = AfterValidator(_plain)
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=60), _PLAINLY]
Text = Annotated[str, StringConstraints(max_length=1_000), _PLAINLY]
Link = Annotated[str, AfterValidator(_safe)]
Share = Annotated[float, Field(ge=0, le=LARGEST_HOLDOUT, allow_inf_nan=False)]
Money = Annotated[int, Field(ge=0, le=_MOST_MONEY)]


class Audience(Shape):
    """Who is spoken to: those of a segment, or everybody; nobody unless it is told.

    *version* pins what the segment asked when the campaign was rehearsed; a draft has
    none.
    """

    segment: Id | None = None
    version: Id | None = None
    everybody: bool = False

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        if (self.segment is not None) == self.everybody:
            raise PydanticCustomError(
                "one-of",
                "Name a segment, or everybody, and not both.",
                {"remedy": 'Write {"segment": "…"} or {"everybody": true}.'},
            )
        return self


class Variant(Shape):
    """What some of the audience are told, and given.

    The first whose *when* (a tree as segments have it) takes a customer is theirs;
    among neighbours that take the same, chance decides by *weight*. *coupon_days* is how
    long a coupon of the *reward* is good, unless the reward knows better.
    """

    code: Code
    weight: Annotated[int, Field(ge=1, le=1_000)] = 1
    when: dict[str, Any] | None = None
    words: Mapping[Language, Text] = Field(default_factory=dict)
    link: Link | None = None
    link_words: Mapping[Language, Text] = Field(default_factory=dict)
    reward: Id | None = None
    coupon_days: Annotated[int, Field(ge=1, le=366)] | None = None


class Cost(Shape):
    """What it costs, in minor units: each *message*, and once, *fixed*.

    *margin* is the part of a sale that is left after what was sold; None is unknown.
    """

    message: Money = 0
    fixed: Money = 0
    margin: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None


class Document(Shape):
    """What a brand says, to whom, when, and how it will know what came of it.

    *holdout* is the part of the audience that is told nothing, to compare with. The
    message stands on the card for *shows_days*; what customers do counts for
    *window_days* from their turn on. A triggered campaign speaks to those of its audience
    whose turn the *trigger* says it is; with *call* the staff is asked to ring them, and
    nothing is sent. Of campaigns that compete for a customer the one
    of the higher *priority* speaks.
    """

    kind: Kind = "once"
    purpose: Purpose = "marketing"
    audience: Audience | None = None
    variants: Annotated[tuple[Variant, ...], Field(max_length=MOST_VARIANTS)] = ()
    holdout: Share = 0.0
    schedule: Schedule = Field(default_factory=Schedule)
    trigger: Trigger | None = None
    call: CallTerms | None = None
    shows_days: Annotated[int, Field(ge=1, le=90)] = 7
    window_days: Annotated[int, Field(ge=1, le=90)] = 7
    category: Line | None = None
    topic: Topic = "promo"
    priority: Annotated[int, Field(ge=0, le=9)] = 5
    goal: Goal = "purchase"
    cost: Cost = Field(default_factory=Cost)

    @model_validator(mode="after")
    def _check_codes(self) -> Self:
        codes = [variant.code for variant in self.variants]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise PydanticCustomError(
                "same-code",
                "Two variants are called {code}.",
                {"code": repr(twice[0]), "remedy": "Give each a code of its own."},
            )
        return self

    @property
    def held_buckets(self) -> int:
        """How many of the buckets are told nothing."""
        return round(self.holdout * BUCKETS)

    def variant(self, code: str) -> Variant:
        """Return the variant of this code.

        Raises:
            KeyError: There is none.
        """
        return {variant.code: variant for variant in self.variants}[code]


def as_told(document: Document) -> dict[str, Any]:
    """Return the document as JSON, without what goes without saying."""
    return document.model_dump(mode="json", exclude_defaults=True) | {
        "kind": document.kind
    }
