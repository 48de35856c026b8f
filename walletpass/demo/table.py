"""The table: four phones, the stand-in that pushes to them, and the way of a sale."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import sleep
from types import TracebackType
from typing import Final, Literal, Self

import requests
import structlog

from walletpass.demo.world import World
from walletpass.kernel.languages import Language
from walletpass.services import Services
from walletpass.simulator import CardKey, Fleet, VirtualIPhone
from walletpass.simulator.apns import ApnsStandIn, Push

Switch = Literal["offline", "muted", "gone"]
SWITCHES: Final[tuple[Switch, ...]] = ("offline", "muted", "gone")
_GUESTS: Final[tuple[tuple[str, Language], ...]] = (("Ada", "en"), ("Мария", "ru"), ("Zofia", "pl"), ("Leo", "en"))
_TRIES = 100
_PAUSE = 0.1  # seconds between looks at whether the server answers

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Seat:
    """One phone on the table, and the card it holds once it has added it."""

    phone: VirtualIPhone
    serial_number: str


class Table:
    """Four phones that speak to the service over HTTP only, as real ones do."""

    def __init__(
        self, services: Services, world: World, root: bytes, apns: ApnsStandIn | None
    ) -> None:
        self.world = world
        self.services = services
        self._apns = apns
        self._fleet = Fleet(root, threads=4, pace=0.2)
        self.seats = tuple(
            Seat(self._fleet.phone(owner, language=language, seed=number), serial)
            for number, ((owner, language), serial) in enumerate(
                zip(_GUESTS, world.phones, strict=True)
            )
        )
        self._gone: set[int] = set()
        self._lock = threading.Lock()
        if apns is not None:
            apns.courier.watch(self._deliver)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._fleet.close()

    def lay(self) -> None:
        """Let every phone add its card, as soon as the service answers."""
        self._wait_for_the_service()
        for seat in self.seats:
            try:
                self._add(seat)
            except Exception:
                log.exception("a phone could not add its card")

    def switch(self, number: int, switch: Switch, *, on: bool) -> None:
        """Turn one of a phone's switches; *gone* deletes the card, or adds it again."""
        seat = self.seats[number]
        match switch:
            case "offline":
                seat.phone.offline = on
            case "muted":
                seat.phone.muted = on
            case "gone":
                with self._lock:
                    if on == (number in self._gone):
                        return
                    if on:
                        self._gone.add(number)
                        seat.phone.delete(self.key(seat))
                    else:
                        self._gone.discard(number)
                        self._add(seat)

    def is_on(self, number: int, switch: Switch) -> bool:
        """Tell how a switch stands."""
        phone = self.seats[number].phone
        match switch:
            case "offline":
                return phone.offline
            case "muted":
                return phone.muted
            case "gone":
                return number in self._gone

    def key(self, seat: Seat) -> CardKey:
        """Return the name of the seat's card as the phone knows it."""
        return next(
            card.key for card in seat.phone.cards if card.serial == seat.serial_number
        )

    def holds(self, seat: Seat) -> bool:
        """Tell whether the phone has its card."""
        return any(card.serial == seat.serial_number for card in seat.phone.cards)

    def since(self, seat: Seat, moment: datetime) -> Sequence[tuple[str, datetime]]:
        """Return what the phone did after *moment*, oldest first."""
        return [
            (deed.deed, deed.at) for deed in seat.phone.history() if deed.at >= moment
        ]

    def _add(self, seat: Seat) -> None:
        seat.phone.add(f"{self.services.card_url(seat.serial_number)}/pass.pkpass")

    def _deliver(self, push: Push) -> None:
        self._fleet.deliver(push.token, push.topic)

    def _wait_for_the_service(self) -> None:
        for _ in range(_TRIES):
            try:
                requests.get(f"{self.services.base_url}/health", timeout=5)
            except requests.ConnectionError:
                sleep(_PAUSE)
            else:
                return
