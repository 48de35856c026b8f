"""What a customer reads when there is nothing to show: what happened, and what now."""

import secrets
from collections.abc import Callable
from typing import Final

import structlog
from flask import Blueprint, Response, make_response, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from walletpass.brands import UnknownBrandError
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.passes import NothingPublishedError
from walletpass.passes.admission import (
    NeedsInvitationError,
    NeedsPurchaseError,
    SpentInvitationError,
)
from walletpass.web.pages.tongues import page, speaker

_NOT_YET: Final = 503
_UNFORESEEN: Final = 500

log = structlog.get_logger()


class UnknownCardError(NotFoundError):
    """A link whose code is not one of ours."""

    code = "unknown-card"
    title = "No card at this address"

    def __init__(self) -> None:
        super().__init__("There is no card at this address.")


class OtherSiteError(HTTPException):
    """A form that was not sent from our own page."""

    code = 403


class RobotError(HTTPException):
    """Somebody filled in what people do not see."""

    code = 400


_KNOWN: Final[dict[type[Exception], tuple[str, int]]] = {
    UnknownCardError: ("trouble.card", 404),
    UnknownBrandError: ("trouble.brand", 404),
    NothingPublishedError: ("trouble.unready", _NOT_YET),
    NeedsPurchaseError: ("trouble.first-purchase", 409),
    NeedsInvitationError: ("trouble.invited", 409),
    SpentInvitationError: ("trouble.spent", 409),
    OtherSiteError: ("trouble.elsewhere", 403),
    RobotError: ("trouble.robot", 400),
}
_BY_STATUS: Final = {
    404: "trouble.page",
    405: "trouble.page",
    411: "trouble.length",
    413: "trouble.heavy",
    429: "trouble.often",
}


def explain_on(door: Blueprint) -> None:
    """Let this door answer errors as pages for people."""
    for kind, (name, status) in _KNOWN.items():
        door.register_error_handler(kind, _explainer(name, status))
    door.register_error_handler(HTTPException, from_http)
    door.register_error_handler(WalletpassError, _ours)
    door.register_error_handler(Exception, _ours)


def _explainer(name: str, status: int) -> Callable[[Exception], Response]:
    def explain(_error: Exception) -> Response:
        return _trouble(name, status)

    return explain


def from_http(error: HTTPException) -> Response:
    """Return the page that tells what HTTP itself complains about (404, 405, 413 …)."""
    status = error.code or _UNFORESEEN
    response = _trouble(_BY_STATUS.get(status, "trouble.unread"), status)
    for header, value in error.get_headers():
        if header.lower() in ("allow", "retry-after"):
            response.headers[header] = value
    return response


def _ours(error: Exception) -> Response:
    """Answer what the customer can do nothing about; the log says what it was."""
    incident = secrets.token_hex(4)
    rule = request.url_rule.rule if request.url_rule else ""  # the path holds codes
    log.error("unforeseen", incident=incident, route=rule, exc_info=error)
    unavailable = isinstance(error, (WalletpassError, OperationalError))
    return _trouble(
        "trouble.ours", _NOT_YET if unavailable else _UNFORESEEN, incident=incident
    )


def _trouble(name: str, status: int, incident: str = "") -> Response:
    say = speaker()
    text = page("customer/trouble.html", say, trouble=name, incident=incident)
    return make_response(text, status)
