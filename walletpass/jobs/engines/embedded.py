"""The embedded engine: a few threads of the web process keep the promises."""

import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

import structlog

from walletpass import outbox
from walletpass.jobs.runner import keep, relay
from walletpass.jobs.schedule import Schedule
from walletpass.outbox import Ticket
from walletpass.services import Services

HANDS = 4
LOOK_EVERY = 0.5  # seconds; a commit that made a promise wakes the relay at once

log = structlog.get_logger()


class EmbeddedEngine:
    """Relays and keeps promises in threads, from `start` until `stop`.

    Being the only one who keeps them, it takes back at the start whatever an earlier
    process had begun and never settled, or had given up.
    """

    def __init__(self, services: Services, hands: int = HANDS) -> None:
        self._services = services
        self._pool = ThreadPoolExecutor(hands, thread_name_prefix="keeper")
        self._free = threading.BoundedSemaphore(hands * 4)
        self._schedule = Schedule()
        self._awake = threading.Event()
        self._stopping = threading.Event()
        self._relay = threading.Thread(target=self._run, name="relay", daemon=True)

    def start(self) -> None:
        """Begin to keep promises."""
        with self._services.database.transaction() as session:
            outbox.release_leases(session, now=self._services.now())
            outbox.revive(session, now=self._services.now())
        self._services.database.on_promise.append(self._awake.set)
        self._relay.start()

    def stop(self) -> None:
        """Finish what is in hand, and keep no more."""
        self._stopping.set()
        self._awake.set()
        self._relay.join()
        self._pool.shutdown()
        self._services.database.on_promise.remove(self._awake.set)
        self._services.logbook.write()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._awake.wait(LOOK_EVERY)
            self._awake.clear()
            try:
                self._turn()
            except Exception:
                log.exception("relay stumbled")

    def _turn(self) -> None:
        self._schedule.tick(self._services)
        self._services.logbook.write()
        while not self._stopping.is_set() and relay(self._services, self._hand_out):
            pass

    def _hand_out(self, ticket: Ticket) -> None:
        self._free.acquire()
        self._pool.submit(self._keep, ticket)

    def _keep(self, ticket: Ticket) -> None:
        try:
            keep(self._services, ticket)
        except Exception:
            log.exception("keeper stumbled", promise=ticket.promise_id)
        finally:
            self._free.release()
