"""HTTP as a phone speaks it: no cookies, no redirects, and every failure is a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

import urllib3
from urllib3.exceptions import HTTPError

_LARGEST = 150 * 1024 * 1024
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})

WALLET_AGENT = "passd/1.0 CFNetwork/3826.600.41 Darwin/24.6.0"
BROWSER_AGENT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A server said something."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_transient(self) -> bool:
        """Tell whether asking again later makes sense."""
        return self.status in _TRANSIENT

    @property
    def media_type(self) -> str:
        """Return the media type without its parameters."""
        return self.headers.get("Content-Type", "").split(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing came back, and this is all we know about it."""

    reason: str


Reply = Answer | Silence


class Wire:
    """The connections that all phones of one process share."""

    def __init__(
        self,
        *,
        connections: int = 8,
        timeout: float = 10.0,
        ca_file: str | None = None,
    ) -> None:
        self._pool = urllib3.PoolManager(
            num_pools=32,
            maxsize=connections,
            block=True,
            retries=False,
            timeout=timeout,
            ca_certs=ca_file,
        )

    def ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> Reply:
        """Send one request and read the whole answer."""
        try:
            reply = self._pool.request(
                method,
                url,
                body=body,
                headers=dict(headers),
                redirect=False,
                preload_content=False,
            )
            return _read(reply)
        except (HTTPError, OSError, ValueError) as fault:
            return Silence(type(fault).__name__)

    def close(self) -> None:
        """Hang up."""
        self._pool.clear()


def _read(reply: urllib3.BaseHTTPResponse) -> Reply:
    content = reply.read(_LARGEST + 1, decode_content=True)
    if len(content) > _LARGEST:
        reply.close()
        return Silence("an answer without end")
    reply.release_conn()
    return Answer(reply.status, reply.headers, content)


@dataclass(slots=True)
class Radio:
    """One phone's reception: it may be absent, or lose a share of the answers.

    A lost answer is one the server did send: what it did stays done.
    """

    wire: Wire
    language: str
    random: Random
    offline: bool = False
    loss: float = 0.0

    def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        agent: str = WALLET_AGENT,
    ) -> Reply:
        """Send one request over whatever reception there is."""
        if self.offline:
            return Silence("offline")
        every = {
            "User-Agent": agent,
            "Accept": "*/*",
            "Accept-Language": self.language,
            "Accept-Encoding": "gzip, deflate",
        }
        if body is not None:
            every["Content-Type"] = "application/json"
        reply = self.wire.ask(method, url, {**every, **(headers or {})}, body)
        if self.random.random() < self.loss:
            return Silence("the answer was lost on its way")
        return reply
