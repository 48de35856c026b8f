"""A lock that serves those who wait in the order they came."""

import threading
from collections import deque
from types import TracebackType


class FairLock:
    """First come, first served.

    SQLite makes writers retry at random, which starves some of them for seconds; in
    one process this queue stands in front of its door instead.
    """

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._held = False

    def __enter__(self) -> None:
        with self._gate:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

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
