"""A deadline that holds even where the other side sends a byte a second."""

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self


class Deadline:
    """So many seconds for everything that happens within a `with` block.

    A socket's own timeout begins anew with every byte. When the time is up, the sockets
    guarded here are shut down, whatever is waiting for them: they are held by copies of
    their descriptors, which stay valid while TLS is wrapped around the connection.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._guarded: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            while self._guarded:
                self._guarded.pop().close()

    @property
    def left(self) -> float:
        """The seconds that are left, at least a moment."""
        return max(self._ends - time.monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._ends

    def guard(self, connection: socket.socket) -> None:
        """Shut this connection down when the time is up."""
        with self._lock:
            self._guarded.append(connection.dup())
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            for connection in self._guarded:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
