"""One phone's errands: one at a time, again after a pause, or when reception returns."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from walletpass.simulator.iphone.backstage import Tally
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.service import send_log

PAUSES = (5.0, 15.0, 60.0, 300.0)
"""Seconds between attempts. Apple publishes none; these grow the way logs suggest."""


class Errand(Protocol):
    """Something to be done over the network, perhaps in several attempts."""

    def attempt(self) -> bool:
        """Try once; say whether that settled it."""


Then = Callable[[], None]


def nothing_more() -> None:
    """Follow an errand with nothing."""


@dataclass(slots=True)
class _Job:
    errand: Errand
    then: Then
    tries: int = 0

    @property
    def name(self) -> str:
        return type(self.errand).__name__


class Errands:
    """What one phone has to do. At rest means: nothing left to try."""

    def __init__(self, handset: Handset) -> None:
        self._handset = handset
        self._lock = threading.Lock()
        self._owed: list[_Job] = []
        self.at_work = threading.RLock()
        """Held during each attempt: a phone does one thing at a time."""
        self.rest = Tally(handset.world.tally)
        self.slowness = 0.0
        """Seconds before the phone acts on what it was told."""

    def do(self, errand: Errand, then: Then = nothing_more) -> None:
        """Try at once, in the caller's thread; later attempts run by themselves."""
        self.rest.begin()
        self._try(_Job(errand, then))

    def soon(self, errand: Errand, then: Then = nothing_more) -> None:
        """Try on another thread."""
        self.rest.begin()
        self._schedule(_Job(errand, then), self.slowness)

    def resume(self) -> None:
        """Try what had to wait for reception."""
        with self._lock:
            owed, self._owed = self._owed, []
        for job in owed:
            job.tries = 0
            self.rest.begin()
            self._schedule(job, 0)

    def _schedule(self, job: _Job, after: float) -> None:
        backstage = self._handset.world.backstage
        if after > 0:
            backstage.later(after, partial(self._try, job))
        else:
            backstage.soon(partial(self._try, job))

    def _try(self, job: _Job) -> None:
        try:
            with self.at_work:
                is_over = job.errand.attempt()
                send_log(self._handset)
        except BaseException:
            self._finish(job)
            raise
        if is_over:
            self._finish(job)
        else:
            self._put_off(job)

    def _put_off(self, job: _Job) -> None:
        with self._lock:
            if self._handset.radio.offline:
                self._owed.append(job)
                self._handset.did("waiting", detail=job.name)
                self.rest.end()
                return
        if job.tries == len(PAUSES):
            self._handset.did("gave-up", detail=job.name)
            self._finish(job)
            return
        pause = PAUSES[job.tries] * self._handset.world.pace
        job.tries += 1
        self._handset.did("retrying", detail=f"{job.name} in {pause:g} s")
        self._schedule(job, pause)

    def _finish(self, job: _Job) -> None:
        try:
            job.then()
        finally:
            self.rest.end()
