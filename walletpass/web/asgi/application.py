"""Requests from the event loop to a WSGI application, and answers back."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

import structlog
from werkzeug.test import run_wsgi_app

from walletpass.web.asgi.bodies import Bodies, TooMuchError
from walletpass.web.asgi.environ import environ_of
from walletpass.web.asgi.wire import Receive, Scope, Send, send_answer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

_Answer = tuple[int, list[tuple[str, str]], bytes]

log = structlog.get_logger()


class Shortcut(Protocol):
    """A way to answer some requests without the WSGI application."""

    async def answer(self, scope: Scope, send: Send) -> bool:
        """Answer the request, or return False and leave it alone."""


class AsgiApplication:
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._shortcut and await self._shortcut.answer(scope, send):
            return
        try:
            async with self._bodies.body_of(scope, receive) as body:
                environ = environ_of(scope, body)
                loop = asyncio.get_running_loop()
                answer = await loop.run_in_executor(self._threads, self._run, environ)
        except TooMuchError:
            answer = HTTPStatus.SERVICE_UNAVAILABLE, [("Retry-After", "5")], b""
        await send_answer(send, *answer)

    def _run(self, environ: "WSGIEnvironment") -> _Answer:
        try:
            parts, status, headers = run_wsgi_app(
                self._application, environ, buffered=True
            )
            return int(status[:3]), list(headers), b"".join(parts)
        except Exception:
            log.exception("request fell through")
            return HTTPStatus.INTERNAL_SERVER_ERROR, [], b""
