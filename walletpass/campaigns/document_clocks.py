"""What clocks do to a schedule when they are put forward or back.

A single time by the brand's own clocks has to name one moment, so it is refused where it
names none or two. What recurs, and what goes by each customer's clock, is not: those days
have a time of their own, and whoever plans is told of the first.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final
from zoneinfo import ZoneInfo

from walletpass.campaigns.document_times import (
    Schedule,
    days_of,
    moment_of,
    next_occurrences,
)
from walletpass.kernel.clock import moments_of
from walletpass.rewards.rules import Fault

_A_YEAR: Final = timedelta(days=366)


def unfit_for_clocks(schedule: Schedule, zone: ZoneInfo) -> Iterator[Fault]:
    """Yield why a single time of the brand's own clocks does not name one moment."""
    local = schedule.local
    if local is None or schedule.zone == "customer" or schedule.every is not None:
        return
    moments = moments_of(local, zone)
    if not moments:
        message = f"Clocks in {zone.key} go forward over {local:%H:%M} on that day."
        remedy = "Choose a time before or after the missing hour."
        yield Fault("$.schedule.at", "missing-hour", message, remedy)
    if len(moments) > 1 and schedule.fold is None:
        message = f"Clocks in {zone.key} show {local:%H:%M} twice on that day."
        remedy = 'Say "fold": "first" or "second", or choose another time.'
        yield Fault("$.schedule.at", "doubled-hour", message, remedy)


def over_in(schedule: Schedule, zone: ZoneInfo, now: datetime) -> Iterator[Fault]:
    """Yield that a schedule has no time that is still to come."""
    if schedule.local is None:
        return
    if not next_occurrences(schedule, zone, after=now):
        message = f"This time is over in {zone.key}."
        yield Fault("$.schedule.at", "past", message, "Choose one that is to come.")


def moved_by_clocks(
    schedule: Schedule, zone: ZoneInfo, now: datetime
) -> Iterator[Fault]:
    """Yield on which day of the next year it speaks at another time, or could twice.

    Of customers' own zones that of the brand stands for all: most of them live there.
    """
    if schedule.local is None or not (schedule.zone == "customer" or schedule.every):
        return
    today = now.astimezone(zone).date()
    last = max(today, schedule.local.date()) + _A_YEAR
    is_missing = is_doubled = False
    for day in takewhile(lambda one: one <= last, days_of(schedule, near=today)):
        local = datetime.combine(day, schedule.local.time())
        moments = moments_of(local, zone)
        if not moments and not is_missing:
            is_missing = True
            instead = moment_of(local, zone).astimezone(zone)
            message = (
                f"On {day} clocks in {zone.key} go forward over {local:%H:%M}: on that "
                f"day it speaks at {instead:%H:%M}."
            )
            yield Fault("$.schedule.at", "hour-left-out", message, "")
        if len(moments) > 1 and schedule.fold is None and not is_doubled:
            is_doubled = True
            message = f"On {day} clocks in {zone.key} show {local:%H:%M} twice: the first is meant."
            yield Fault("$.schedule.at", "hour-twice", message, "")
