"""The embedded engine: a few threads of the web process keep the promises."""

from walletpass import outbox
from walletpass.jobs.background import Background
from walletpass.jobs.engines.crew import Crew
from walletpass.jobs.schedule import Schedule
from walletpass.jobs.scribe import Scribe
from walletpass.outbox import Lane
from walletpass.services import Services


class EmbeddedEngine(Background):
    """Relays and keeps promises in threads, from `start` until `stop`.

    Being the only one who keeps them, it takes back at the start whatever an earlier
    process had begun and never settled, or had given up. Each lane has a crew, so that
    no card waits for a push that Apple leaves unanswered, and no push for a shop.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._schedule = Schedule()
        self._background: tuple[Background, ...] = (
            Scribe(services.logbook),
            Crew(services, Lane.QUICK, each_turn=self._look_at_the_clock),
            Crew(services, Lane.BULK),
            Crew(services, Lane.SLOW),
            Crew(services, Lane.OUTSIDE),
        )

    def start(self) -> None:
        """Begin to keep promises."""
        with self._services.database.transaction() as session:
            outbox.release_leases(session, now=self._services.now())
            outbox.revive(session, now=self._services.now())
        for each in self._background:
            each.start()

    def stop(self) -> None:
        """Finish what is in hand, and keep no more."""
        for each in reversed(self._background):
            each.stop()

    def _look_at_the_clock(self) -> None:
        self._schedule.tick(self._services)
