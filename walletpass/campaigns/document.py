"""A campaign as plain data: what the studio's form writes and a run follows.

{"audience": {"segment": "seg_…"}, "holdout": 0.05, "schedule": {"at": "2026-12-01T10:00"},
 "variants": [{"code": "a", "words": {"en": "20% off coffee until Sunday"}}]}
"""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from walletpass.campaigns.document_calls import CallTerms
from walletpass.campaigns.document_shape import Shape
from walletpass.campaigns.document_steps import Journey
from walletpass.campaigns.document_times import Schedule
from walletpass.campaigns.document_variants import Id, Line, Variant, same_code
from walletpass.campaigns.models import Kind
from walletpass.campaigns.triggers import Trigger
from walletpass.passes.messages import Purpose

Topic = Literal["promo", "event", "novelty", "collaboration", "reminder", "news"]
Goal = Literal["purchase", "redemption", "visit"]

MOST_VARIANTS: Final = 20
LARGEST_HOLDOUT: Final = 0.5
BUCKETS: Final = 10_000
"""Customers are dealt into so many buckets; a share is told as finely and no finer."""

_MOST_MONEY: Final = 10**12  # minor units

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
    nothing is sent. A journey leads them through its steps, or all of its audience where
    nothing sets it off. Of campaigns that compete for a customer the one of the higher
    *priority* speaks.
    """

    kind: Kind = "once"
    purpose: Purpose = "marketing"
    audience: Audience | None = None
    variants: Annotated[tuple[Variant, ...], Field(max_length=MOST_VARIANTS)] = ()
    holdout: Share = 0.0
    schedule: Schedule = Field(default_factory=Schedule)
    trigger: Trigger | None = None
    call: CallTerms | None = None
    route: Journey | None = None
    shows_days: Annotated[int, Field(ge=1, le=90)] = 7
    window_days: Annotated[int, Field(ge=1, le=90)] = 7
    category: Line | None = None
    topic: Topic = "promo"
    priority: Annotated[int, Field(ge=0, le=9)] = 5
    goal: Goal = "purchase"
    cost: Cost = Field(default_factory=Cost)

    @model_validator(mode="after")
    def _check_codes(self) -> Self:
        same_code(self.variants)
        return self

    @property
    def held_buckets(self) -> int:
        """How many of the buckets are told nothing."""
        return round(self.holdout * BUCKETS)

    def at_step(self, step: str) -> Self:
        """Return what a journey says at a step, as a document of that alone.

        Raises:
            KeyError: It says nothing there.
        """
        told = {} if self.route is None else self.route.sayings
        by_itself = {"at": None, "until": None, "zone": "brand"}
        return self.model_copy(
            update={
                "variants": told[step].variants,
                "trigger": None,
                "schedule": self.schedule.model_copy(update=by_itself),
            }
        )

    def at_first(self) -> Self:
        """Return what a journey says first, as a campaign to all who would set out."""
        sayings = iter(self.route.sayings.values()) if self.route else iter(())
        first = next(sayings, None)
        return (
            self
            if first is None
            else self.model_copy(update={"variants": first.variants})
        )

    def variant(self, code: str) -> Variant:
        """Return the variant of this code.

        Raises:
            KeyError: There is none.
        """
        return {variant.code: variant for variant in self.variants}[code]


def as_told(document: Document) -> dict[str, Any]:
    """Return the document as JSON, without what goes without saying."""
    told = document.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    return told | {"kind": document.kind}
