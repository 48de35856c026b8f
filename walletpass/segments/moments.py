"""The moment a question is asked at, and the spans of time that follow from it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_core import PydanticCustomError
from sqlalchemy import ColumnElement, SQLColumnExpression, and_

LONGEST: Final = 36_500
Days = Annotated[int, Field(ge=1, le=LONGEST)]
DaysOrNone = Annotated[int, Field(ge=0, le=LONGEST)]


@dataclass(frozen=True, slots=True)
class At:
    """Whose customers are asked about, as of which moment, by which zone's days."""

    brand_id: str
    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The brand's local day."""
        return self.now.astimezone(self.zone).date()

    def ago(self, days: int) -> datetime:
        """Return the moment so many whole days before."""
        return self.now - timedelta(days=days)

    def begins(self, day: date) -> datetime:
        """Return when a local day begins."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)


@dataclass(frozen=True, kw_only=True)
class Span:
    """Some time until now: all that is given must hold.

    *days* is the last so many, *over_days* more than so many days ago. *since* and
    *until* are days of the brand's zone, both included.
    """

    days: Days | None = None
    over_days: Days | None = None
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        too_far = any(
            day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR
            for day in (self.since, self.until)
        )
        if too_far:
            raise PydanticCustomError(
                "odd-day",
                "Nobody lived then.",
                {"remedy": f"Name a day from {_FIRST_YEAR} to {_LAST_YEAR}."},
            )
        ends_early = self.since and self.until and self.since > self.until
        if ends_early or (self.days and self.over_days and self.days <= self.over_days):
            raise PydanticCustomError(
                "empty-range",
                "The time ends before it begins.",
                {"remedy": "Let it begin before it ends."},
            )

    @property
    def is_open(self) -> bool:
        """Whether it is all the time there was."""
        return (self.days, self.over_days, self.since, self.until) == (None,) * 4

    def spans(
        self, moment: SQLColumnExpression[datetime], at: At
    ) -> ColumnElement[bool]:
        """Return the condition that a moment lies in it."""
        first, before = self._bounds(at)
        terms = [moment <= at.now]
        if first is not None:
            terms.append(moment >= first)
        if before is not None:
            terms.append(moment < before)
        return and_(*terms)

    def covers(self, moment: datetime | None, at: At) -> bool:
        """Tell whether a moment lies in it; one that never came does not."""
        if moment is None or moment > at.now:
            return False
        first, before = self._bounds(at)
        return (first is None or moment >= first) and (
            before is None or moment < before
        )

    def begins_at(self, at: At) -> datetime | None:
        """Return its first moment, None where it goes back for ever."""
        return self._bounds(at)[0]

    def _bounds(self, at: At) -> tuple[datetime | None, datetime | None]:
        """Return its first moment, and the first one after it."""
        firsts = [
            *([at.ago(self.days)] if self.days else []),
            *([at.begins(self.since)] if self.since else []),
        ]
        ends = [
            *([at.ago(self.over_days)] if self.over_days else []),
            *([at.begins(self.until + timedelta(days=1))] if self.until else []),
        ]
        return max(firsts, default=None), min(ends, default=None)


_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200
