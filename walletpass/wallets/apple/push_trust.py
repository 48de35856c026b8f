"""When a connection may be asked to carry many pushes at once.

How many streams Apple allows is said on each connection anew, and the HTTP library opens
a hundred before it has listened; a strict server ends the connection over that. The
library also calls again by itself, and tells nobody. A connection is therefore trusted
only after one push, with no other on its way, came back over it, and only while a
batch is under way and none was lost. While none comes back, one a second follows it:
over a connection that old Apple's word has been heard, and a device that Apple says
nothing about holds up no other.
"""

import asyncio
from concurrent.futures import Future
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Self

FOLLOW = 1.0  # seconds


class Trust:
    """One line's trust, shared by all batches on it, each with a thread of its own.

    with trust:  # for the whole batch
        alone = await trust.set_out()
        ...  # push
        trust.come_back(alone=alone, lost=False)
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_earned = False
        self._batches = 0
        self._abroad = 0
        self._set_out_at = 0.0
        self._waiting: list[Future[None]] = []

    def __enter__(self) -> Self:
        with self._lock:
            self._batches += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            self._batches -= 1
            # Nobody would notice now if the connection were lost.
            self._is_earned = self._is_earned and self._batches > 0

    async def set_out(self) -> bool:
        """Wait until a push may go; tell whether it goes alone, ahead of all others."""
        while True:
            with self._lock:
                wait = self._set_out_at + FOLLOW - monotonic()
                if self._is_earned or not self._abroad or wait <= 0:
                    self._abroad += 1
                    self._set_out_at = monotonic()
                    return not self._is_earned
                turn = Future[None]()
                self._waiting.append(turn)
            await asyncio.wait([asyncio.wrap_future(turn)], timeout=wait)
            with self._lock:
                if turn in self._waiting:
                    self._waiting.remove(turn)

    def come_back(self, *, alone: bool, lost: bool) -> None:
        """Note that a push came back, or that its connection was *lost*."""
        with self._lock:
            self._abroad -= 1
            self._is_earned = not lost and (alone or self._is_earned)
            if not self._waiting or (self._abroad and not self._is_earned):
                return
            turns, self._waiting = self._waiting, []
        for turn in turns:
            if turn.set_running_or_notify_cancel():
                turn.set_result(None)
