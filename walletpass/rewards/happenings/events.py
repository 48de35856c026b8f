"""What birthdays ask of each night."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("celebrate-birthdays")
@dataclass(frozen=True)
class CelebrateBirthdays:
    """See whose night it is: the next programs after *after*, then promise the rest."""

    after: str = ""


@outbox.message("celebrate-day")
@dataclass(frozen=True)
class CelebrateDay:
    """Give what rules give to those born on *month_day*, from the next after *after*.

    With a *zone*, only to those who live by its clock.
    """

    program_id: str
    month_day: str
    after: str = ""
    zone: str = ""
