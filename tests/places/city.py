"""A city whose people move about: seeded, so that every run sees the same."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, exp, radians
from random import Random

from walletpass.kernel.geo import Point, distance
from walletpass.places import Candidate, Visit

TODAY = date(2026, 11, 20)
CENTRE = Point(52.2297, 21.0122)


@dataclass(frozen=True)
class Person:
    """Where somebody lives and works, what they bought where, and what they will."""

    home: Point
    before: list[Visit]
    after: list[Visit]


def about(point: Point, chance: Random, spread: float) -> Point:
    """Return a point some metres away, more often near than far."""
    north, east = chance.gauss(0, spread), chance.gauss(0, spread)
    return Point(
        point.latitude + north / 111_195,
        point.longitude + east / (111_195 * cos(radians(point.latitude))),
    )


def stores(chance: Random, many: int = 80) -> dict[str, Point]:
    """Return stores of a city, denser in the middle."""
    return {f"sto_{n:03}": about(CENTRE, chance, 7_000) for n in range(many)}


def person(chance: Random, shops: dict[str, Point]) -> Person:
    """Return somebody who shops at home, at work, on the way, and where a friend lives."""
    home, work = about(CENTRE, chance, 7_000), about(CENTRE, chance, 5_000)
    friend = about(CENTRE, chance, 8_000)
    pull = {
        name: chance.uniform(0.3, 1.7)
        * (
            1.0 * exp(-distance(home, place) / 1_500)
            + 0.8 * exp(-distance(work, place) / 1_000)
            + 0.3 * exp(-distance(friend, place) / 1_000)
            + 0.002
        )
        for name, place in shops.items()
    }

    def visits(days: range, a_week: float) -> list[Visit]:
        went = [day for day in days if chance.random() < a_week / 7]
        names = chance.choices(list(pull), list(pull.values()), k=len(went))
        return [
            Visit(name, TODAY + timedelta(days=day))
            for name, day in zip(names, went, strict=True)
        ]

    often = chance.uniform(0.4, 2.5)
    return Person(home, visits(range(-180, 0), often), visits(range(60), often))


def candidates(shops: dict[str, Point], people: list[Person]) -> list[Candidate]:
    """Return the stores as a card may carry them, with how others like them."""
    visits = [visit.store_id for one in people for visit in one.before]
    busiest = max(visits.count(name) for name in shops)
    return [Candidate(name, name, visits.count(name) / busiest) for name in shops]
