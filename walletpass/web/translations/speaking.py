"""Saying a named text in a language, and writing numbers, days and times its way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names

from walletpass.kernel.languages import Language, Words, say
from walletpass.kernel.numbers import money, shown_number
from walletpass.ledger import Program, figure, to_display, unit_name
from walletpass.web.translations import (
    card,
    inviting,
    joining,
    studio,
    till,
    troubles,
)

CATALOGUE: Final[Mapping[str, Words]] = {
    **joining.MESSAGES,
    **card.MESSAGES,
    **inviting.MESSAGES,
    **troubles.MESSAGES,
    **studio.MESSAGES,
    **till.MESSAGES,
}
"""Every text of every screen, by its name."""

NAMES: Final[Mapping[Language, str]] = {
    "en": "English",
    "ru": "Русский",
    "pl": "Polski",
}
"""The languages, each called as its speakers call it."""

_MINUS = "−"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what the screens say, in one language."""

    language: Language

    def __call__(self, name: str, /, **facts: object) -> str:
        """Return the text of this name with *facts* put in."""
        return say(CATALOGUE[name], self.language).format(**facts)

    def knows(self, name: str) -> bool:
        """Tell whether there is a text of this name."""
        return name in CATALOGUE

    def counted(self, name: str, count: int, /, **facts: object) -> str:
        """Return the text that goes with *count*: ``name.one``, ``.few`` or ``.many``."""
        form = Locale(self.language).plural_form(count)
        ending = form if form in ("one", "few") else "many"
        return self(f"{name}.{ending}", count=self.number(count), **facts)

    def words(self, words: Words, default: Language) -> str:
        """Return somebody else's text, a brand's or a store's, in our language if it can."""
        return say(words, self.language, default)

    def number(self, number: float) -> str:
        """Write a number with this language's grouping and decimal mark."""
        return shown_number(number, self.language)

    def money(self, minor: int, currency: str) -> str:
        """Write an amount of money, given in minor units."""
        return money(minor, currency, self.language)

    def points(self, hundredths: int, program: Program) -> str:
        """Write a balance's figure."""
        return figure(hundredths, program.scale, self.language)

    def change(self, hundredths: int, program: Program) -> str:
        """Write a movement's figure, its sign always before it."""
        sign = _MINUS if hundredths < 0 else "+"
        return f"{sign}{self.points(abs(hundredths), program)}"

    def unit(self, hundredths: int, program: Program) -> str:
        """Return what the points are called, in the form that goes with the figure."""
        shown = to_display(hundredths, program.scale)
        return unit_name(shown, program.unit, self.language)

    def moment(self, moment: datetime, zone: tzinfo) -> str:
        """Write a moment as somebody in *zone* tells it."""
        local = moment.astimezone(zone)
        return f"{self.day(local.date())}, {self.hour(local.time())}"

    def day(self, day: date) -> str:
        """Write a date."""
        return format_date(day, "medium", locale=self.language)

    def month(self, month: str) -> str:
        """Write a month given as 2026-11."""
        first = date.fromisoformat(f"{month}-01")
        return format_skeleton("yMMMM", first, locale=self.language)

    def hour(self, hour: time) -> str:
        """Write a time of day."""
        return format_time(hour, "short", locale=self.language)

    def second(self, moment: datetime, zone: tzinfo) -> str:
        """Write a moment's time of day to the second."""
        return format_time(moment.astimezone(zone), "medium", locale=self.language)

    def weekday(self, weekday: int) -> str:
        """Return a day of the week, Monday being 0."""
        names = get_day_names("abbreviated", "stand-alone", locale=self.language)
        return str(names[weekday]).rstrip(".")
