"""Pacing: when a customer's turn comes."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from walletpass.campaigns.document_times import Schedule, moment_of

_ONE_DAY = timedelta(days=1)


def due_at(
    schedule: Schedule,
    planned_for: datetime,
    *,
    brand_zone: ZoneInfo,
    zone: ZoneInfo,
    hour: int | None,
    wait: timedelta,
) -> datetime:
    """Return when the turn comes of a customer who lives in a *zone*.

    *planned_for* is the moment on the brand's clock; *hour* the customer's best one, or
    None where it is not known or does not count; *wait* their part of the spread.
    """
    due = planned_for
    if schedule.zone == "customer":
        local = planned_for.astimezone(brand_zone).replace(tzinfo=None, fold=0)
        due = moment_of(local, zone, schedule.fold)
    if schedule.best_hour and hour is not None:
        due = next_hour(due, zone, hour)
    return due + wait


def next_hour(moment: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """Return the next moment, from this one on, at which it is that hour there."""
    local = moment.astimezone(zone)
    if local.hour == hour:
        return moment
    day = local.date() if local.hour < hour else local.date() + _ONE_DAY
    return moment_of(datetime.combine(day, time(hour)), zone)
