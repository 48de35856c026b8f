"""TLS as a server of Apple's speaks it: a caller it refuses is told why.

Python's own event loop drops the connection without sending the alert, which leaves
a caller guessing; here the alert is sent and the caller may hang up first.
"""

import asyncio
import ssl
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, cast

from walletpass.simulator.apns.authority import Credentials

_READ = 65536  # bytes at a time
_LINGER = 5.0  # seconds a refused caller has to hang up


class Session(Protocol):
    """Whatever is spoken inside TLS."""

    def data_received(self, data: bytes) -> None:
        """Take what came."""

    def connection_lost(self, fault: Exception | None) -> None:
        """Take note that the caller is gone."""


class Switchboard(Protocol):
    """Where lines come together."""

    def pick_up(self, line: "SecureLine") -> None:
        """Take note of somebody calling."""

    def welcome(self, line: "SecureLine") -> Session:
        """Begin to talk, now that we know who is calling."""

    def refuse(self, reason: str) -> None:
        """Take note of a handshake that came to nothing."""

    def hang_up(self, line: "SecureLine") -> None:
        """Forget a line that is closed."""


class SecureLine(asyncio.Protocol):
    """One caller's TCP connection and the TLS on it."""

    def __init__(self, context: ssl.SSLContext, board: Switchboard) -> None:
        self._board = board
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._refused = False
        self._session: Session | None = None
        self._tcp: asyncio.Transport

    @property
    def is_closed(self) -> bool:
        """Tell whether there is nobody to talk to any more."""
        return self._tcp.is_closing()

    def certificate(self) -> bytes:
        """Return the caller's certificate, DER."""
        return cast("bytes", self._tls.getpeercert(binary_form=True))

    def write(self, data: bytes) -> None:
        """Send *data*, unless the caller is gone."""
        if not self.is_closed:
            self._tls.write(data)
            self._flush()

    def close(self) -> None:
        """Take leave in good order."""
        if not self.is_closed:
            with suppress(ssl.SSLError):  # the caller's own goodbye is not awaited
                self._tls.unwrap()
            self._flush()
            self._tcp.close()

    def abort(self) -> None:
        """Cut the wire."""
        self._tcp.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Pick up."""
        self._tcp = cast("asyncio.Transport", transport)
        self._board.pick_up(self)

    def data_received(self, data: bytes) -> None:
        """Decrypt what came, once we know who is calling."""
        self._incoming.write(data)
        if self._session is None and not self._refused:
            self._shake_hands()
        if self._session is not None:
            self._read(self._session)

    def eof_received(self) -> None:
        """Hang up when the caller does."""
        self._tcp.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Pass on that the caller is gone."""
        self._board.hang_up(self)
        if self._session is not None:
            self._session.connection_lost(exc)

    def _shake_hands(self) -> None:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            self._flush()
        except ssl.SSLError as fault:
            self._turn_away(fault)
        else:
            self._flush()
            self._session = self._board.welcome(self)

    def _turn_away(self, fault: ssl.SSLError) -> None:
        self._refused = True
        self._board.refuse(getattr(fault, "verify_message", "") or str(fault.reason))
        self._flush()
        with suppress(OSError):  # the caller may be gone already
            self._tcp.write_eof()
        asyncio.get_running_loop().call_later(_LINGER, self._tcp.close)

    def _read(self, session: Session) -> None:
        try:
            while not self.is_closed and (data := self._tls.read(_READ)):
                session.data_received(data)
        except ssl.SSLWantReadError:
            self._flush()
        except ssl.SSLError:  # the caller's goodbye, or nothing we can read
            self.close()

    def _flush(self) -> None:
        if ready := self._outgoing.read():
            self._tcp.write(ready)


def server_context(credentials: Credentials) -> ssl.SSLContext:
    """Return the terms on which callers are let in: HTTP/2, certificate shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    # A pass certificate's issuer is an intermediate, and trusting it is enough.
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.set_alpn_protocols(["h2"])
    with TemporaryDirectory() as folder:  # the library reads files only
        chain = Path(folder) / "chain.pem"
        chain.write_bytes(credentials.certificate_pem + credentials.private_key_pem)
        context.load_cert_chain(chain)
    return context
