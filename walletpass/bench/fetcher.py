"""A load generator: keep-alive sockets in a process of its own, and little else.

It reads one JSON object from standard input (`port`, `connections`, `count`, `requests`
as text) and writes one to standard output. Beside a server that signs for every answer
it takes a few per cent of a core; it says how much.
"""

import json
import selectors
import socket
import sys
import time
from collections import Counter
from contextlib import ExitStack
from itertools import cycle, islice
from typing import Any, Final

_ROOM: Final = 1 << 20  # bytes of an answer, headers included
_LENGTH: Final = b"content-length: "
_END: Final = b"\r\n\r\n"


def main() -> None:
    """Ask as told, and tell how it went."""
    asked = json.load(sys.stdin)
    json.dump(fetch(**asked), sys.stdout)


def fetch(
    *, port: int, connections: int, count: int, requests: list[str]
) -> dict[str, Any]:
    """Send *count* requests in turn over so many connections."""
    waiting = islice(cycle([text.encode() for text in requests]), count)
    statuses: Counter[int] = Counter()
    first = b""
    began, cpu = time.perf_counter(), time.process_time()
    with selectors.DefaultSelector() as ready, ExitStack() as wires:
        for request in islice(waiting, connections):
            line = _Line(wires.enter_context(_wire(port)))
            ready.register(line.wire, selectors.EVENT_READ, line)
            line.send(request)
        while ready.get_map():
            for key, _ in ready.select():
                line = key.data
                if not line.take():
                    continue
                statuses[line.status] += 1
                first = first or line.body()
                if (following := next(waiting, None)) is None:
                    ready.unregister(line.wire)
                else:
                    line.send(following)
    return {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "statuses": statuses,
        "first": first.hex(),
    }


def _wire(port: int) -> socket.socket:
    wire = socket.create_connection(("127.0.0.1", port))
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return wire


class _Line:
    """One connection, and the answer that is coming in over it."""

    def __init__(self, wire: socket.socket) -> None:
        self.wire = wire
        self.status = 0
        self._room = memoryview(bytearray(_ROOM))
        self._taken = self._start = 0
        self._length: int | None = None

    def send(self, request: bytes) -> None:
        """Ask the next thing."""
        self._taken, self._length = 0, None
        self.wire.sendall(request)

    def take(self) -> bool:
        """Read what came, and tell whether the answer is whole."""
        count = self.wire.recv_into(self._room[self._taken :])
        if not count:
            raise ConnectionError("The server hung up.")
        self._taken += count
        if self._length is None:
            self._read_head()
        return self._length is not None and self._taken >= self._start + self._length

    def body(self) -> bytes:
        """Return the body of the answer."""
        return bytes(self._room[self._start : self._taken])

    def _read_head(self) -> None:
        head = bytes(self._room[: self._taken])
        end = head.find(_END)
        if end < 0:
            return
        self.status = int(head[9:12])
        self._start = end + len(_END)
        _, named, rest = head[:end].lower().partition(_LENGTH)
        self._length = int(rest.split(b"\r", 1)[0]) if named else 0


if __name__ == "__main__":
    main()
