"""Ways: where a step leads, worked out once for all who walk a journey."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from walletpass.campaigns.document_steps import Exit, If, Journey, Say, Wait
from walletpass.campaigns.document_times import moment_of

AnyStep: TypeAlias = Say | Wait | If | Exit
_ONE_DAY = timedelta(days=1)


class Ways:
    """Every step of a journey in an order in which all lead onwards, and the next of each.

    Where there is no next the journey is over.
    """

    def __init__(self, journey: Journey) -> None:
        self.steps: Sequence[AnyStep] = journey.walked
        self.next: dict[str, str | None] = {}
        self.fork: dict[str, Mapping[bool, str | None]] = {}
        self.first = self._lay(journey.steps, None)

    def _lay(self, steps: Sequence[AnyStep], onwards: str | None) -> str | None:
        """Lay the ways of some steps that lead on to *onwards*; return the first of them."""
        for step in reversed(steps):
            self.next[step.id] = onwards
            if isinstance(step, If):
                self.fork[step.id] = {
                    True: self._lay(step.then, onwards),
                    False: self._lay(step.otherwise, onwards),
                }
            onwards = step.id
        return onwards


def over_at(wait: Wait, since: datetime, zone: ZoneInfo) -> datetime:
    """Return when a wait is over that began at a moment, for somebody who lives in a zone.

    What lasts for days lasts as many times 24 hours; then comes the time of their day.
    """
    moment = since + wait.span
    if wait.until is None:
        return moment
    local = moment.astimezone(zone)
    clock = time.fromisoformat(wait.until)
    for days in (0, 1, 2):
        day = local.date() + days * _ONE_DAY
        over = moment_of(datetime.combine(day, clock), zone)
        if over >= moment:
            return over
    raise AssertionError(wait)
