"""The stand-in itself: a thread, its event loop, and a door for TLS callers."""

import asyncio
import ssl
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

from walletpass.simulator.apns.authority import Authority, Credentials
from walletpass.simulator.apns.connection import Connection
from walletpass.simulator.apns.delivering import Courier
from walletpass.simulator.apns.desk import Desk
from walletpass.simulator.apns.log import Received, Visit
from walletpass.simulator.apns.script import Script

_PATIENCE = 2.0  # seconds for a caller to finish TLS, and to take leave of it


def _utc_now() -> datetime:
    return datetime.now(UTC)


class ApnsStandIn:
    """Apple's push service, as far as a caller can tell.

    Without *credentials* it makes its own; `ca_pem` is then what a caller must trust.
    Callers must show a certificate issued by its own `authority` or by one of the
    *trusted* authorities, and may push to the topic in its UID.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        credentials: Credentials | None = None,
        trusted: bytes | None = None,
        max_streams: int = 1000,
        most_remembered: int = 100_000,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.authority = Authority()
        self.visits: list[Visit] = []
        self._host = host
        self._port = port
        self._max_streams = max_streams
        self._desk = Desk(now, most_remembered)
        self._connections: dict[int, Connection] = {}
        self._tls = _tls(
            credentials or self.authority.server_credentials(host, "localhost"),
            self.authority.certificate_pem + (trusted or b""),
        )
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, name="apns-stand-in", daemon=True)

    @property
    def url(self) -> str:
        """Return where it answers."""
        return f"https://{self._host}:{self._port}"

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
