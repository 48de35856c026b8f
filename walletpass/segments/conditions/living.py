"""Conditions on stages of life, habits and preferences, as insight reckoned them.

Whoever was not reckoned yet is new, and bought nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlalchemy import ColumnElement, Select, case, func, literal, select, type_coerce
from sqlalchemy.types import Integer

from walletpass.customers import Customer
from walletpass.insight import Affinity, Profile, StageMove
from walletpass.insight.models import Stage
from walletpass.segments.conditions.base import (
    Condition,
    Counted,
    Occurring,
    OneOf,
    Word,
    Words,
)
from walletpass.segments.conditions.buying import open_time
from walletpass.segments.facts import Facts
from walletpass.segments.moments import At, Span

Stages = Annotated[tuple[Stage, ...], Field(min_length=1)]
Habit = Literal[
    "visits", "purchases", "spent", "basket", "gap", "engagement", "lifetime_value"
]
_ZERO_IF_UNKNOWN = {"visits", "purchases", "spent", "engagement", "lifetime_value"}
_COLUMNS = {"gap": "median_gap"}


def _profile(asked: Any) -> Any:
    return (
        select(asked)
        .where(Profile.customer_id == Customer.id)
        .correlate(Customer)
        .scalar_subquery()
    )


@dataclass(frozen=True, kw_only=True)
class InStage(OneOf):
    """Whoever is in one of these stages of life."""

    kind = "stage"
    is_in = "stages"
    dear = 1

    stages: Stages

    def asked(self, at: At) -> ColumnElement[str]:  # noqa: ARG002
        """Return the stage."""
        return func.coalesce(_profile(Profile.stage), "new")

    def ids(self, at: At) -> Select[str] | None:
        """Return the ids of those in the stages, unless whoever is unknown is in one."""
        if "new" in self.stages:
            return None
        return select(Profile.customer_id).where(
            Profile.brand_id == at.brand_id, Profile.stage.in_(self.stages)
        )

    def since_when(self, at: At) -> ColumnElement[Any]:  # noqa: ARG002
        """Return when they came into it."""
        since: ColumnElement[Any] = _profile(Profile.staged_at)
        return since

    def answer(self, who: Facts, at: At) -> str:  # noqa: ARG002
        """Return the stage."""
        return who.known.stage if who.known else "new"

    def as_it_was(self) -> "WasInStage":
        """Return what asks in which stage they were: every move was written down."""
        return WasInStage(stages=self.stages)


@dataclass(frozen=True, kw_only=True)
class WasInStage(InStage):
    """Whoever was in one of these stages, as it was known at that moment."""

    is_past_known = True

    def asked(self, at: At) -> ColumnElement[str]:
        """Return the stage their last move until then led to."""
        return func.coalesce(self._last(StageMove.to_stage, at), "new")

    def ids(self, at: At) -> None:
        """Return nothing: no index lists who was where."""

    def since_when(self, at: At) -> ColumnElement[Any]:
        """Return when they had come into it."""
        since: ColumnElement[Any] = self._last(StageMove.moved_at, at)
        return since

    def answer(self, who: Facts, at: At) -> str:
        """Return the stage their last move until then led to."""
        then = [move for move in reversed(who.moves) if move.at <= at.now]
        return max(then, key=lambda move: move.at).after if then else "new"

    def _last(self, asked: Any, at: At) -> Any:
        return (
            select(asked)
            .where(StageMove.customer_id == Customer.id, StageMove.moved_at <= at.now)
            .order_by(StageMove.moved_at.desc(), StageMove.id.desc())
            .limit(1)
            .correlate(Customer)
            .scalar_subquery()
        )


@dataclass(frozen=True, kw_only=True)
class StageSince(Condition[datetime], Span):
    """Since when somebody is in the stage they are in."""

    kind = "stage_since"
    dear = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.is_open:
            raise open_time()

    def asked(self, at: At) -> ColumnElement[datetime]:  # noqa: ARG002
        """Return since when."""
        since: ColumnElement[datetime] = _profile(Profile.staged_at)
        return since

    def answer(self, who: Facts, at: At) -> datetime | None:  # noqa: ARG002
        """Return since when."""
        return who.known.staged_at if who.known else None

    def fitting(self, asked: ColumnElement[datetime], at: At) -> ColumnElement[bool]:
        """Return whether the moment lies in the time."""
        return self.spans(asked, at)

    def fits(self, answer: datetime, at: At) -> bool:
        """Tell whether the moment lies in the time."""
        return self.covers(answer, at)


@dataclass(frozen=True, kw_only=True)
class HasMoved(Occurring, Span):
    """How often somebody came from one stage into another; once, if not said.

    By what they did: nobody moves because older purchases were handed in.
    """

    kind = "moved"
    is_past_known = True

    before: Annotated[tuple[Stage, ...], Field()] = ()
    after: Annotated[tuple[Stage, ...], Field()] = ()

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def rows(self, at: At) -> Select[Any]:
        """Return the rows that are counted."""
        query = select(literal(1)).where(
            StageMove.customer_id == Customer.id,
            StageMove.cause == "habit",
            self.spans(StageMove.moved_at, at),
        )
        if self.before:
            query = query.where(StageMove.from_stage.in_(self.before))
        if self.after:
            query = query.where(StageMove.to_stage.in_(self.after))
        return query

    def answer(self, who: Facts, at: At) -> int:
        """Count the moves."""
        return sum(
            move.is_lived
            and (not self.before or move.before in self.before)
            and (not self.after or move.after in self.after)
            and self.covers(move.at, at)
            for move in who.moves
        )


@dataclass(frozen=True, kw_only=True)
class HasHabit(Counted):
    """A figure of somebody's habits; money in minor units, the gap in whole days.

    Whoever came too seldom to have a gap, or never bought to have a basket, fits no
    range of it.
    """

    kind = "habit"
    dear = 1
    least = None

    of: Habit

    def asked(self, at: At) -> ColumnElement[int]:  # noqa: ARG002
        """Return the figure."""
        figure = _profile(getattr(Profile, _COLUMNS.get(self.of, self.of)))
        if self.of in _ZERO_IF_UNKNOWN:
            return func.coalesce(figure, 0)
        return type_coerce(figure, Integer)

    def answer(self, who: Facts, at: At) -> int | None:  # noqa: ARG002
        """Return the figure."""
        if who.known is None:
            return 0 if self.of in _ZERO_IF_UNKNOWN else None
        figure: int | None = getattr(who.known, _COLUMNS.get(self.of, self.of))
        return figure


@dataclass(frozen=True, kw_only=True)
class Prefers(Counted):
    """How much of somebody's spending goes to a category, in per cent; any, if not said."""

    kind = "prefers"

    category: Word

    def asked(self, at: At) -> ColumnElement[int]:  # noqa: ARG002
        """Return the share in whole per cent, at least one where there is any."""
        return (
            select(case((Affinity.share > 0, (Affinity.share + 9) // 10), else_=1))
            .where(Affinity.customer_id == Customer.id)
            .where(Affinity.category == self.category)
            .correlate(Customer)
            .scalar_subquery()
        )

    def answer(self, who: Facts, at: At) -> int | None:  # noqa: ARG002
        """Return the share in whole per cent, at least one where there is any."""
        share = who.affinities.get(self.category)
        return None if share is None else (share + 9) // 10 or 1


@dataclass(frozen=True, kw_only=True)
class HasTastes(Occurring):
    """How many categories somebody is known to care for: buys, or said they like."""

    kind = "tastes"

    def rows(self, at: At) -> Select[Any]:  # noqa: ARG002
        """Return the rows that are counted."""
        return select(literal(1)).where(Affinity.customer_id == Customer.id)

    def answer(self, who: Facts, at: At) -> int:  # noqa: ARG002
        """Count the categories."""
        return len(who.affinities)


@dataclass(frozen=True, kw_only=True)
class PrefersStore(OneOf):
    """Whoever goes to one of these stores more than to any other."""

    kind = "preferred_store"
    is_in = "stores"

    stores: Words

    def asked(self, at: At) -> ColumnElement[str]:  # noqa: ARG002
        """Return the store."""
        store: ColumnElement[str] = _profile(Profile.store_id)
        return store

    def answer(self, who: Facts, at: At) -> str | None:  # noqa: ARG002
        """Return the store."""
        return who.known.store_id if who.known else None
