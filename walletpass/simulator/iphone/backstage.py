"""Threads and timers that all phones of one process share, and knowing when all rest."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Work = Callable[[], None]


class Tally:
    """A count of what is still in flight; waiting for none is not polling."""

    def __init__(self, above: "Tally | None" = None) -> None:
        self._above = above
        self._count = 0
        self._changed = threading.Condition()

    def begin(self) -> None:
        """Count one more thing in flight."""
        if self._above:
            self._above.begin()
        with self._changed:
            self._count += 1

    def end(self) -> None:
        """Count one thing less."""
        with self._changed:
            self._count -= 1
            self._changed.notify_all()
        if self._above:
            self._above.end()

    def wait(self, timeout: float) -> bool:
        """Wait until nothing is in flight; say whether it came to that in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout)


class Backstage:
    """A bounded pool of threads, and one more that wakes up whatever was put off."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="phones")
        self._order = itertools.count()
        self._due: list[tuple[float, int, Work]] = []
        self._changed = threading.Condition()
        self._closed = False
        self.fault: BaseException | None = None
        """The first exception that no phone foresaw: a mistake in the phones."""
        self._timer = threading.Thread(
            target=self._wake, name="phones-timer", daemon=True
        )
        self._timer.start()

    def soon(self, work: Work) -> None:
        """Do *work* as soon as a thread is free."""
        try:
            self._pool.submit(self._guarded, work)
        except RuntimeError:  # closed while phones were still waiting
            if not self._closed:
                raise

    def later(self, seconds: float, work: Work) -> None:
        """Do *work* after a pause, which occupies no thread."""
        with self._changed:
            heapq.heappush(
                self._due, (time.monotonic() + seconds, next(self._order), work)
            )
            self._changed.notify()

    def close(self) -> None:
        """Finish what is running, and drop what is put off."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._timer.join()
        self._pool.shutdown(cancel_futures=True)

    def _wake(self) -> None:
        while (work := self._next()) is not None:
            self.soon(work)

    def _next(self) -> Work | None:
        with self._changed:
            while not self._closed:
                pause = self._due[0][0] - time.monotonic() if self._due else None
                if pause is not None and pause <= 0:
                    return heapq.heappop(self._due)[2]
                self._changed.wait(pause)
            return None

    def _guarded(self, work: Work) -> None:
        try:
            work()
        except BaseException as fault:
            self.fault = self.fault or fault
            raise
