"""Answers as Wallet expects them: a status, the headers it reads, and nothing else."""

from typing import Final

from flask import Response, request
from werkzeug.datastructures import Headers

Header = tuple[str, str]

PKPASS: Final = "application/vnd.apple.pkpass"
NO_STORE: Final = ("Cache-Control", "no-store")

_WITHOUT_LENGTH: Final = frozenset({204, 304})
_KEPT_IN_REFUSALS: Final = ("Allow", "Retry-After")
_FIRST_REFUSAL: Final = 400


class Bare(Response):
    """An answer that goes out with exactly the headers it was given.

    Werkzeug would take `Last-Modified` off a 304, where a phone asks for it, and give
    a type to a body that is empty.
    """

    default_mimetype = None

    def get_wsgi_headers(self, _environ: object) -> Headers:
        """Return the headers as they are."""
        return self.headers


def bare(status: int, *headers: Header, body: bytes = b"") -> Bare:
    """Return an answer with these headers and, unless it may have none, its length."""
    answer = Bare(body, status)
    if status in _WITHOUT_LENGTH:
        del answer.headers["Content-Length"]
    answer.headers.extend(headers)
    return answer


def say_no_more(answer: Response) -> Response:
    """Reduce a refusal at this door to its status, whoever composed it.

    A request that meets no route belongs to no blueprint, so its error comes here in
    the words of the other doors.
    """
    is_ours = f"{request.path}/".startswith("/apple/")
    if answer.status_code < _FIRST_REFUSAL or not is_ours:
        return answer
    kept = [
        (name, answer.headers[name])
        for name in _KEPT_IN_REFUSALS
        if name in answer.headers
    ]
    return bare(answer.status_code, NO_STORE, *kept)
