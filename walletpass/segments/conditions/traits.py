"""Conditions on who somebody is: what they told, what brought them, what they agreed to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError
from sqlalchemy import ColumnElement, String, select, type_coerce

from walletpass.customers import MARKETING, Channel, Consent, Customer
from walletpass.kernel.languages import Language
from walletpass.segments.conditions.base import (
    Condition,
    OneOf,
    Word,
    of_row,
)
from walletpass.segments.conditions.buying import open_time
from walletpass.segments.conditions.json import fact, text_of
from walletpass.segments.facts import Facts
from walletpass.segments.moments import At, Span


@dataclass(frozen=True, kw_only=True)
class Speaks(OneOf):
    """Whoever is addressed in one of these languages."""

    kind = "language"
    dear = 0
    is_in = "languages"

    languages: Annotated[tuple[Language, ...], Field(min_length=1)]

    def asked(self, at: At) -> ColumnElement[str]:  # noqa: ARG002
        """Return the language."""
        return type_coerce(Customer.language, String)

    def answer(self, who: Facts, at: At) -> str:  # noqa: ARG002
        """Return the language."""
        return who.language


@dataclass(frozen=True, kw_only=True)
class HasAttribute(OneOf):
    """Whoever has an attribute with one of these values; any value, if none is said.

    Values are told as text: ``true``, ``42``. A number is compared by how it is written.
    """

    kind = "attribute"
    is_in = "values"

    name: Word
    values: Annotated[tuple[str, ...], Field(max_length=500)] = ()

    def asked(self, at: At) -> ColumnElement[str]:  # noqa: ARG002
        """Return the value as text."""
        return fact(Customer.attributes, self.name)

    def answer(self, who: Facts, at: At) -> str | None:  # noqa: ARG002
        """Return the value as text."""
        return text_of(who.attributes.get(self.name))

    def fitting(self, asked: ColumnElement[str], at: At) -> ColumnElement[bool]:
        """Return whether it is one of them, or there is any."""
        return OneOf.fitting(self, asked, at) if self.values else asked.is_not(None)

    def fits(self, answer: str, at: At) -> bool:  # noqa: ARG002
        """Tell whether it is one of them, or none was said."""
        return not self.values or answer in self.values


@dataclass(frozen=True, kw_only=True)
class CameFrom(HasAttribute):
    """Whoever was brought by this: a part of the first touch, such as ``utm_source``."""

    kind = "source"

    def asked(self, at: At) -> ColumnElement[str]:  # noqa: ARG002
        """Return that part of what brought them."""
        return fact(Customer.source, self.name)

    def answer(self, who: Facts, at: At) -> str | None:  # noqa: ARG002
        """Return that part of what brought them."""
        return text_of(who.source.get(self.name))


@dataclass(frozen=True, kw_only=True)
class Enrolled(Condition[datetime], Span):
    """When somebody joined."""

    kind = "enrolled"
    dear = 0
    is_past_known = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.is_open:
            raise open_time()

    def asked(self, at: At) -> ColumnElement[datetime]:  # noqa: ARG002
        """Return when they joined."""
        return Customer.enrolled_at.expression

    def answer(self, who: Facts, at: At) -> datetime:  # noqa: ARG002
        """Return when they joined."""
        return who.enrolled_at

    def fitting(self, asked: ColumnElement[datetime], at: At) -> ColumnElement[bool]:
        """Return whether the moment lies in the time."""
        return self.spans(asked, at)

    def fits(self, answer: datetime, at: At) -> bool:
        """Tell whether the moment lies in the time."""
        return self.covers(answer, at)


_LEAP_DAY, _DAY_BEFORE = "02-29", "02-28"


@dataclass(frozen=True, kw_only=True)
class HasBirthday(Condition[str]):
    """Whoever has their birthday in a month (this one, or 1 to 12), or within days.

    Today is within any days. Where there is no 29 February, it is kept on the 28th.
    """

    kind = "birthday"
    dear = 0

    month: Literal["this", "next"] | Annotated[int, Field(ge=1, le=12)] | None = None
    days: Annotated[int, Field(ge=0, le=180)] | None = None

    def __post_init__(self) -> None:
        if (self.month is None) is (self.days is None):
            raise PydanticCustomError(
                "one-of-two",
                "It takes a month or a number of days.",
                {"remedy": "Give one of month and days."},
            )

    def asked(self, at: At) -> ColumnElement[str]:  # noqa: ARG002
        """Return month and day."""
        return type_coerce(Customer.birth_month_day, String)

    def answer(self, who: Facts, at: At) -> str | None:  # noqa: ARG002
        """Return month and day."""
        return who.birth_month_day

    def fitting(self, asked: ColumnElement[str], at: At) -> ColumnElement[bool]:
        """Return whether the day is one of those meant."""
        return asked.in_(self._days(at))

    def fits(self, answer: str, at: At) -> bool:
        """Tell whether the day is one of those meant."""
        return answer in self._days(at)

    def _days(self, at: At) -> list[str]:
        if self.days is None:
            month = self.month_meant(at)
            return [f"{month:02}-{day:02}" for day in range(1, 32)]
        coming = [at.today + timedelta(days=day) for day in range(self.days + 1)]
        days = {day.strftime("%m-%d") for day in coming}
        years = {day.year for day in coming if day.strftime("%m-%d") == _DAY_BEFORE}
        if any((year % 4, year % 100 or not year % 400) != (0, True) for year in years):
            days.add(_LEAP_DAY)
        return sorted(days)

    def month_meant(self, at: At) -> int:
        """Return the month's number."""
        match self.month:
            case "this":
                return at.today.month
            case "next":
                return at.today.month % 12 + 1
            case int(number):
                return number
            case _:
                raise AssertionError("a month is given where days are not")


@dataclass(frozen=True, kw_only=True)
class HasConsented(Condition[bool]):
    """Whoever said yes, or no, last, to being told about a topic over a channel."""

    kind = "consent"
    is_past_known = True

    channel: Channel
    topic: Word = MARKETING
    given: bool = True

    def asked(self, at: At) -> ColumnElement[bool]:
        """Return the last word, if there is one; of two at once the no."""
        return (
            select(Consent.given)
            .where(of_row(Consent.customer_id))
            .where(Consent.channel == self.channel, Consent.topic == self.topic)
            .where(Consent.at <= at.now)
            .order_by(Consent.at.desc(), Consent.given)
            .limit(1)
            .correlate(Customer)
            .scalar_subquery()
        )

    def answer(self, who: Facts, at: At) -> bool | None:
        """Return the last word, if there is one; of two at once the no."""
        said = [
            (one.at, not one.given)
            for one in who.consents
            if (one.channel, one.topic) == (self.channel, self.topic)
            and one.at <= at.now
        ]
        return not max(said)[1] if said else None

    def fitting(self, asked: ColumnElement[bool], at: At) -> ColumnElement[bool]:  # noqa: ARG002
        """Return whether it was the word meant."""
        return asked == self.given

    def fits(self, answer: bool, at: At) -> bool:  # noqa: ARG002, FBT001
        """Tell whether it was the word meant."""
        return answer is self.given
