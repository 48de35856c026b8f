"""What falls due by itself: one page, name by name."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from walletpass import campaigns, insight, ledger, outbox, places, rewards
from walletpass.outbox import AnyMessage
from walletpass.rewards import coupons, happenings
from walletpass.services import Services


@outbox.message("watch-certificates")
@dataclass(frozen=True)
class WatchCertificates:
    """Say in the log how many days every certificate has left."""


@outbox.message("tidy-up")
@dataclass(frozen=True)
class TidyUp:
    """Forget answers, sightings, events and rows that nobody will ask for again."""


_DAILY: Final[dict[str, AnyMessage]] = {
    "watch-certificates": WatchCertificates(),
    "tidy-up": TidyUp(),
    "lapse-coupons": coupons.LapseCoupons(),
    "reckon-cycles": insight.ReckonCycles(),
    "count-visits": places.CountVisits(),
    "choose-places": places.ChooseLately(hours=27),  # what an hour missed
}

_HOURLY: Final[dict[str, AnyMessage]] = {
    "settle-accounts": ledger.SettleAccounts(),
    "celebrate-birthdays": happenings.CelebrateBirthdays(),
    "review-tiers": rewards.ReviewTiers(),
    "fire-triggers": campaigns.FireTriggers(),
    "sweep-habits": insight.SweepHabits(hours=72),  # what an outage kept from us too
    "choose-places": places.ChooseLately(hours=2),
}
_STEP: Final = timedelta(seconds=10)  # what a clock is put back by without our noticing

log = structlog.get_logger()


class Schedule:
    """Promises what each new day and hour owe; a relay asks it on every turn.

    It also notices when the clock was put back, by which all due times lose their sense.

    Promises that wait under one key merge, and keeping one twice is dull, so any
    number of relays may ask.
    """

    def __init__(self) -> None:
        self._promised_hour: datetime | None = None
        self._latest: datetime | None = None

    def tick(self, services: Services) -> None:
        """Promise the chores of today and of this hour, once, and see to the clock."""
        now = services.now()
        if self._latest and now < self._latest - _STEP:
            log.warning("clock put back", by=str(self._latest - now))
            with services.database.transaction() as session:
                outbox.forget_due_times(session, now=now)
        self._latest = now
        hour = now.replace(minute=0, second=0, microsecond=0)
        if self._promised_hour == hour:
            return
        owed = {f"hourly:{name}": message for name, message in _HOURLY.items()}
        if self._promised_hour is None or self._promised_hour.date() != hour.date():
            owed |= {f"daily:{name}": message for name, message in _DAILY.items()}
        with services.database.transaction() as session:
            for key, message in owed.items():
                outbox.add(session, message, now=now, key=key)
        self._promised_hour = hour
