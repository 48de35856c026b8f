"""What a phone did, showed and complained about, with the time of each."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from walletpass.simulator.iphone.alerts import Notice

Deed = Literal[
    "asked",
    "added",
    "refused",
    "registered",
    "unregistered",
    "pushed",
    "push-stored",
    "push-lost",
    "listed",
    "fetched",
    "updated",
    "unchanged",
    "notified",
    "signed-up",
    "waiting",
    "retrying",
    "gave-up",
    "deleted",
    "logged",
]


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing the phone did. Numbers run on without gaps."""

    number: int
    at: datetime
    deed: Deed
    pass_type: str = ""
    serial: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line of the device's log; *service* is who is told, if anybody."""

    at: datetime
    text: str
    service: str | None = None


class Diary:
    """A phone's memory of itself, safe to read while the phone is at work."""

    def __init__(self, pages: int) -> None:
        self._written = threading.Condition()
        self._number = 0
        self._moments: deque[Moment] = deque(maxlen=pages)
        self._notices: deque[Notice] = deque(maxlen=pages)
        self._complaints: deque[Complaint] = deque(maxlen=pages)
        self._unsent: deque[Complaint] = deque(maxlen=pages)

    def did(
        self,
        deed: Deed,
        at: datetime,
        *,
        pass_type: str = "",
        serial: str = "",
        detail: str = "",
    ) -> None:
        """Write down what the phone did."""
        with self._written:
            self._number += 1
            self._moments.append(
                Moment(self._number, at, deed, pass_type, serial, detail)
            )
            self._written.notify_all()

    def complain(self, at: datetime, text: str, service: str | None = None) -> None:
        """Write a line into the device log, to be sent to *service* if one is given."""
        complaint = Complaint(at, text, service)
        with self._written:
            self._complaints.append(complaint)
            if service is not None:
                self._unsent.append(complaint)

    def notify(self, notice: Notice) -> None:
        """Put a line on the lock screen."""
        with self._written:
            self._notices.append(notice)

    def take_unsent(self) -> list[Complaint]:
        """Return the lines that servers have not been told yet, and forget them."""
        with self._written:
            lines = list(self._unsent)
            self._unsent.clear()
        return lines

    def wait_for(self, is_so: Callable[[], bool], timeout: float) -> bool:
        """Wait until something is so, looking again after every deed."""
        with self._written:
            return self._written.wait_for(is_so, timeout)

    def moments(self, after: int = 0) -> tuple[Moment, ...]:
        """Return what was done since the moment of that number."""
        with self._written:
            return tuple(m for m in self._moments if m.number > after)

    def notices(self) -> tuple[Notice, ...]:
        """Return the lock screen, oldest line first."""
        with self._written:
            return tuple(self._notices)

    def complaints(self) -> tuple[Complaint, ...]:
        """Return the device log, oldest line first."""
        with self._written:
            return tuple(self._complaints)
