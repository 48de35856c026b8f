"""A wallet service that behaves, on a real socket, until a test gives it a twist."""

import json
import ssl
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from . import bundles
from .certificates import PASS_TYPE, Signer

PKPASS = "application/vnd.apple.pkpass"


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def having(self, **headers: str) -> "Reply":
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **named})

    def without(self, *names: str) -> "Reply":
        return replace(
            self, headers={k: v for k, v in self.headers.items() if k not in names}
        )


Twist = Callable[[Call, Reply], Reply | None]
"""Turns the right answer into another one; `None` hangs up without a word."""


@dataclass
class Published:
    card: dict
    data: bytes
    number: int
    modified: datetime


class WalletService:
    def __init__(self, signer: Signer, tls: ssl.SSLContext | None = None) -> None:
        self.signer = signer
        self.calls: list[Call] = []
        self.log: list[str] = []
        self.tokens: dict[str, str] = {}
        self.registrations: set[tuple[str, str]] = set()
        self.downloads: dict[str, tuple[str, bytes]] = {}
        self._passes: dict[str, Published] = {}
        self._number = 0
        self._lock = threading.RLock()
        self._held: list[tuple[str, threading.Event]] = []
        self._twists: list[tuple[str, Twist, list[int]]] = []
        self._server = _server_for(self)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    # What a shop does.

    def publish(self, serial="ada-1", *, files=None, **changes) -> str:
        """Make or change a card; return the link to it."""
        with self._lock:
            before = self._passes.get(serial)
            if before is not None:
                changes = {**before.card, **changes}
            card = self._complete(bundles.content(serial), changes)
            more = files or {}
            data = bundles.bundle(card, self.signer, {**bundles.files_of(card), **more})
            self._number += 1
            modified = datetime.now(UTC).replace(microsecond=0)
            if before is not None:
                modified = max(modified, before.modified + timedelta(seconds=1))
            self._passes[serial] = Published(card, data, self._number, modified)
        return f"{self.url}/cards/{serial}.pkpass"

    def credit(self, points, serial="ada-1", **fields) -> None:
        """Change the balance, and other fields by their keys."""
        fields = {"balance": points, **fields}
        with self._lock:
            card = json.loads(json.dumps(self._passes[serial].card))
        for group in card["storeCard"].values():
            for one in group:
                one["value"] = fields.get(one["key"], one["value"])
        self.publish(serial, **card)

    def answer_bytes(self, url: str) -> bytes:
        return self._passes[url.rsplit("/", 1)[1].removesuffix(".pkpass")].data

    def modified(self, serial: str) -> datetime:
        return self._passes[serial].modified

    def whole(self, serial: str) -> Reply:
        """Answer with the whole pass, whatever was asked."""
        return self._whole(self._passes[serial])

    def hold(self, route: str, until: threading.Event) -> None:
        """Let requests to a route hang until something has happened."""
        self._held.append((route, until))

    def _complete(self, card, changes):
        service = {"webServiceURL": self.url, "authenticationToken": bundles.TOKEN}
        return {**card, **service, **changes}

    def push(self, fleet, **how) -> list[bool]:
        return [
            fleet.deliver(token, PASS_TYPE, **how) for token in self.tokens.values()
        ]

    def twist(self, route: str, turn: Twist, times: int = 1_000_000) -> None:
        """Turn answers to routes that contain this text, so many times."""
        with self._lock:
            self._twists.append((route, turn, [times]))

    def untwist(self) -> None:
        with self._lock:
            self._twists.clear()

    def routes(self, text: str = "") -> list[str]:
        with self._lock:
            return [call.route for call in self.calls if text in call.route]

    # What phones ask.

    def answer(self, call: Call) -> Reply | None:
        for route, until in self._held:
            if route in call.route:
                until.wait(30)
        with self._lock:
            self.calls.append(call)
            reply = self._right(call)
            for route, turn, left in self._twists:
                if route in call.route and left[0] > 0 and reply is not None:
                    left[0] -= 1
                    reply = turn(call, reply)
            return reply

    def _right(self, call: Call) -> Reply:  # noqa: PLR0911 - one per address
        parts = [unquote(p) for p in urlsplit(call.path).path.split("/")[1:]]
        match call.method, *parts:
            case "GET", "cards", name:
                return self._download(name)
            case "POST", "v1", "devices", did, "registrations", _, serial:
                return self._register(call, did, serial)
            case "DELETE", "v1", "devices", did, "registrations", _, serial:
                return self._unregister(call, did, serial)
            case "GET", "v1", "devices", did, "registrations", _:
                return self._list(call, did)
            case "GET", "v1", "passes", _, serial:
                return self._fetch(call, serial)
            case "POST", "v1", "passes", _, serial, "personalize":
                token = json.loads(call.body)["personalizationToken"].encode()
                return Reply(200, {}, self.signer.sign_detached(token))
            case "POST", "v1", "log":
                self.log += json.loads(call.body)["logs"]
                return Reply(200)
            case _:
                return Reply(404)

    def _download(self, name: str) -> Reply:
        headers = {"Cache-Control": "no-store"}
        if name in self.downloads:
            mime, data = self.downloads[name]
            return Reply(200, {**headers, "Content-Type": mime}, data)
        data = self._passes[name.removesuffix(".pkpass")].data
        return Reply(200, {**headers, "Content-Type": PKPASS}, data)

    def _register(self, call: Call, did: str, serial: str) -> Reply:
        if not _may(call):
            return Reply(401)
        self.tokens[did] = json.loads(call.body)["pushToken"]
        status = 200 if (did, serial) in self.registrations else 201
        self.registrations.add((did, serial))
        return Reply(status)

    def _unregister(self, call: Call, did: str, serial: str) -> Reply:
        if not _may(call):
            return Reply(401)
        self.registrations.discard((did, serial))
        if all(device != did for device, _ in self.registrations):
            self.tokens.pop(did, None)
        return Reply(200)

    def _list(self, call: Call, did: str) -> Reply:
        query = parse_qs(urlsplit(call.path).query)
        since = int(query.get("passesUpdatedSince", ["0"])[0])
        found = {
            serial: one.number
            for serial, one in self._passes.items()
            if (did, serial) in self.registrations and one.number > since
        }
        if not found:
            return Reply(204)
        said = {"serialNumbers": list(found), "lastUpdated": str(max(found.values()))}
        return Reply(
            200, {"Content-Type": "application/json"}, json.dumps(said).encode()
        )

    def _fetch(self, call: Call, serial: str) -> Reply:
        if not _may(call):
            return Reply(401)
        one = self._passes[serial]
        since = call.headers.get("If-Modified-Since")
        if since is not None and one.modified <= parsedate_to_datetime(since):
            return replace(self._whole(one), status=304, body=b"")
        return self._whole(one)

    def _whole(self, one: Published) -> Reply:
        modified = format_datetime(one.modified, usegmt=True)
        headers = {"Content-Type": PKPASS, "Last-Modified": modified}
        return Reply(200, headers, one.data)


def _may(call: Call) -> bool:
    return call.headers.get("Authorization") == f"ApplePass {bundles.TOKEN}"


def _server_for(service: WalletService) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm: ClassVar[bool] = True

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            call = Call(self.command, self.path, dict(self.headers), body)
            reply = service.answer(call)
            if reply is None:
                self.close_connection = True
                return
            self.send_response(reply.status)
            headers = dict(reply.headers)
            if reply.status not in {204, 304}:
                headers.setdefault("Content-Length", str(len(reply.body)))
            for name, value in headers.items():
                if value != "":
                    self.send_header(name, value)
            if reply.body and headers["Content-Length"] != str(len(reply.body)):
                self.close_connection = True
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_POST = do_DELETE = _answer  # noqa: N815 - named by the library

        def log_message(self, *_: object) -> None:
            pass

    return _Server(("127.0.0.1", 0), Handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a phone hung up
            super().handle_error(request, client_address)
