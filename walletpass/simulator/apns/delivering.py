"""From the push service to the phone: at once, or when the phone is back.

As at Apple's, an absent phone has at most one notification waiting per topic, the
latest, and only until it expires.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from queue import SimpleQueue
from threading import Lock, Thread

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Push:
    """One accepted push; one that may not wait has no *expires_at*."""

    token: str
    topic: str
    apns_id: str
    expires_at: datetime | None


Receive = Callable[[Push], None]


class Courier:
    """Brings pushes to phones, on a thread of its own, so that a phone may dawdle.

    Pushes wait for at most *most_waiting* absent phones, the latest.
    """

    def __init__(self, now: Callable[[], datetime], most_waiting: int) -> None:
        self._now = now
        self._most_waiting = most_waiting
        self._lock = Lock()
        self._phones: dict[str, Receive] = {}
        self._witnesses: list[Receive] = []
        self._waiting: OrderedDict[str, dict[str, Push]] = OrderedDict()
        self._errands: SimpleQueue[tuple[Receive, Push] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="apns-courier", daemon=True)

    def watch(self, witness: Receive) -> None:
        """Show *witness* every accepted push, whether or not its phone is there."""
        with self._lock:
            self._witnesses.append(witness)

    def switch_on(self, token: str, receive: Receive) -> None:
        """Bring the phone with this token online; what waited for it comes first."""
        with self._lock:
            self._phones[token] = receive
            for push in self._waiting.pop(token, {}).values():
                if push.expires_at is not None and push.expires_at > self._now():
                    self._errands.put((receive, push))

    def switch_off(self, token: str) -> None:
        """Take the phone with this token offline."""
        with self._lock:
            self._phones.pop(token, None)

    def waiting_for(self, token: str) -> list[Push]:
        """Return what is stored for an absent phone."""
        with self._lock:
            return list(self._waiting.get(token, {}).values())

    def accept(self, push: Push) -> None:
        """Send a push on its way."""
        with self._lock:
            for witness in self._witnesses:
                self._errands.put((witness, push))
            if receive := self._phones.get(push.token):
                self._errands.put((receive, push))
            elif push.expires_at is not None:
                self._store(push)

    def start(self) -> None:
        """Begin deliveries."""
        self._thread.start()

    def stop(self) -> None:
        """Deliver what is on its way, then rest."""
        self._errands.put(None)
        self._thread.join()

    def _store(self, push: Push) -> None:
        self._waiting.setdefault(push.token, {})[push.topic] = push
        self._waiting.move_to_end(push.token)
        if len(self._waiting) > self._most_waiting:
            self._waiting.popitem(last=False)

    def _run(self) -> None:
        while (errand := self._errands.get()) is not None:
            receive, push = errand
            try:
                receive(push)
            except Exception:  # noqa: BLE001 - a phone may fail as it likes
                _log.exception("A phone failed over a push")
