"""Many phones in one process: shared connections, a bounded pool, one directory."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from walletpass.simulator.iphone.backstage import Backstage, Tally
from walletpass.simulator.iphone.formatting import Language
from walletpass.simulator.iphone.handset import Receive, World
from walletpass.simulator.iphone.phone import VirtualIPhone
from walletpass.simulator.iphone.wire import Wire
from walletpass.simulator.pkpass.trust import Trust

_ZONES: dict[Language, str] = {
    "en": "Europe/London",
    "ru": "Europe/Moscow",
    "pl": "Europe/Warsaw",
}


def _clock() -> datetime:
    return datetime.now(UTC)


class Fleet:
    """A table, or a town, full of phones.

    *root* is the certificate they trust. *pace* scales the pauses between attempts
    and 1 is true to life. Without *keep_bundles* a phone remembers what a card says
    but not its bytes, which is what thousands of phones have room for.
    """

    def __init__(
        self,
        root: bytes | Path,
        *,
        threads: int = 8,
        pace: float = 0.01,
        timeout: float = 10.0,
        ca_file: str | None = None,
        clock: Callable[[], datetime] = _clock,
        allow_http: bool = True,
        keep_bundles: bool = True,
        look_after_adding: bool = True,
    ) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._phones: list[VirtualIPhone] = []
        self._by_token: dict[str, Receive] = {}
        self._world = World(
            trust=Trust(root),
            wire=Wire(connections=2 * threads, timeout=timeout, ca_file=ca_file),
            backstage=Backstage(threads),
            tally=Tally(),
            directory=self,
            clock=clock,
            pace=pace,
            allow_http=allow_http,
            keep_bundles=keep_bundles,
            look_after_adding=look_after_adding,
        )

    def phone(
        self,
        owner: str,
        *,
        language: Language = "en",
        zone: str | None = None,
        seed: int = 0,
        pages: int = 1_000,
        device: str | None = None,
    ) -> VirtualIPhone:
        """Put one more phone on the table; one known before comes with its *device*."""
        phone = VirtualIPhone(
            self._world,
            owner,
            language=language,
            zone=zone or _ZONES[language],
            seed=seed,
            pages=pages,
            device=device,
        )
        with self._lock:
            self._phones.append(phone)
        return phone

    @property
    def phones(self) -> tuple[VirtualIPhone, ...]:
        """Return the phones in the order they came."""
        with self._lock:
            return tuple(self._phones)

    def deliver(self, token: str, topic: str, *, stored: bool = True) -> bool:
        """Hand a push to the phone that *token* reaches; say whether there is one."""
        with self._lock:
            receive = self._by_token.get(token)
        if receive is None:
            return False
        receive(topic, stored=stored)
        return True

    def reaches(self, token: str) -> bool:
        """Tell whether a push token is alive."""
        with self._lock:
            return token in self._by_token

    def together(
        self,
        act: Callable[[VirtualIPhone], object],
        phones: Iterable[VirtualIPhone] | None = None,
    ) -> None:
        """Let many owners do something, as many at once as there are threads."""
        with ThreadPoolExecutor(self._threads, "owners") as owners:
            for _ in owners.map(act, self.phones if phones is None else phones):
                pass

    def settle(self, timeout: float = 30.0) -> bool:
        """Wait until no phone has anything left to do; say whether it came to that.

        A mistake inside a phone, met on a thread of its own, is raised here.
        """
        is_quiet = self._world.tally.wait(timeout)
        if fault := self._world.backstage.fault:
            raise fault
        return is_quiet

    def close(self) -> None:
        """Switch everything off."""
        self._world.backstage.close()
        self._world.wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What phones tell the fleet.

    def announce(self, token: str, receive: Receive) -> None:
        """Learn that *token* now reaches this phone."""
        with self._lock:
            self._by_token[token] = receive

    def forget(self, token: str) -> None:
        """Learn that *token* reaches nobody any more."""
        with self._lock:
            self._by_token.pop(token, None)
