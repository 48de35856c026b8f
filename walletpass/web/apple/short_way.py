"""The short way for the one request that comes by the million: a phone fetches a card.

Routing, contexts and response objects would cost more than finding the card. Whatever
is unusual about a request, and whatever goes wrong with it, takes the long way through
Flask, where the same endpoint stands.
"""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from time import perf_counter
from typing import Final, TypeVar

from walletpass.services import Services
from walletpass.web.apple.fetching import UNCHANGED, Answer, Asked, hand_over, look_up
from walletpass.web.asgi import Scope, Send, send_answer

_T = TypeVar("_T")

_FETCH: Final = re.compile(r"/apple/v1/passes/([A-Za-z0-9._-]+)/([A-Za-z0-9._-]+)")
_METHODS: Final = frozenset({"GET", "HEAD"})
_HEADERS: Final = frozenset({b"authorization", b"if-modified-since"})


class ShortWay:
    """Answers fetches by itself, and signs in threads of its own."""

    def __init__(self, services: Services, *, threads: int) -> None:
        self._services = services
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="signing")
        self._counters = {
            status: (
                services.meters.requests.labels("apple", str(status)),
                services.meters.seconds.labels("apple"),
            )
            for status in (200, UNCHANGED)
        }

    async def answer(self, scope: Scope, send: Send) -> bool:
        """Answer a fetch, or return False and leave the request alone."""
        asked = _fetch_in(scope)
        if asked is None:
            return False
        try:
            answer = await self._fetch(asked)
        except Exception:  # noqa: BLE001 - the long way meets it again, and says so
            return False
        if answer is None:
            return False
        await send_answer(send, answer.status, answer.headers, answer.body)
        return True

    async def _fetch(self, asked: Asked) -> Answer | None:
        """Look in the loop itself where that is quicker than a thread; never sign there."""
        began = perf_counter()
        look = partial(look_up, self._services, asked)
        found = (
            look() if self._services.database.is_at_hand else await self._aside(look)
        )
        if found is None:
            return None
        give = partial(hand_over, self._services, found)
        answer = give() if found.is_known else await self._aside(give)
        requests, seconds = self._counters[answer.status]
        requests.inc()
        seconds.observe(perf_counter() - began)
        return answer

    def _aside(self, job: Callable[[], _T]) -> asyncio.Future[_T]:
        return asyncio.get_running_loop().run_in_executor(self._threads, job)


def _fetch_in(scope: Scope) -> Asked | None:
    found = _FETCH.fullmatch(scope["path"]) if scope["method"] in _METHODS else None
    if found is None or scope["query_string"]:
        return None
    told = {
        name: value.decode("latin-1")
        for name, value in scope["headers"]
        if name in _HEADERS
    }
    return Asked(
        scope["method"],
        found[1],
        found[2],
        told.get(b"authorization", ""),
        told.get(b"if-modified-since"),
    )
