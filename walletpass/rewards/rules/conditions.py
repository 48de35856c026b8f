"""When a rule holds, and which lines it looks at: the part of a form made of choices."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from walletpass.rewards.rules.birthdays import Around
from walletpass.rewards.rules.wording import (
    AmountOrZero,
    HourText,
    Weekday,
    Word,
    WordList,
)

LineKind = Literal["discounted", "delivery", "gift_card"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Numbers from one to another, both included; either may be left open."""

    at_least: AmountOrZero | None = None
    at_most: AmountOrZero | None = None

    def __post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise PydanticCustomError(
                "open-range",
                "A range without ends.",
                {"remedy": "Give at_least, at_most or both."},
            )
        _check_order(self.at_least, self.at_most)

    def holds(self, number: int) -> bool:
        """Tell whether *number* is in the range."""
        return (self.at_least is None or number >= self.at_least) and (
            self.at_most is None or number <= self.at_most
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """Which purchase of the customer it is: every so many, or within a range.

    The first purchase is ``at_most=1``, the fourth, eighth, twelfth are ``every=4``.
    """

    every: Annotated[int, Field(ge=2, le=10_000)] | None = None
    at_least: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    at_most: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

    def __post_init__(self) -> None:
        if self.every is None and self.at_least is None and self.at_most is None:
            raise PydanticCustomError(
                "open-range",
                "It says of no purchase which one it is.",
                {"remedy": "Give every, at_least or at_most."},
            )
        _check_order(self.at_least, self.at_most)

    def holds(self, number: int) -> bool:
        """Tell whether the customer's purchase of this *number*, from one on, is meant."""
        return (
            (self.every is None or number % self.every == 0)
            and (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
        )


def _check_order(at_least: int | None, at_most: int | None) -> None:
    if at_least is not None and at_most is not None and at_least > at_most:
        raise PydanticCustomError(
            "empty-range",
            "A range that ends before it begins.",
            {"remedy": "Let at_least be no more than at_most."},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Conditions that must all hold; a list holds when anything in it does.

    *basket* is what the counting lines cost together. *hours* are spans of the store's
    time; one that ends before it begins goes on past midnight, into the next weekday.
    *tenure* is days since the customer joined.
    """

    tiers: WordList = ()
    weekdays: tuple[Weekday, ...] = ()
    hours: Annotated[tuple[tuple[HourText, HourText], ...], Field(max_length=24)] = ()
    stores: WordList = ()
    channels: WordList = ()
    presented_via: WordList = ()
    labels: WordList = ()
    promo_codes: WordList = ()
    basket: Range | None = None
    purchase: Ordinal | None = None
    tenure: Range | None = None
    spent_lifetime: Range | None = None
    spent_month: Range | None = None
    birthday: Around | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which lines earn: those that fit every list given; nothing given is all lines.

    *favourites* are lines of a category the customer chose.
    """

    categories: WordList = ()
    brands: WordList = ()
    skus: WordList = ()
    labels: WordList = ()
    favourites: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Except:
    """Which lines do not count: those that fit anything in any list.

    Delivery and gift cards do not count unless the list of *kinds* says otherwise.
    """

    kinds: tuple[LineKind, ...] = ("delivery", "gift_card")
    categories: WordList = ()
    brands: WordList = ()
    skus: WordList = ()
    labels: WordList = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """A rule about what is bought."""

    kind: Literal["purchase"] = "purchase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A rule about an event: ``welcome``, ``referrer``, ``referee``, or the shop's own."""

    event: Word
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthdayGift(Around):
    """A rule about the days around a birthday, once a year."""

    kind: Literal["birthday"] = "birthday"


Trigger = Annotated[Purchase | Happening | BirthdayGift, Field(discriminator="kind")]
