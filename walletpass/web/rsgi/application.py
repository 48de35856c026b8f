"""Requests from the event loop to a WSGI application, and answers back."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

import structlog
from werkzeug.test import run_wsgi_app

from walletpass.web.rsgi.bodies import Bodies, TooMuchError
from walletpass.web.rsgi.environ import environ_of
from walletpass.web.rsgi.wire import HTTPProtocol, Scope, send

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

log = structlog.get_logger()


class Shortcut(Protocol):
    """A way to answer some requests without the WSGI application."""

    async def answer(self, scope: Scope, wire: HTTPProtocol) -> bool:
        """Answer the request, or return False and leave it alone."""


class RsgiApplication:
    """Hands whole requests to a WSGI application in threads of its own."""

    def __init__(
        self,
        application: "WSGIApplication",
        *,
        threads: int,
        bodies: Bodies,
        shortcut: Shortcut | None = None,
    ) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="requests")
        self._bodies = bodies
        self._shortcut = shortcut

    async def __rsgi__(self, scope: Scope, wire: HTTPProtocol) -> None:
        """Answer one request."""
        if self._shortcut and await self._shortcut.answer(scope, wire):
            return
        try:
            async with self._bodies.body_of(scope, wire) as body:
                environ = environ_of(scope, body)
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(self._threads, self._run, environ, wire)
        except TooMuchError:
            send(wire, HTTPStatus.SERVICE_UNAVAILABLE, [("Retry-After", "5")])

    def _run(self, environ: "WSGIEnvironment", wire: HTTPProtocol) -> None:
        try:
            parts, status, headers = run_wsgi_app(
                self._application, environ, buffered=True
            )
            body = b"".join(parts)
        except Exception:
            log.exception("request fell through")
            send(wire, HTTPStatus.INTERNAL_SERVER_ERROR, [])
        else:
            send(wire, int(status[:3]), list(headers), body)
