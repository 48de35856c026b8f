"""The embedded engine: a few threads of the web process keep the promises."""

from walletpass import outbox
from walletpass.jobs.background import Background
from walletpass.jobs.engines.crew import Crew
from walletpass.jobs.schedule import Schedule
from walletpass.outbox import Lane
from walletpass.services import Services


class EmbeddedEngine(Background):
    """Relays and keeps promises in threads, from `start` until `stop`.

    Being the only one who keeps them, it takes back at the start whatever an earlier
    process had begun and never settled, or had given up. Each lane has a crew, so that
    no card waits for a push that Apple leaves unanswered.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._schedule = Schedule()
        self._crews = (
            Crew(services, Lane.QUICK, each_turn=self._chores),
            Crew(services, Lane.SLOW),
        )

    def start(self) -> None:
        """Begin to keep promises."""
        with self._services.database.transaction() as session:
            outbox.release_leases(session, now=self._services.now())
            outbox.revive(session, now=self._services.now())
        for crew in self._crews:
            crew.start()

    def stop(self) -> None:
        """Finish what is in hand, and keep no more."""
        for crew in self._crews:
            crew.stop()
        self._services.logbook.write()

    def _chores(self) -> None:
        self._schedule.tick(self._services)
        self._services.logbook.write()
