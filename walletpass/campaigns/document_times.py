"""When a campaign speaks: a local time, once or again and again, in some zone.

A local time does not always name one moment. In the hour that a clock change leaves out
there is none: what falls there happens as the hour is over. The hour that comes twice
has two: the first is meant, unless *fold* says otherwise.
"""

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from walletpass.campaigns.document_shape import Shape
from walletpass.kernel.clock import moments_of

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Fold = Literal["first", "second"]
LocalText = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$")
]
DayText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]

_WEEKDAYS: Final[tuple[Weekday, ...]] = (
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
)  # fmt: skip
_FIRST_DAY: Final = date(2000, 1, 1)
_LAST_DAY: Final = date(2200, 1, 1)
_ONE_DAY: Final = timedelta(days=1)


class Daily(Shape):
    """Every day."""

    kind: Literal["day"]


class Weekly(Shape):
    """On these days of every week."""

    kind: Literal["week"]
    on: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)]


class Monthly(Shape):
    """On one day of every month; one too *short* for it has its last, or is left out."""

    kind: Literal["month"]
    day: Annotated[int, Field(ge=1, le=31)]
    short: Literal["last", "skip"] = "last"


Every = Annotated[Daily | Weekly | Monthly, Field(discriminator="kind")]


class Schedule(Shape):
    """When it begins: *at* a local time, or as soon as it is started.

    The time is that of the brand's *zone*, or of each customer's. Messages are spread
    over *spread_minutes*; with *best_hour* each waits for the hour its customer tends
    to come, within a day. A recurring campaign speaks *every* so often from *at* on,
    *until* a day, which is the last.
    """

    at: LocalText | None = None
    zone: Literal["brand", "customer"] = "brand"
    fold: Fold | None = None
    spread_minutes: Annotated[int, Field(ge=0, le=7 * 24 * 60)] = 0
    best_hour: bool = False
    every: Every | None = None
    until: DayText | None = None

    @model_validator(mode="after")
    def _check_times(self) -> Self:
        for text in (self.at, self.until):
            if text is not None and _local(text) is None:
                raise PydanticCustomError(
                    "no-date",
                    "There is no such day or time as {text}.",
                    {"text": text, "remedy": "Write it such as 2027-01-31T10:00."},
                )
        if self.every is not None and self.at is None:
            raise PydanticCustomError(
                "no-time",
                "It does not say when the first one is.",
                {"remedy": "Add at, such as 2027-01-31T10:00."},
            )
        if self.until is not None and self.at is not None and self.until < self.at[:10]:
            raise PydanticCustomError(
                "empty-range",
                "It ends before it begins.",
                {"remedy": "Let until be no earlier than at."},
            )
        return self

    @property
    def local(self) -> datetime | None:
        """The local time it names first, of no zone."""
        return None if self.at is None else datetime.fromisoformat(self.at)


def _local(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if _FIRST_DAY <= moment.date() <= _LAST_DAY else None


def moment_of(local: datetime, zone: ZoneInfo, fold: Fold | None = None) -> datetime:
    """Return the moment in UTC that a local time means.

    One that a clock change leaves out means the moment of the change; of two the first
    is meant, unless *fold* says the second.
    """
    moments = moments_of(local, zone)
    if moments:
        return moments[-1 if fold == "second" else 0]
    return _change_over(local, zone)


def _change_over(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment at which clocks were put forward over this local time."""
    before = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    early, late = sorted((before, after))
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def next_occurrences(
    schedule: Schedule, zone: ZoneInfo, *, after: datetime, count: int = 1
) -> list[datetime]:
    """Return the next moments in UTC at which it speaks, all later than *after*.

    A schedule that names no time has none; one without *every* has at most one.
    """
    local = schedule.local
    if local is None:
        return []
    days = days_of(schedule, near=after.astimezone(zone).date() - 2 * _ONE_DAY)
    moments = (
        moment_of(datetime.combine(day, local.time()), zone, schedule.fold)
        for day in days
    )
    return list(islice((moment for moment in moments if moment > after), count))


def days_of(schedule: Schedule, *, near: date) -> Iterator[date]:
    """Yield the days it falls on, from one *near* to its last."""
    if schedule.local is None:
        return
    day = schedule.local.date()
    if schedule.every is None:
        yield day
        return
    last = date.fromisoformat(schedule.until) if schedule.until else _LAST_DAY
    day = max(day, near)
    while day <= last:
        if _falls_on(schedule.every, day):
            yield day
        day += _ONE_DAY


def _falls_on(every: Daily | Weekly | Monthly, day: date) -> bool:
    match every:
        case Daily():
            return True
        case Weekly():
            return _WEEKDAYS[day.weekday()] in every.on
        case Monthly():
            last = calendar.monthrange(day.year, day.month)[1]
            wanted = min(every.day, last) if every.short == "last" else every.day
            return day.day == wanted
