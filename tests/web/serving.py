"""A real server on a real socket, for what a test client would smooth over."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server
from waitress.server import create_server

from tests.servers import free_port, wait_for_port
from walletpass.web.asgi import AsgiApplication


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


@contextmanager
def serving_as_in_production(application: AsgiApplication) -> Iterator[str]:
    """Serve with the production server until the block ends; yield its address."""
    port = free_port()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    server = Server(
        application,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        log_enabled=False,
    )
    thread = threading.Thread(target=_run, args=(loop, server))
    thread.start()
    try:
        wait_for_port(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(server.stop)
        thread.join()
        asyncio.set_event_loop(None)
        loop.close()


def _run(loop: asyncio.AbstractEventLoop, server: Server) -> None:
    asyncio.set_event_loop(loop)
    loop.run_until_complete(server.serve())
