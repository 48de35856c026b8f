"""`bench push`: pushes a second, beside the bare HTTP client and beside aioapns.

All push to the same server in the same minute: nghttpd, written in C and faster than any
of them, or where it is not installed our own stand-in, which then is the limit itself.
"""

import asyncio
import shutil
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from pyreqwest.client import ClientBuilder

from walletpass.bench.apns import standing_in
from walletpass.bench.measure import (
    Measure,
    Progress,
    UnsoundError,
    alternating,
    timed,
)
from walletpass.bench.processes import free_port, running
from walletpass.devices import Accepted, PushIdentity
from walletpass.simulator.apns import Authority, Credentials
from walletpass.wallets.apple.push import HttpApplePush

_TOPIC: Final = "pass.test.walletpass.bench"
_STREAMS: Final = 1000  # as many as Apple allows on a connection
_AT_ONCE: Final = 500
_OK: Final = 200
_PARTING: Final = 0.1  # seconds


class _Peer(Protocol):
    """Another client, to compare with."""

    async def send(self, token: str) -> bool:
        """Push one token and tell whether it was taken."""

    async def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True)
class _Server:
    url: str
    port: int
    ca_file: Path
    client_file: Path
    credentials: Credentials


def bench_pushing(
    *, rounds: int, pushes: int, on_progress: Progress, note: Callable[[str], None]
) -> list[Measure]:
    """Measure pushing to distinct tokens; *note* hears what is missing here."""
    tokens = [f"{number:064x}" for number in range(pushes)]
    has_aioapns = find_spec("aioapns") is not None
    if not has_aioapns:
        note("aioapns is not installed here: pip install aioapns to compare with it.")
    with (
        _server(tokens, note) as server,
        asyncio.Runner() as runner,
        ExitStack() as end,
    ):
        ours = HttpApplePush(server.url, server.ca_file)
        end.callback(ours.close)
        peers: list[_Peer] = [_Pyreqwest(server)]
        if has_aioapns:
            peers.append(_Aioapns(server))
        for peer in peers:
            end.callback(_close, runner, peer)
        sending = [partial(_sending, runner, peer, tokens) for peer in peers]
        pushing = partial(_pushing, ours, _identity(server.credentials), tokens)
        runs = [pushing, *sending]
        us, *others = alternating(rounds, runs, on_progress)
    beside = ("pyreqwest alone", "aioapns")
    return [
        Measure(f"push.{name.split()[0]}", us, "pushes/s", rate, name)
        for name, rate in zip(beside, others, strict=False)
    ]


def _identity(credentials: Credentials) -> PushIdentity:
    pem = credentials.certificate_pem + credentials.private_key_pem
    return PushIdentity(_TOPIC, pem, credentials.fingerprint)


def _pushing(
    ours: HttpApplePush, identity: PushIdentity, tokens: Sequence[str]
) -> float:
    now = datetime.now(UTC)
    ours.push(identity, tokens[:1], now=now)  # the connection stands
    speed, outcomes = timed(
        len(tokens), lambda: ours.push(identity, tokens, now=now).values()
    )
    _demand(all(isinstance(outcome, Accepted) for outcome in outcomes))
    return speed


def _sending(runner: asyncio.Runner, peer: _Peer, tokens: Sequence[str]) -> float:
    runner.run(_send_all(peer, tokens[:1]))
    speed, taken = timed(len(tokens), lambda: runner.run(_send_all(peer, tokens)))
    _demand(taken == len(tokens))
    return speed


async def _send_all(peer: _Peer, tokens: Sequence[str]) -> int:
    waiting, taken = iter(tokens), 0

    async def work() -> None:
        nonlocal taken
        for token in waiting:
            was_taken = await peer.send(token)
            taken += was_taken

    await asyncio.gather(*(hand() for hand in repeat(work, _AT_ONCE)))
    return taken


def _demand(sound: bool) -> None:  # noqa: FBT001 - the one thing demanded
    if not sound:
        raise UnsoundError("The server did not take every push.")


def _close(runner: asyncio.Runner, peer: _Peer) -> None:
    runner.run(peer.close())


