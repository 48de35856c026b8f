"""Birthdays, with or without the year."""

import re
from dataclasses import dataclass
from datetime import date

from walletpass.customers.errors import UnfitBirthdayError

LEAP_YEAR = 2000
LONGEST_LIFE = 125  # years

_WRITTEN = re.compile(r"(?:(\d{4})-|--)?(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year, and the year if it is known. 29 February is a birthday."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        try:
            date(LEAP_YEAR if self.year is None else self.year, self.month, self.day)
        except ValueError as trouble:
            raise UnfitBirthdayError from trouble

    @property
    def month_day(self) -> str:
        """The day of the year, as ``02-29``."""
        return f"{self.month:02}-{self.day:02}"

    @property
    def year_kept(self) -> int:
        """The year as it is kept for segments: 0 where it is not known."""
        return self.year or 0

    def __str__(self) -> str:
        return (
            f"{self.year:04}-{self.month_day}"
            if self.year is not None
            else self.month_day
        )


def birthday_from(text: str) -> Birthday:
    """Return the birthday written ``1990-02-14``, ``02-14`` or ``--02-14``.

    Raises:
        UnfitBirthdayError: There is no such day.
    """
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        raise UnfitBirthdayError
    year, month, day = written.groups()
    return Birthday(int(month), int(day), int(year) if year is not None else None)


def check_age(birthday: Birthday, today: date) -> None:
    """Refuse a year in which nobody alive was born.

    Raises:
        UnfitBirthdayError: It is too long ago, or still to come.
    """
    if birthday.year is None:
        return
    born = date(birthday.year, birthday.month, birthday.day)
    if born > today or today.year - born.year > LONGEST_LIFE:
        raise UnfitBirthdayError
