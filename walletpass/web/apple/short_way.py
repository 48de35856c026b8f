"""The short way for the one request that comes by the million: a phone fetches a card.

Routing, contexts and response objects would cost more than finding the card. Whatever
is unusual about a request, and whatever goes wrong with it, takes the long way through
Flask, where the same endpoint stands.
"""

import re
from collections.abc import Iterable
from http import HTTPStatus
from time import perf_counter
from typing import TYPE_CHECKING, Final

from walletpass.services import Services
from walletpass.web.apple.fetching import STRANGER, UNCHANGED, Answer, Asked, answer_to

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_FETCH: Final = re.compile(r"/apple/v1/passes/([A-Za-z0-9._-]+)/([A-Za-z0-9._-]+)")
_METHODS: Final = frozenset({"GET", "HEAD"})
_REASONS: Final = {
    status.value: f"{status.value} {status.phrase}" for status in HTTPStatus
}


class ShortWay:
    """Answers fetches by itself and hands everything else on."""

    def __init__(self, application: "WSGIApplication", services: Services) -> None:
        self._long_way = application
        self._services = services
        self._counters = {
            status: (
                services.meters.requests.labels("apple", str(status)),
                services.meters.seconds.labels("apple"),
            )
            for status in (200, UNCHANGED)
        }

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        answer = self._answer(environ)
        if answer is None:
            return self._long_way(environ, start_response)
        headers = list(answer.headers)
        if answer.status != UNCHANGED:
            headers.insert(0, ("Content-Length", str(len(answer.body))))
        start_response(_REASONS[answer.status], headers)
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        return () if is_head or not answer.body else (answer.body,)

    def _answer(self, environ: "WSGIEnvironment") -> Answer | None:
        method = environ["REQUEST_METHOD"]
        found = _FETCH.fullmatch(environ["PATH_INFO"]) if method in _METHODS else None
        if found is None or environ.get("QUERY_STRING"):
            return None
        began = perf_counter()
        asked = Asked(
            method,
            found[1],
            found[2],
            environ.get("HTTP_AUTHORIZATION", ""),
            environ.get("HTTP_IF_MODIFIED_SINCE"),
        )
        try:
            answer = answer_to(self._services, asked)
        except Exception:  # noqa: BLE001 - the long way meets it again, and says so
            return None
        if answer.status == STRANGER:
            return None
        requests, seconds = self._counters[answer.status]
        requests.inc()
        seconds.observe(perf_counter() - began)
        return answer