class _Pyreqwest:
    """The bare HTTP client, used as its own manual shows, with the same headers."""

    def __init__(self, server: _Server) -> None:
        self._client = (
            ClientBuilder()
            .base_url(server.url)
            .http2_prior_knowledge()
            .add_root_certificate_pem(server.ca_file.read_bytes())
            .identity_pem(server.client_file.read_bytes())
            .default_headers({"apns-topic": _TOPIC, "apns-expiration": "0"})
            .build()
        )

    async def send(self, token: str) -> bool:
        """Push one token and tell whether it was taken."""
        request = self._client.post(f"/3/device/{token}").body_bytes(b"{}").build()
        return (await request.send()).status == _OK

    async def close(self) -> None:
        """Hang up."""
        await self._client.close()


class _Aioapns:
    """The library most Python services push with, sent to our server instead of Apple's."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._client: Any = None

    async def send(self, token: str) -> bool:
        """Push one token and tell whether it was taken."""
        from aioapns import NotificationRequest  # noqa: PLC0415 - only where installed

        if self._client is None:  # it wants to be made where the loop runs
            self._client = _aioapns_client(self._server)
        answer = await self._client.send_notification(NotificationRequest(token, {}))
        return bool(answer.is_successful)

    async def close(self) -> None:
        """Hang up, and wait until the other side noticed."""
        if self._client is not None:
            self._client.pool.close()
            await asyncio.sleep(_PARTING)


def _aioapns_client(server: _Server) -> Any:
    from aioapns import APNs  # noqa: PLC0415 - only where installed
    from aioapns.connection import APNsProductionClientProtocol  # noqa: PLC0415

    class Local(APNsProductionClientProtocol):
        APNS_SERVER = "127.0.0.1"
        APNS_PORT = server.port

        def on_response_received(self, headers: dict[bytes, bytes]) -> None:
            # nghttpd sends no id back: the answer is for whoever waits longest
            headers.setdefault(b"apns-id", next(iter(self.requests)).encode())
            super().on_response_received(headers)

        def on_data_received(self, raw_data: bytes, stream_id: int) -> None:
            if raw_data:  # nghttpd ends an empty answer with an empty frame
                super().on_data_received(raw_data, stream_id)

    client = APNs(str(server.client_file), topic=_TOPIC, ssl_context=_tls(server))
    client.pool.protocol_class = Local
    return client


def _tls(server: _Server) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=server.ca_file)
    context.set_alpn_protocols(["h2"])
    return context


@contextmanager
def _server(tokens: Sequence[str], note: Callable[[str], None]) -> Iterator[_Server]:
    """Run the fastest HTTP/2 server there is, that takes a push for each token."""
    authority = Authority()
    credentials = authority.pass_credentials(_TOPIC)
    with TemporaryDirectory(prefix="walletpass-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        client_file = folder / "client.pem"
        client_file.write_bytes(
            credentials.certificate_pem + credentials.private_key_pem
        )
        if nghttpd := shutil.which("nghttpd"):
            port, ca_file = free_port(), folder / "authority.pem"
            ca_file.write_bytes(authority.certificate_pem)
            command = _nghttpd(nghttpd, folder, authority, port, tokens)
            stack.enter_context(running(command, port))
        else:
            note("nghttpd is not installed here: our own stand-in limits everybody.")
            apns = stack.enter_context(standing_in(folder, authority.certificate_pem))
            port, ca_file = apns.port, apns.ca_file
        url = f"https://127.0.0.1:{port}"
        yield _Server(url, port, ca_file, client_file, credentials)


def _nghttpd(
    program: str,
    folder: Path,
    authority: Authority,
    port: int,
    tokens: Sequence[str],
) -> list[str]:
    """Return the command of a server that answers 200 where a file is."""
    devices = folder / "root" / "3" / "device"
    devices.mkdir(parents=True)
    for token in tokens:
        (devices / token).touch()
    server = authority.server_credentials("127.0.0.1")
    key, certificate = folder / "server.key", folder / "server.pem"
    key.write_bytes(server.private_key_pem)
    certificate.write_bytes(server.certificate_pem)
    return [
        program, "--verify-client", "--address", "127.0.0.1",
        "--htdocs", str(folder / "root"), "--max-concurrent-streams", str(_STREAMS),
        str(port), str(key), str(certificate),
    ]  # fmt: skip
