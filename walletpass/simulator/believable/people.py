"""Who comes to a shop: names, telephones, and how often they feel like coming."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Literal

from walletpass.simulator.believable.goods import Shop, Store
from walletpass.simulator.believable.names import Language, name

Habit = Literal["regular", "weekly", "occasional", "lapsing", "newcomer"]
Handset = Literal["iphone", "android"]

_HABITS: dict[Habit, int] = {
    "regular": 15,
    "weekly": 25,
    "occasional": 35,
    "lapsing": 15,
    "newcomer": 10,
}
"""How many in a hundred."""

_NEW_DAYS = 30
_IPHONES: dict[Language, float] = {"en": 0.51, "ru": 0.31, "pl": 0.34}
_PREFIXES: dict[Language, tuple[str, int]] = {
    "en": ("+447400", 6),
    "ru": ("+7999", 7),
    "pl": ("+48690", 6),
}
_SCATTER = 611_953  # a prime: numbers in a row must not look like it


@dataclass(frozen=True, slots=True)
class Customer:
    """A person as a till would come to know them."""

    number: int
    given_name: str
    family_name: str
    language: Language
    phone: str
    email: str
    birthday: date
    joined_on: date
    home: Store
    habit: Habit
    handset: Handset


def customers(
    shop: Shop, count: int, *, since: date, until: date, seed: int = 0
) -> Iterator[Customer]:
    """Make up *count* people who joined between two days.

    Each person depends on the seed and their own number only, so asking for more
    people leaves the first ones as they were.
    """
    for number in range(count):
        random = Random(f"{seed}/customer/{number}")  # noqa: S311 - a story
        yield _customer(shop, number, since, until, random)


def _customer(
    shop: Shop, number: int, since: date, until: date, random: Random
) -> Customer:
    called = name(shop.language, random)
    (habit,) = random.choices(tuple(_HABITS), tuple(_HABITS.values()))
    favour = range(len(shop.stores), 0, -1)
    iphone = random.random() < _IPHONES[shop.language]
    return Customer(
        number=number,
        given_name=called.given,
        family_name=called.family,
        language=shop.language,
        phone=_phone(shop.language, number),
        email=f"{called.latin}{number}@example.com",
        birthday=_birthday(until, random),
        joined_on=_joined(habit, since, until, random),
        home=random.choices(shop.stores, favour)[0],
        habit=habit,
        handset="iphone" if iphone else "android",
    )


def _phone(language: Language, number: int) -> str:
    """Return a number of the country's mobile range, another for each customer."""
    prefix, digits = _PREFIXES[language]
    return f"{prefix}{(number * _SCATTER + 900_017) % 10**digits:0{digits}}"


def _birthday(today: date, random: Random) -> date:
    years = random.triangular(18, 80, 34)
    return today - timedelta(days=round(years * 365.25))


def _joined(habit: Habit, since: date, until: date, random: Random) -> date:
    days = (until - since).days
    if habit == "newcomer":
        return until - timedelta(days=random.randint(0, min(_NEW_DAYS, days)))
    return since + timedelta(days=random.randint(0, days * 2 // 3))
