"""When points awake and when they lapse, by the store's own calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import Field

MONTHS_A_YEAR = 12
Days = Annotated[int, Field(ge=1, le=3650)]
Months = Annotated[int, Field(ge=1, le=120)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce:
    """Points can be spent as soon as they are earned."""

    kind: Literal["at_once"] = "at_once"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDay:
    """Points can be spent from the store's next midnight."""

    kind: Literal["next_day"] = "next_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterDays:
    """Points can be spent so many days later, at the same time of day."""

    days: Days
    kind: Literal["after_days"] = "after_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class UntilConfirmed:
    """Points wait until somebody says that what earned them holds."""

    kind: Literal["until_confirmed"] = "until_confirmed"


Pending = Annotated[
    AtOnce | NextDay | AfterDays | UntilConfirmed, Field(discriminator="kind")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """Points do not lapse by themselves."""

    kind: Literal["never"] = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollingDays:
    """Points last so many days; the last of them counts whole."""

    days: Days
    kind: Literal["days"] = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollingMonths:
    """Points last so many months; the last day counts whole."""

    months: Months
    kind: Literal["months"] = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthEnd:
    """Points last until the end of this month, or of one *months* later."""

    months: Annotated[int, Field(ge=0, le=120)] = 0
    kind: Literal["month_end"] = "month_end"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDate:
    """Points last until the end of a day."""

    last_day: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]
    kind: Literal["date"] = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithBirthday:
    """Points last as long as the days around the birthday."""

    kind: Literal["birthday"] = "birthday"


Expiry = Annotated[
    Never | RollingDays | RollingMonths | MonthEnd | OnDate | WithBirthday,
    Field(discriminator="kind"),
]


def awakes_at(pending: Pending, earned_at: datetime) -> datetime | None:
    """Return when points earned at this local time can be spent, if that is known."""
    match pending:
        case AtOnce():
            return earned_at.astimezone(UTC)
        case NextDay():
            return _midnight_after(earned_at.date(), earned_at)
        case AfterDays(days=days):
            return (earned_at + timedelta(days)).astimezone(UTC)
        case UntilConfirmed():
            return None


def lapses_at(
    expiry: Expiry, awake_at: datetime, *, last_birthday_day: date | None = None
) -> datetime | None:
    """Return when points lapse that can be spent from this local time on, if ever.

    It is the midnight after the last day on which they are good.
    """
    today = awake_at.date()
    match expiry:
        case Never():
            return None
        case RollingDays(days=days):
            last_day = today + timedelta(days)
        case RollingMonths(months=months):
            last_day = months_later(today, months)
        case MonthEnd(months=months):
            last_day = _month_end(months_later(today.replace(day=1), months))
        case OnDate(last_day=day):
            last_day = day
        case WithBirthday():
            assert last_birthday_day  # only rules about birthdays last with them
            last_day = last_birthday_day
    return _midnight_after(last_day, awake_at)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last.

    >>> months_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, _month_end(first).day))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _midnight_after(day: date, local: datetime) -> datetime:
    midnight = datetime.combine(day + timedelta(1), time.min, tzinfo=local.tzinfo)
    return midnight.astimezone(UTC)
