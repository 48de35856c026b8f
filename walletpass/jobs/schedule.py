"""What falls due by itself: one page, name by name."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import structlog

from walletpass import outbox
from walletpass.outbox import AnyMessage
from walletpass.services import Services


@outbox.message("watch-certificates")
@dataclass(frozen=True)
class WatchCertificates:
    """Say in the log how many days every certificate has left."""


@outbox.message("tidy-up")
@dataclass(frozen=True)
class TidyUp:
    """Forget answers, sightings and events that nobody will ask for again."""


_DAILY: Final[dict[str, AnyMessage]] = {
    "watch-certificates": WatchCertificates(),
    "tidy-up": TidyUp(),
}


_STEP: Final = timedelta(seconds=10)  # what a clock is put back by without our noticing

log = structlog.get_logger()


class Schedule:
    """Promises what each new day owes; a relay asks it on every turn.

    It also notices when the clock was put back, by which all due times lose their sense.

    Promises that wait under one key merge, and keeping one twice is dull, so any
    number of relays may ask.
    """

    def __init__(self) -> None:
        self._promised_for: date | None = None
        self._latest: datetime | None = None

    def tick(self, services: Services) -> None:
        """Promise today's chores, once, and see to the clock."""
        now = services.now()
        if self._latest and now < self._latest - _STEP:
            log.warning("clock put back", by=str(self._latest - now))
            with services.database.transaction() as session:
                outbox.forget_due_times(session, now=now)
        self._latest = now
        if self._promised_for == now.date():
            return
        with services.database.transaction() as session:
            for name, message in _DAILY.items():
                outbox.add(session, message, now=now, key=f"daily:{name}")
        self._promised_for = now.date()
