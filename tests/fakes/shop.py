"""A shop's own system: a real HTTP server that is called, and remembers what it heard."""

import json
import threading
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Heard:
    """One request: its headers in small letters, and its body as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def told(self):
        return json.loads(self.body)


def ok(_heard):
    return 200, b"thanks"


@dataclass
class Shop:
    """What the system answers, and what it heard; challenges it just answers."""

    url: str = ""
    answers: Callable[[Heard], tuple[int, bytes]] = ok
    heard: list[Heard] = field(default_factory=list)
    challenged: list[Heard] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self, heard):
        if b'"webhook.challenge"' in heard.body:
            self.challenged.append(heard)
            return 200, heard.told["data"]["challenge"].encode()
        self.heard.append(heard)
        return self.answers(heard)

    @property
    def sequences(self):
        return [heard.told["sequence"] for heard in self.heard]


@contextmanager
def open_shop():
    """Open a shop on a port of its own."""
    shop = Shop()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            headers = {name.lower(): text for name, text in self.headers.items()}
            status, body = shop.answer(Heard(headers, self.rfile.read(length)))
            self.send_response(status)
            for name, text in shop.headers.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # who hears enough may hang up
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    shop.url = f"http://127.0.0.1:{server.server_port}/hooks"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield shop
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
