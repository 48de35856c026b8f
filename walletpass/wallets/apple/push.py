"""Pushing to devices through Apple's push service, over HTTP/2.

https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
(checked 2026-11). The pass type's own certificate is the TLS client certificate. Each
pass type keeps one long-lived connection, replaced when its certificate is.
"""

import asyncio
import re
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pyreqwest.client import Client, ClientBuilder

from walletpass.devices.push import Foreign, PushIdentity, PushOutcome
from walletpass.kernel.errors import InvalidError
from walletpass.wallets.apple.push_batch import Batch
from walletpass.wallets.apple.push_trust import Trust

T = TypeVar("T")

# Every answer wakes the loop; uvloop takes half the time for it, but knows no Windows.
_LOOP: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
if sys.platform != "win32":
    import uvloop

    _LOOP = uvloop.new_event_loop

_ANSWER = timedelta(seconds=30)
_HEARTBEAT_ANSWER = timedelta(seconds=10)
_HEARTBEAT = timedelta(seconds=20)  # while answers are awaited
_IDLE = timedelta(minutes=10)  # routers forget a silent connection sooner or later
_KEPT_FOR_ABSENT_PHONES = timedelta(days=7)
_SETTLE = 0.05  # seconds

_SANDBOXES = ("api.sandbox.push.apple.com", "api.development.push.apple.com")


class SandboxError(InvalidError):
    """Pushes were to go to Apple's sandbox, which knows no Wallet device."""

    code = "push-sandbox"
    title = "Wrong push service"

    def __init__(self, url: str) -> None:
        super().__init__(
            f"{url} is Apple's sandbox, where every Wallet device is unknown and would "
            "be forgotten. Cards always use https://api.push.apple.com."
        )
        self.url = url

    def facts(self) -> dict[str, object]:
        """Tell the address."""
        return {"url": self.url}


@dataclass(slots=True)
class _Line:
    """One certificate's connection."""

    fingerprint: str
    client: Client
    trust: Trust = field(default_factory=Trust)


class HttpApplePush:
    """Apple's push service as it is, or a stand-in at *url* that *ca_file* vouches for.

    Raises:
        SandboxError: The address is the sandbox's.
    """

    def __init__(
        self, url: str, ca_file: Path | None = None, *, timeout: timedelta = _ANSWER
    ) -> None:
        if urlsplit(url).hostname in _SANDBOXES:
            raise SandboxError(url)
        self._url = url
        self._ca_pem = ca_file.read_bytes() if ca_file else None
        self._timeout = timeout
        self._lock = Lock()
        self._lines: dict[str, _Line] = {}

    def push(
        self, identity: PushIdentity, tokens: Sequence[str], *, now: datetime
    ) -> dict[str, PushOutcome]:
        """Push each of *tokens* once and return what came of every one."""
        distinct = dict.fromkeys(tokens)
        outcomes: dict[str, PushOutcome] = {
            token: Foreign() for token in distinct if not _could_be_apples(token)
        }
        sound = [token for token in distinct if token not in outcomes]
        if sound:
            line = self._line_for(identity)
            batch = Batch(
                line.client, line.trust, _expiration(now), sound, self._timeout
            )
            outcomes |= _run(batch.send())
        return {token: outcomes[token] for token in distinct}

    def close(self) -> None:
        """Hang up; what is on its way comes back as `Interrupted`."""
        with self._lock:
            lines = list(self._lines.values())
            self._lines.clear()
        for line in lines:
            _run(line.client.close())
        # The library's own thread may be about to let go of the interpreter: a process
        # that ends in that instant is aborted.
        time.sleep(_SETTLE)

    def _line_for(self, identity: PushIdentity) -> _Line:
        with self._lock:
            line = self._lines.get(identity.topic)
            if line is None or line.fingerprint != identity.fingerprint:
                # A line that is replaced ends with the last batch that is using it.
                line = _Line(identity.fingerprint, self._connect(identity))
                self._lines[identity.topic] = line
            return line

    def _connect(self, identity: PushIdentity) -> Client:
        builder = (
            ClientBuilder()
            .base_url(self._url)
            .http2_prior_knowledge()
            .identity_pem(identity.client_pem)
            # Neither push type nor priority: none is defined for Wallet, whose
            # documentation sends none, and the default priority is the immediate one.
            # "background" would ask for delivery when the phone's battery permits.
            .default_headers({"apns-topic": identity.topic})
            .user_agent("walletpass")
            .timeout(self._timeout)
            .connect_timeout(self._timeout / 3)
            .pool_idle_timeout(_IDLE)
            .http2_keep_alive_interval(_HEARTBEAT)
            .http2_keep_alive_timeout(_HEARTBEAT_ANSWER)
            .follow_redirects(enable=False)
            .referer(enable=False)
            .gzip(enable=False)
            .brotli(enable=False)
            .zstd(enable=False)
            .deflate(enable=False)
            .no_proxy()
        )
        if self._ca_pem is not None:
            builder = builder.add_root_certificate_pem(self._ca_pem)
        return builder.build()


def _run(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=_LOOP) as runner:
        return runner.run(work)


def _could_be_apples(token: str) -> bool:
    return _HEXADECIMAL.fullmatch(token) is not None


_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]+")


def _expiration(now: datetime) -> str:
    return str(int((now + _KEPT_FOR_ABSENT_PHONES).timestamp()))
