"""What falls due by itself: one page, name by name."""

from dataclasses import dataclass
from datetime import date
from typing import Final

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
    """Forget answers and sightings that nobody will ask for again."""


_DAILY: Final[dict[str, AnyMessage]] = {
    "watch-certificates": WatchCertificates(),
    "tidy-up": TidyUp(),
}


class Schedule:
    """Promises what each new day owes; a relay asks it on every turn.

    Promises that wait under one key merge, and keeping one twice is dull, so any
    number of relays may ask.
    """

    def __init__(self) -> None:
        self._promised_for: date | None = None

    def tick(self, services: Services) -> None:
        """Promise today's chores, once."""
        now = services.now()
        if self._promised_for == now.date():
            return
        with services.database.transaction() as session:
            for name, message in _DAILY.items():
                outbox.add(session, message, now=now, key=f"daily:{name}")
        self._promised_for = now.date()
