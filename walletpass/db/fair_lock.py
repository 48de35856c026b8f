"""A lock that serves those who wait in the order they came."""

import threading
from collections import deque
from types import TracebackType

from sqlalchemy.exc import OperationalError


class FairLock:
    """First come, first served.

    SQLite makes writers retry at random, which starves some of them for seconds; in
    one process this queue stands in front of its door instead. Nobody waits in it for
    longer than *patience* seconds.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._gate = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._held = False

    def __enter__(self) -> None:
        """Wait for one's turn.

        Raises:
            OperationalError: It did not come.
        """
        with self._gate:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if not turn.acquire(timeout=self._patience):
            self._leave(turn)

    def _leave(self, turn: threading.Lock) -> None:
        """Give up one's place, unless the turn came this very moment."""
        with self._gate:
            if turn in self._waiting:
                self._waiting.remove(turn)
                raise OperationalError(None, None, TimeoutError("the pen is locked"))

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._gate:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False
