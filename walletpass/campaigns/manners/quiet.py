"""Quiet hours: on the customer's own clock, whatever clocks were put to meanwhile."""

from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from walletpass.campaigns.document_times import moment_of

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=1_024)  # a batch asks at one moment about many who live in few zones
def quiet_until(
    moment: datetime, zone: ZoneInfo, begins: int, ends: int
) -> datetime | None:
    """Return when the quiet hours end that a moment falls into, or None if into none.

    They go from minute *begins* of the day up to minute *ends*, over midnight where that
    is earlier; where both are the same there are none.
    """
    local = moment.astimezone(zone)
    minute = local.hour * 60 + local.minute
    day = local.date()
    if begins <= ends:
        is_quiet = begins <= minute < ends
    else:
        is_quiet = minute >= begins or minute < ends
        if minute >= begins:
            day += _ONE_DAY
    if not is_quiet:
        return None
    end = datetime.combine(day, time()) + timedelta(minutes=ends)
    until = moment_of(end, zone)
    if until > moment:
        return until
    return moment_of(end, zone, "second")  # in the hour that comes twice
