"""A day that comes back every year: one the customer named, or a first time."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import ColumnElement, SQLColumnExpression, and_, literal, or_

from walletpass.campaigns.triggers.scene import Due, Occasional, Scene
from walletpass.customers import Customer, birthday_from
from walletpass.insight import Profile
from walletpass.rewards.rules.birthdays import celebrated_in

_YEARS: Final = 30  # back; no anniversary is looked for beyond them

Named = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class NamedDate(Occasional):
    """A date by its name, *days_before* it, by the brand's calendar, once a year.

    It is the anniversary of *joining* or of the *first-purchase*, or one that stands
    among the customer's attributes, written 2015-06-20 or 06-20.
    """

    on: Literal["date"]
    of: Literal["joining", "first-purchase", "attribute"] = "joining"
    attribute: Named | None = None
    days_before: Annotated[int, Field(ge=0, le=60)] = 0

    @model_validator(mode="after")
    def _check_attribute(self) -> Self:
        if (self.of == "attribute") != (self.attribute is not None):
            raise PydanticCustomError(
                "no-attribute",
                "It does not say, or need not say, which attribute holds the date.",
                {"remedy": "Name the attribute if, and only if, of is attribute."},
            )
        return self

    @property
    def patience(self) -> timedelta:
        """How long it is until the day is over."""
        return timedelta(self.days_before + 1)

    def due(self, scene: Scene) -> Due:
        """Return whose day it is, under the name of its year."""
        zone = ZoneInfo(scene.brand.timezone)
        day = scene.now.astimezone(zone).date() + timedelta(self.days_before)
        name = self.attribute or self.of
        people = scene.people(literal(f"date/{name}/{day.year}"))
        if self.of == "attribute":
            return people.where(_is_written(name, day))
        if self.of == "joining":
            return people.where(_is_anniversary(Customer.enrolled_at, day, zone))
        return people.join(Profile, Profile.customer_id == Customer.id).where(
            _is_anniversary(Profile.first_bought_at, day, zone)
        )


def _month_days(day: date) -> list[str]:
    """Return how dates end that fall on this day: 29 February does where there is none."""
    written = [f"{day:%m-%d}"]
    leap = birthday_from("02-29")
    if celebrated_in(leap, day.year) == day and written != ["02-29"]:
        written.append("02-29")
    return written


def _is_written(attribute: str, day: date) -> ColumnElement[bool]:
    told = Customer.attributes[attribute].as_string()
    return or_(
        *[
            or_(told == month_day, told.like(f"____-{month_day}"))
            for month_day in _month_days(day)
        ]
    )


def _is_anniversary(
    moment: SQLColumnExpression[datetime] | SQLColumnExpression[datetime | None],
    day: date,
    zone: ZoneInfo,
) -> ColumnElement[bool]:
    spans = []
    for month_day in _month_days(day):
        month, number = map(int, month_day.split("-"))
        for year in range(day.year - _YEARS, day.year):
            try:
                then = date(year, month, number)
            except ValueError:  # no 29 February that year
                continue
            begins, ends = (
                datetime.combine(then + timedelta(days), time(), zone).astimezone(UTC)
                for days in (0, 1)
            )
            spans.append(and_(moment >= begins, moment < ends))
    return or_(*spans)
