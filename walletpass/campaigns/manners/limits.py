"""How much a brand says at most to one customer, across all its campaigns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass.campaigns.models import Manners
from walletpass.campaigns.reasons import Reason

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
_EVENING, _MORNING = 21 * 60, 9 * 60  # minutes of the day


@dataclass(frozen=True, slots=True)
class Word:
    """A marketing message that a customer had, or is about to have."""

    at: datetime
    category: str | None
    campaign_id: str


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many messages in a span; of one *category*, or of all."""

    reason: Reason
    span: timedelta
    most: int
    category: str | None = None

    def counts(self, word: Word, at: datetime) -> bool:
        """Tell whether a message counts for one that is to come at a moment."""
        return abs(word.at - at) < self.span and self.category in (None, word.category)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a brand holds itself to; without a word from it, these.

    None is no limit. *per_category* says how many messages of a category a customer may
    have in a week. Days, weeks and months are 24 hours, 7 and 30 days that end now, so
    that no midnight lets two messages come within an hour.
    """

    per_day: int | None = 1
    per_week: int | None = 3
    per_month: int | None = 8
    per_category: Mapping[str, int] = field(default_factory=dict)
    quiet_from: int = _EVENING
    quiet_until: int = _MORNING
    quiet_drops: bool = False

    def caps(self, category: str | None) -> Iterable[Cap]:
        """Yield what holds for a message of a category, the shortest span first."""
        if self.per_day is not None:
            yield Cap("cap-day", DAY, self.per_day)
        if self.per_week is not None:
            yield Cap("cap-week", WEEK, self.per_week)
        if self.per_month is not None:
            yield Cap("cap-month", MONTH, self.per_month)
        if category is not None and category in self.per_category:
            most = self.per_category[category]
            yield Cap("cap-category", WEEK, most, category)


def limits_of(session: Session, brand_id: str) -> Limits:
    """Return what the brand holds itself to."""
    told = session.get(Manners, brand_id)
    if told is None:
        return Limits()
    return Limits(
        per_day=told.per_day,
        per_week=told.per_week,
        per_month=told.per_month,
        per_category=told.per_category,
        quiet_from=told.quiet_from,
        quiet_until=told.quiet_until,
        quiet_drops=told.quiet_drops,
    )
