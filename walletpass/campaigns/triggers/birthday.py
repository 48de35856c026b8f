"""A birthday, by each customer's own clock, and once a year for each of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field
from sqlalchemy import ColumnElement, and_, case, func, literal, select

from walletpass.campaigns.models import Entry
from walletpass.campaigns.triggers.scene import Due, Occasional, Scene
from walletpass.customers import Customer, birthday_from
from walletpass.rewards.rules.birthdays import Around, birthday_near

_LEAP_DAY = "02-29"


class Birthday(Occasional):
    """From some days before a birthday to some after, the first day that there is.

    Who was born on 29 February celebrates on the 28th where there is none. Whoever tells
    the date less than *told_before* days ahead waits for the next year.
    """

    on: Literal["birthday"]
    days_before: Annotated[int, Field(ge=0, le=30)] = 3
    days_after: Annotated[int, Field(ge=0, le=30)] = 3
    told_before: Annotated[int, Field(ge=0, le=90)] = 0

    def due(self, scene: Scene) -> Due:
        """Return whose birthday is near, under the name of its year."""
        whens = [
            (self._is_near(scene, zone, month_day, day), f"birthday/{day.year}")
            for zone in self._zones(scene)
            for month_day, day in self._near(scene, zone)
        ]
        if not whens:
            return scene.people(literal("")).where(literal(value=False))
        key = case(*whens)
        return scene.people(key).where(
            Customer.birth_month_day.in_(self._days(scene)), key.is_not(None)
        )

    @property
    def patience(self) -> timedelta:
        """How long there is to congratulate."""
        return timedelta(self.days_before + self.days_after + 1)

    def is_over(self, scene: Scene) -> ColumnElement[bool]:
        """Ask whether a birthday is near no more."""
        due = self.due(scene)
        is_theirs = Customer.id == Entry.customer_id
        is_it = due.selected_columns["key"] == Entry.key
        return ~due.where(is_theirs, is_it).exists()

    def _days(self, scene: Scene) -> list[str]:
        """Return every day of birth that may be near today, here or abroad."""
        today = scene.now.astimezone(ZoneInfo(scene.brand.timezone)).date()
        ahead = range(-self.days_after - 1, self.days_before + 2)
        days = {f"{today + timedelta(days):%m-%d}" for days in ahead}
        return sorted(days | ({_LEAP_DAY} if "02-28" in days else set()))

    def _zones(self, scene: Scene) -> list[str]:
        """Return the zones that those live in who were born on such days."""
        zones = scene.session.scalars(
            select(func.coalesce(Customer.timezone, scene.brand.timezone))
            .where(
                Customer.brand_id == scene.brand.id,
                Customer.birth_month_day.in_(self._days(scene)),
            )
            .distinct()
        )
        return sorted(zones)

    def _near(self, scene: Scene, zone: str) -> Iterator[tuple[str, date]]:
        """Return the days of birth that are near by the clocks of *zone*, and when."""
        today = scene.now.astimezone(ZoneInfo(zone)).date()
        around = Around(days_before=self.days_before, days_after=self.days_after)
        for month_day in self._days(scene):
            day = birthday_near(birthday_from(month_day), around, today)
            if day is not None:
                yield month_day, day

    def _is_near(
        self, scene: Scene, zone: str, month_day: str, day: date
    ) -> ColumnElement[bool]:
        at_home = Customer.timezone == zone
        if zone == scene.brand.timezone:
            at_home = at_home | Customer.timezone.is_(None)
        near = and_(at_home, Customer.birth_month_day == month_day)
        if not self.told_before:
            return near
        return near & (Customer.birthday_told_on <= day - timedelta(self.told_before))
