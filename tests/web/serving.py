"""A real server on a real socket, for what a test client would smooth over."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flask import Flask
from waitress.server import create_server


def door() -> tuple[socket.socket, str]:
    """Return a socket of our own and its address, for services that must know it."""
    ours = socket.socket()
    ours.bind(("127.0.0.1", 0))
    return ours, f"http://127.0.0.1:{ours.getsockname()[1]}"


@contextmanager
def serving(
    app: Flask, *, at: socket.socket | None = None, threads: int = 8
) -> Iterator[str]:
    """Serve the application until the block ends; yield its address."""
    ours = at or door()[0]
    server = create_server(app, sockets=[ours], threads=threads)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{ours.getsockname()[1]}"
    finally:
        # a worker that finishes just now may pull first, and everything is closed
        with suppress(OSError):
            server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map))
        thread.join()
        server.task_dispatcher.shutdown()
