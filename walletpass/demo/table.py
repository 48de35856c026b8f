"""The table: four phones that speak to the service over HTTP only, as real ones do."""

import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Literal, Self

import requests
import structlog

from walletpass import passes
from walletpass.demo.past import GUESTS, Guest
from walletpass.demo.world import World
from walletpass.passes import CardRow
from walletpass.services import Services
from walletpass.simulator import Card, Fleet, RefusedError, VirtualIPhone
from walletpass.simulator.apns import ApnsStandIn, Push

Switch = Literal["offline", "muted", "gone"]
SWITCHES: Final[tuple[Switch, ...]] = ("offline", "muted", "gone")
Make = Literal["island", "notch", "punch", "slab"]
Temper = Literal["steady", "sleepy", "patchy"]

_TRIES = 300
_PAUSE = 0.05  # seconds between looks at whether the server answers
_SLEEPY = 0.4  # seconds before such a phone acts on a push
_PATCHY = 0.15  # share of answers that get lost
_PACE = 0.05  # of the pauses between attempts: a demo has no minutes to wait

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Seat:
    """One phone on the table: whose, of what make and temper, and its card."""

    number: int
    guest: Guest
    make: Make
    temper: Temper
    phone: VirtualIPhone
    card_id: str
    card_number: str
    serial_number: str

    @property
    def card(self) -> Card | None:
        """The version of the card that the phone holds, if it holds it."""
        held = self.phone.cards
        return next((card for card in held if card.serial == self.serial_number), None)


_PLACES: Final[tuple[tuple[Make, Temper], ...]] = (
    ("island", "steady"),
    ("notch", "steady"),
    ("punch", "sleepy"),
    ("slab", "patchy"),
)


class Table:
    """Four phones, their switches, and the push service that reaches them.

    *apns* is none where pushes go to somebody else's service at *apns_url*: the phones
    then hear nothing, and are refreshed by hand.
    """

    def __init__(
        self,
        services: Services,
        world: World,
        root: bytes,
        apns: ApnsStandIn | None,
        apns_url: str,
    ) -> None:
        self.services = services
        self.world = world
        self.apns_url = apns_url
        self.pushes_elsewhere = apns is None
        self._fleet = Fleet(root, threads=4, pace=_PACE)
        self._laying = threading.Lock()
        self._left = threading.Event()
        self.seats = tuple(self._seats())
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

    def _seats(self) -> list[Seat]:
        """Return the phones; each is the same device as the last time it lay here."""
        with self.services.database.snapshot() as session:
            cards = [
                passes.card_behind_link(session, serial) for serial in self.world.phones
            ]
        return [
            self._seat(number, guest, card)
            for number, (guest, card) in enumerate(zip(GUESTS, cards, strict=True))
            if card is not None
        ]

    def _seat(self, number: int, guest: Guest, card: CardRow) -> Seat:
        make, temper = _PLACES[number]
        keyring = self.services.people.keyring
        phone = self._fleet.phone(
            guest.first_name,
            language=guest.language,
            zone="Europe/Warsaw",
            seed=number,
            device=keyring.link_code("demo phone", card.serial_number),
        )
        if temper == "sleepy":
            phone.slowness = _SLEEPY
        return Seat(
            number, guest, make, temper, phone,
            card.id, card.number, card.serial_number,
        )  # fmt: skip

    def lay(self) -> bool:
        """Let every phone add its card once the service answers; say if it ever did."""
        if not self._service_answers():
            return False
        for seat in self.seats:
            self._add(seat)
        return True

    def leave(self) -> None:
        """Wait for the service no longer."""
        self._left.set()

    def switch(self, seat: Seat, switch: Switch, *, on: bool) -> None:
        """Turn one of a phone's switches; *gone* deletes the card, or adds it again."""
        match switch:
            case "offline":
                seat.phone.offline = on
            case "muted":
                seat.phone.muted = on
            case "gone":
                with self._laying:
                    if on and (card := seat.card):
                        seat.phone.delete(card)
                    elif not on and not seat.card:
                        self._add(seat)

    def is_on(self, seat: Seat, switch: Switch) -> bool:
        """Tell how a switch stands."""
        match switch:
            case "offline":
                return seat.phone.offline
            case "muted":
                return seat.phone.muted
            case "gone":
                return seat.card is None

    def refresh(self, seat: Seat) -> None:
        """Pull the card down to fetch it anew, as its owner can at any time."""
        if card := seat.card:
            seat.phone.pull_to_refresh(card)

    def _add(self, seat: Seat) -> None:
        seat.phone.loss = 0  # a person taps until it is there
        try:
            seat.phone.add(f"{self.services.card_url(seat.serial_number)}/pass.pkpass")
        except RefusedError as refusal:  # without reception, for one
            log.info("card not added", owner=seat.phone.owner, reason=str(refusal))
        seat.phone.loss = _PATCHY if seat.temper == "patchy" else 0

    def _deliver(self, push: Push) -> None:
        self._fleet.deliver(push.token, push.topic)

    def _service_answers(self) -> bool:
        for _ in range(_TRIES):
            try:
                requests.get(f"{self.services.base_url}/health", timeout=5)
            except requests.ConnectionError:
                if self._left.wait(_PAUSE):
                    return False
            else:
                return True
        return False
