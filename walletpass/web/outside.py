"""What is answered where there is no door: a page for people, a problem for programs."""

from typing import Final

from flask import Response, request
from werkzeug.exceptions import HTTPException

from walletpass.web import problems
from walletpass.web.pages import troubles

_FOR_PROGRAMS: Final = ("/api/", "/apple/")


def from_http(error: HTTPException) -> Response:
    """Answer what HTTP itself complains about, in the way whoever asked can read."""
    if request.url_rule is None and _is_person():
        return troubles.from_http(error)
    return problems.from_http(error)


def _is_person() -> bool:
    """Tell whether a browser asks: it would rather have a page than a problem."""
    best = request.accept_mimetypes.best_match((problems.PROBLEM, "text/html"))
    return best == "text/html" and not request.path.startswith(_FOR_PROGRAMS)
