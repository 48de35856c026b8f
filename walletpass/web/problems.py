"""Errors to `application/problem+json` (RFC 9457), in one place.

Families become statuses here and nowhere else. What we did not foresee gets status
500, no detail, and an incident number that is also in the log.
"""

import secrets
from collections.abc import Mapping
from typing import Any

import orjson
import structlog
from flask import Response, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from walletpass.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    UnauthenticatedError,
    UnavailableError,
    WalletpassError,
)
from walletpass.web.refusing import words_for

PROBLEM = "application/problem+json"
_STATUSES: tuple[tuple[type[WalletpassError], int], ...] = (
    (InvalidError, 422),
    (UnauthenticatedError, 401),
    (ForbiddenError, 403),
    (NotFoundError, 404),
    (ConflictError, 409),
    (UnavailableError, 503),
)
_UNFORESEEN, _UNAVAILABLE = 500, 503

log = structlog.get_logger()


def status_of(error: WalletpassError) -> int:
    """Return the HTTP status of an error's family."""
    return next(status for family, status in _STATUSES if isinstance(error, family))


def problem(
    status: int,
    *,
    code: str = "about:blank",
    title: str,
    detail: str = "",
    facts: Mapping[str, object] | None = None,
) -> Response:
    """Return a problem document."""
    body: dict[str, Any] = dict(facts or {})
    body["type"] = code if code == "about:blank" else f"/problems/{code}"
    body["title"] = title
    body["status"] = status
    if detail:
        body["detail"] = detail
    body["instance"] = request.path
    return Response(orjson.dumps(body, default=str), status, content_type=PROBLEM)


def from_error(error: WalletpassError) -> Response:
    """Return the problem an error of ours becomes."""
    answer = problem(
        status_of(error),
        code=error.code,
        title=error.title,
        detail=str(error),
        facts=error.facts(),
    )
    if isinstance(error, UnauthenticatedError):
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def from_http(error: HTTPException) -> Response:
    """Return the problem that HTTP itself complains about (404, 405, 413 …)."""
    words = words_for(error)
    answer = problem(
        error.code or _UNFORESEEN,
        code=words.code,
        title=words.title,
        detail=words.detail,
        facts=words.facts,
    )
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            answer.headers[name] = value
    return answer


def from_database(error: OperationalError) -> Response:
    """Return word to ask again: the database is away, or gave way to somebody else."""
    answer = problem(
        _UNAVAILABLE,
        code="database-away",
        title="Not available right now",
        detail="Nothing was done. Send the same request again in a moment.",
        facts={"incident": _incident("database away", error)},
    )
    answer.headers["Retry-After"] = "1"
    return answer


def from_unforeseen(error: Exception) -> Response:
    """Return a problem that tells nothing but where to look in the log."""
    return problem(
        _UNFORESEEN,
        code="unforeseen",
        title="Something unforeseen happened",
        detail="It is our fault, and it is in our log under the incident number.",
        facts={"incident": _incident("unforeseen", error)},
    )


def _incident(event: str, error: Exception) -> str:
    """Write down what happened and return the number to find it by."""
    incident = secrets.token_hex(6)
    rule = str(request.url_rule)  # a path may hold a device's name, or a link's secret
    log.error(event, incident=incident, route=rule, exc_info=error)
    return incident
