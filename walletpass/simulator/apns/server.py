"""The stand-in itself: a thread, its event loop, and a door for TLS callers."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

from walletpass.simulator.apns.authority import Authority, Credentials
from walletpass.simulator.apns.connection import Connection
from walletpass.simulator.apns.delivering import Courier
from walletpass.simulator.apns.desk import Desk
from walletpass.simulator.apns.log import Received, Visit
from walletpass.simulator.apns.script import Script
from walletpass.simulator.apns.tls import SecureLine, server_context


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ApnsStandIn:
    """Apple's push service, as far as a caller can tell.

    Without *credentials* its *authority* issues some, and `ca_pem` is what a caller must
    trust. Callers must show a certificate of the same authority, or of one it was told
    to `trust`, and may push to the topic in its UID. A *strict* one ends the connection
    over one stream too many, from the first moment on; otherwise the stream is refused.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        authority: Authority | None = None,
        credentials: Credentials | None = None,
        max_streams: int = 1000,
        strict: bool = False,
        most_remembered: int = 100_000,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.authority = authority or Authority()
        self.visits: list[Visit] = []
        self.refusals: list[str] = []  # why handshakes came to nothing
        self._host = host
        self._port = port
        self.max_streams = max_streams
        self.strict = strict
        self._desk = Desk(now, most_remembered)
        self._lines: set[SecureLine] = set()
        self._callers: set[Connection] = set()
        self._tls = server_context(
            credentials or self.authority.server_credentials(host, "localhost")
        )
        self.trust(self.authority.certificate_pem)
        self._loop: asyncio.AbstractEventLoop
        self._server: asyncio.Server
        self._thread: Thread | None = None

    @property
    def url(self) -> str:
        """Return where it answers."""
        return f"https://{self._host}:{self._port}"

    @property
    def port(self) -> int:
        """Return on which port; a successor may take it over."""
        return self._port

    @property
    def ca_pem(self) -> bytes:
        """Return the authority behind its own certificate."""
        return self.authority.certificate_pem

    @property
    def script(self) -> Script:
        """Return who gets which answer."""
        return self._desk.script

    @property
    def courier(self) -> Courier:
        """Return the way to the phones."""
        return self._desk.courier

    @property
    def received(self) -> list[Received]:
        """Return what arrived, oldest first."""
        return list(self._desk.received)

    def trust(self, ca_pem: bytes) -> None:
        """Let in callers whose certificates this authority issued."""
        self._tls.load_verify_locations(cadata=ca_pem.decode())

    def limit_streams(self, most: int) -> None:
        """Let each caller, present and future, have this many streams open."""
        self._do(self._limit_streams(most))

    def cut_all(self) -> None:
        """Cut every wire."""
        self._do(self._cut_all())

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Neither read nor answer for a while, as a machine does that has died."""
        thaw = Event()
        self._loop.call_soon_threadsafe(thaw.wait)
        try:
            yield
        finally:
            thaw.set()

    def pick_up(self, line: SecureLine) -> None:
        """Take note of somebody calling."""
        self._lines.add(line)

    def welcome(self, line: SecureLine) -> Connection:
        """Begin to talk, now that we know who is calling."""
        return Connection(self._desk, self, line)

    def refuse(self, reason: str) -> None:
        """Take note of a handshake that came to nothing."""
        self.refusals.append(reason)

    def hang_up(self, line: SecureLine) -> None:
        """Forget a line that is closed."""
        self._lines.discard(line)

    def greet(self, caller: Connection, line: SecureLine) -> Visit:
        """Open a page of the log for a caller."""
        certificate = x509.load_der_x509_certificate(line.certificate())
        visit = Visit(
            number=len(self.visits) + 1,
            topics=_topics(certificate),
            fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        )
        self._callers.add(caller)
        self.visits.append(visit)
        return visit

    def see_out(self, caller: Connection) -> None:
        """Forget a caller who is gone."""
        self._callers.discard(caller)

    def start(self) -> None:
        """Open the door."""
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(
            target=self._loop.run_forever, name="apns-stand-in", daemon=True
        )
        self._thread.start()
        self.courier.start()
        try:
            self._do(self._open())
        except OSError:
            self._end()
            raise

    def stop(self) -> None:
        """Close the door and see everybody out; a second time is no harm."""
        if self._thread is not None:
            self._do(self._close())
            self._end()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _end(self) -> None:
        assert self._thread is not None
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._thread = None
        self._loop.close()
        self.courier.stop()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _open(self) -> None:
        self._server = await self._loop.create_server(
            lambda: SecureLine(self._tls, self), self._host, self._port
        )
        self._port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        self._server.close()
        await self._cut_all()
        await self._server.wait_closed()

    async def _cut_all(self) -> None:
        for line in self._lines:
            line.abort()

    async def _limit_streams(self, most: int) -> None:
        self.max_streams = most
        for caller in self._callers:
            caller.limit_streams()


def _topics(certificate: x509.Certificate) -> tuple[str, ...]:
    names = certificate.subject.get_attributes_for_oid(NameOID.USER_ID)
    return tuple(str(name.value) for name in names)
