"""A crew: threads of this process that keep the promises of one lane."""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Final

import structlog

from walletpass.jobs.background import Background
from walletpass.jobs.runner import keep, relay
from walletpass.outbox import Lane, Ticket
from walletpass.services import Services

LOOK_EVERY = 0.5  # seconds; a commit that made a promise wakes the crew at once
PROBE = 1.0  # seconds the latest ticket is watched before the last hands are given one

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Staffing:
    """How many hands a lane has, and how many tickets they hold.

    From *crowded* tickets on, each is given out only when the one before it came back,
    or has not for a while: thus a vendor who answers nobody gets the last hands one by
    one, and hears of the next change soon after he speaks again.
    """

    hands: int
    most: int
    crowded: int


STAFFING: Final = {
    Lane.QUICK: Staffing(hands=4, most=64, crowded=64),
    Lane.BULK: Staffing(hands=1, most=2, crowded=2),
    # Hands that wait for a vendor cost little. Their tickets never wait for a hand.
    Lane.SLOW: Staffing(hands=48, most=48, crowded=16),
    Lane.OUTSIDE: Staffing(hands=32, most=32, crowded=16),
}


class Crew(Background):
    """Keeps the promises of one lane, from `start` until `stop`."""

    def __init__(
        self,
        services: Services,
        lane: Lane,
        *,
        each_turn: Callable[[], None] = lambda: None,
    ) -> None:
        self._services = services
        self._lane = lane
        self._staffing = STAFFING[lane]
        self._each_turn = each_turn
        self._pool = ThreadPoolExecutor(
            self._staffing.hands,
            thread_name_prefix=f"keeper-{lane}",
            initializer=services.database.stand_back,
        )
        self._in_hand: list[Future[None]] = []
        self._awake = threading.Event()
        self._stopping = threading.Event()
        self._relay = threading.Thread(
            target=self._run, name=f"relay-{lane}", daemon=True
        )

    def start(self) -> None:
        """Begin to keep promises."""
        self._services.database.on_promise.append(self._awake.set)
        self._relay.start()

    def stop(self) -> None:
        """Finish what is in hand, and keep no more."""
        self._stopping.set()
        self._awake.set()
        self._relay.join()
        self._pool.shutdown()
        self._services.database.on_promise.remove(self._awake.set)

    def _run(self) -> None:
        self._services.database.stand_back()
        while not self._stopping.is_set():
            self._awake.wait(LOOK_EVERY)
            self._awake.clear()
            try:
                self._turn()
            except Exception:
                log.exception("relay stumbled")

    def _turn(self) -> None:
        self._each_turn()
        while not self._stopping.is_set() and relay(
            self._services, self._hand_out, lanes=[self._lane], limit=self._room()
        ):
            pass

    def _room(self) -> int:
        """Return how many tickets may be given out at once, when it is at least one."""
        if self._held() >= self._staffing.crowded:
            wait(self._in_hand[-1:], PROBE)
        while self._held() >= self._staffing.most:
            wait(self._in_hand, return_when=FIRST_COMPLETED)
        return max(1, self._staffing.crowded - len(self._in_hand))

    def _held(self) -> int:
        self._in_hand = [ticket for ticket in self._in_hand if not ticket.done()]
        return len(self._in_hand)

    def _hand_out(self, ticket: Ticket) -> None:
        self._in_hand.append(self._pool.submit(self._keep, ticket))

    def _keep(self, ticket: Ticket) -> None:
        try:
            keep(self._services, ticket)
        except Exception:
            log.exception("keeper stumbled", promise=ticket.promise_id)
