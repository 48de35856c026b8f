"""Why somebody is in another stage: what they did, or only what was learnt of them.

A page of moves tells who came closer and who drifted away. Whoever has years of purchases
handed in at once goes nowhere by it, and neither does anybody whose chain turned out to
have another rhythm.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from walletpass.insight.models import Cause, Stage

NEWS: Final = timedelta(days=3)
"""How late a till may tell of a purchase that still counts as just made."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a profile said somebody stands, since when, and what that rested on.

    Without anything new of them they stay there until *due_at*.
    """

    stage: Stage
    staged_at: datetime
    visits: int
    due_at: datetime | None
    reckoned_at: datetime


def cause_of(
    before: Stood | None,
    stage: Stage,
    days: Collection[date],
    enrolled_at: datetime,
    now: datetime,
) -> Cause:
    """Return why somebody is in a stage in which they were not *before*.

    *days* are those on which they bought something, by now.
    """
    if before is None:
        has_just_joined = stage == "new" and enrolled_at > now - NEWS
        return "habit" if has_just_joined else "backlog"
    old = (before.reckoned_at - NEWS).date()
    if sum(day < old for day in days) > before.visits:
        return "backlog"
    if len(days) != before.visits:
        return "habit"
    is_over = before.due_at is None or before.due_at <= now
    return "habit" if is_over else "cycle"
