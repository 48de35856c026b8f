"""Days around a birthday, across the year's end and without a 29 February."""

from calendar import isleap
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Annotated

from pydantic import Field

from walletpass.customers import Birthday

FEBRUARY = 2
LEAP_DAY = 29
HALF_A_YEAR = 180

Days = Annotated[int, Field(ge=0, le=HALF_A_YEAR)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """From how many days before a birthday to how many after.

    Whoever tells the date less than *told_before* days ahead of it waits for the next
    year, so that nobody has a birthday whenever points are short.
    """

    days_before: Days = 0
    days_after: Days = 0
    told_before: Days = 0


def celebrated_in(birthday: Birthday, year: int) -> date:
    """Return the day of the birthday in *year*: 28 February where there is no 29th.

    >>> celebrated_in(Birthday(2, 29), 2027), celebrated_in(Birthday(2, 29), 2028)
    (datetime.date(2027, 2, 28), datetime.date(2028, 2, 29))
    """
    if (birthday.month, birthday.day) == (FEBRUARY, LEAP_DAY) and not isleap(year):
        return date(year, FEBRUARY, LEAP_DAY - 1)
    return date(year, birthday.month, birthday.day)


def birthday_near(birthday: Birthday, around: Around, today: date) -> date | None:
    """Return the birthday around which *today* is, be it last year's or next year's."""
    for year in (today.year, today.year - 1, today.year + 1):
        if not MINYEAR < year < MAXYEAR:
            continue
        day = celebrated_in(birthday, year)
        if -around.days_before <= (today - day).days <= around.days_after:
            return day
    return None


def told_in_time(told_on: date | None, around: Around, day: date) -> bool:
    """Tell whether the date was known long enough before the birthday on *day*."""
    if not around.told_before:
        return True
    return told_on is not None and told_on + timedelta(around.told_before) <= day
