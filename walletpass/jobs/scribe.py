"""The scribe: writes the logbook every second, where phones are served."""

import threading

import structlog

from walletpass.devices import Logbook
from walletpass.jobs.background import Background

EVERY = 1.0  # seconds

log = structlog.get_logger()


class Scribe(Background):
    """Writes what phones did to the database, from `start` until `stop`."""

    def __init__(self, logbook: Logbook) -> None:
        self._logbook = logbook
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Write the last of it, and no more."""
        self._stopping.set()
        self._thread.join()
        self._logbook.write()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY):
            try:
                self._logbook.write()
            except Exception:
                log.exception("scribe stumbled")
