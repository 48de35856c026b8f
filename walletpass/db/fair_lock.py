"""A lock that serves those who wait in the order they came, people before machines."""

import threading
from collections import deque
from types import TracebackType
from typing import Final

from sqlalchemy.exc import OperationalError

LET_AHEAD: Final = 16
"""How many go ahead of a thread that stands back, before it has a turn all the same."""


class FairLock:
    """First come, first served; who stands back has a turn when nobody else wants one.

    SQLite makes writers retry at random, which starves some of them for seconds; in
    one process this queue stands in front of its door instead. Nobody waits in it for
    longer than *patience* seconds.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._gate = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._behind: deque[threading.Lock] = deque()
        self._let_ahead = 0
        self._held = False
        self._mine = threading.local()

    def stand_back(self) -> None:
        """Let this thread always wait behind others: nobody looks at a screen for it."""
        self._mine.is_behind = True

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
            self._line().append(turn)
        if not turn.acquire(timeout=self._patience):
            self._leave(turn)

    def _leave(self, turn: threading.Lock) -> None:
        """Give up one's place, unless the turn came this very moment."""
        with self._gate:
            if turn in self._line():
                self._line().remove(turn)
                raise OperationalError(None, None, TimeoutError("the pen is locked"))

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._gate:
            if self._behind and (not self._waiting or self._let_ahead >= LET_AHEAD):
                self._let_ahead = 0
                self._behind.popleft().release()
            elif self._waiting:
                self._let_ahead += bool(self._behind)
                self._waiting.popleft().release()
            else:
                self._held = False

    def _line(self) -> deque[threading.Lock]:
        """Return the line in which this thread waits."""
        is_behind = getattr(self._mine, "is_behind", False)
        return self._behind if is_behind else self._waiting
