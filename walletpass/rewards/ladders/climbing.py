"""Climbing a ladder: from what was counted day by day to the tier on a day.

The walk stops at every day on which anything may change, and at no other: a day with a
purchase, the day it leaves the window, the day a tier is held until, the day a ladder
takes another's place.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from walletpass.rewards.ladders.ladder import By, Ladder


@dataclass(frozen=True, slots=True)
class Day:
    """What was counted on one day: never less than nothing."""

    on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Era:
    """The ladder that holds from a day on; without tiers it is none."""

    since: date
    ladder: Ladder | None


@dataclass(frozen=True, slots=True)
class Climber:
    """Where somebody stands on a day: on no ladder, where *tier* is empty.

    *amount* is what counts now. A tier that is no longer met is *held_until* that day.
    By *due_on* something changes if nothing is bought or brought back until then.
    """

    seen_on: date
    tier: str = ""
    amount: int = 0
    held_until: date | None = None
    due_on: date | None = None


Days = Mapping[By, Sequence[Day]]
"""What was counted, by each way of counting, in order."""


def climb(
    eras: Sequence[Era],
    days: Days,
    *,
    until: date,
    start: Climber | None = None,
) -> Climber:
    """Return where somebody stands *until* a day, from the *start* or from the first day.

    Of the days before a start, those in the window suffice.
    """
    sums = {by: _Sums(counted) for by, counted in days.items()}
    climber = start or Climber(_first(eras, days, until))
    if start is None:
        climber = _stop(eras, sums, climber, climber.seen_on)
    while (due_on := _next_stop(eras, sums, climber)) and due_on <= until:
        climber = _stop(eras, sums, climber, due_on)
    climber = _stop(eras, sums, climber, until)
    return replace(climber, due_on=_next_stop(eras, sums, climber))


def step(ladder: Ladder, climber: Climber, amount: int, on: date) -> Climber:
    """Return where a climber stands once *amount* counts on a day."""
    reached = ladder.place_for(amount)
    place = ladder.place_of(climber.tier)
    if place is None or reached >= place:
        return Climber(on, ladder.tiers[reached].code, amount)
    if ladder.down == "none":
        return Climber(on, climber.tier, amount)
    held_until = climber.held_until or on + timedelta(ladder.grace_days)
    if held_until > on:
        return Climber(on, climber.tier, amount, held_until)
    if ladder.down == "rebalance":
        return Climber(on, ladder.tiers[reached].code, amount)
    lower = ladder.tiers[place - 1].code
    if place - 1 == reached:
        return Climber(on, lower, amount)
    return Climber(on, lower, amount, on + timedelta(ladder.days or 1))


class _Sums:
    """What was counted, so that any stretch of it is summed at once."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.days = [day.on for day in days if day.amount]
        self.totals = [0, *accumulate(day.amount for day in days if day.amount)]

    def on(self, day: date, ladder: Ladder) -> int:
        """Return what counts on a day."""
        last = bisect_right(self.days, day)
        return self.totals[last] - self.totals[self._gone(day, ladder)]

    def _gone(self, day: date, ladder: Ladder) -> int:
        if ladder.days is None:
            return 0
        return bisect_right(self.days, _back(day, ladder.days))

    def next_change(self, day: date, ladder: Ladder) -> date | None:
        """Return the next day on which another sum counts."""
        coming = bisect_right(self.days, day)
        moments = self.days[coming : coming + 1]
        if ladder.days is not None:
            gone = self._gone(day, ladder)
            moments = moments + [
                one + timedelta(ladder.days) for one in self.days[gone : gone + 1]
            ]
        return min(moments, default=None)


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


def _first(eras: Sequence[Era], days: Days, until: date) -> date:
    firsts = [counted[0].on for counted in days.values() if counted]
    begun = [era.since for era in eras if era.ladder]
    return min(max(min(firsts, default=until), min(begun, default=until)), until)


def _era_on(eras: Sequence[Era], day: date) -> int:
    return bisect_right(eras, day, key=lambda era: era.since) - 1


def _stop(
    eras: Sequence[Era], sums: Mapping[By, _Sums], climber: Climber, day: date
) -> Climber:
    place = _era_on(eras, day)
    ladder = eras[place].ladder if place >= 0 else None
    if ladder is None:
        return Climber(day)
    if place > 0 and eras[place].since > climber.seen_on:
        climber = replace(climber, held_until=None)
    return step(ladder, climber, sums[ladder.by].on(day, ladder), day)


def _next_stop(
    eras: Sequence[Era], sums: Mapping[By, _Sums], climber: Climber
) -> date | None:
    day = climber.seen_on
    place = _era_on(eras, day)
    moments = [era.since for era in eras[place + 1 : place + 2]]
    ladder = eras[place].ladder if place >= 0 else None
    if ladder is not None:
        change = sums[ladder.by].next_change(day, ladder)
        moments += [moment for moment in (change, climber.held_until) if moment]
    return min(moments, default=None)


def window_from(ladder: Ladder, day: date) -> date:
    """Return the first day that counts on a day."""
    return date.min if ladder.days is None else _back(day, ladder.days - 1)
