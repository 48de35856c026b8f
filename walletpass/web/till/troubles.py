"""What a cashier reads when something is not there or went wrong: why, and what now."""

import secrets
from typing import Final

import structlog
from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.web.pages.senders import is_from_elsewhere
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.pages.troubles import OtherSiteError
from walletpass.web.till import wording
from walletpass.web.till.cards import ForgottenCardError
from walletpass.web.till.pictures import LARGEST as LARGEST_PICTURE
from walletpass.web.till.places import spot_here
from walletpass.web.till.shifts import shift_here

_OURS: Final = 500
_NOT_NOW: Final = 503
_LARGEST_FORM: Final = 256 * 1024  # a queue of two hundred sales
_BY_STATUS: Final = {
    403: "elsewhere",
    404: "lost",
    405: "lost",
    413: "heavy",
    429: "often",
}

log = structlog.get_logger()


def explain_on(door: Blueprint) -> None:
    """Let this door answer errors as pages for cashiers, and take only its own forms."""
    door.before_request(_refuse_strangers)
    door.register_error_handler(ForgottenCardError, _forgotten)
    door.register_error_handler(NotFoundError, _lost)
    door.register_error_handler(WalletpassError, _refused)
    door.register_error_handler(HTTPException, _from_http)
    door.register_error_handler(Exception, _ours)
    door.add_url_rule("/<path:_>", view_func=_nowhere)


def _refuse_strangers() -> None:
    is_picture = request.endpoint == "till.find_in_picture"
    request.max_content_length = LARGEST_PICTURE if is_picture else _LARGEST_FORM
    if (request.content_length or 0) > request.max_content_length:
        abort(413)  # before a byte of it is kept
    if request.method == "POST" and is_from_elsewhere():
        raise OtherSiteError


def _nowhere(**_: str) -> ResponseReturnValue:
    return redirect(url_for("till.front"), 303)


def _forgotten(_error: ForgottenCardError) -> Response:
    return _page("forgotten", 404)


def _lost(_error: NotFoundError) -> Response:
    return _page("lost", 404)


def _refused(error: WalletpassError) -> Response:
    spot = spot_here()
    shift = shift_here(spot) if spot else None
    say = shift.say if shift else speaker()
    return _page("refused", 409, why=wording.why(error, say))


def _from_http(error: HTTPException) -> Response:
    status = error.code or _OURS
    response = _page(_BY_STATUS.get(status, "lost"), status)
    for header, value in error.get_headers():
        if header.lower() in ("allow", "retry-after"):
            response.headers[header] = value
    return response


def _ours(error: Exception) -> Response:
    """Answer what nobody at a till can help; the log says what it was.

    Where the database is away, a till goes on as if there were no line.
    """
    incident = secrets.token_hex(4)
    log.error("unforeseen", incident=incident, path=request.path, exc_info=error)
    status = _NOT_NOW if isinstance(error, OperationalError) else _OURS
    return _page("ours", status, incident=incident)


def _page(trouble: str, status: int, **facts: str) -> Response:
    """Tell it with the till's bar around it, unless that is what may be broken."""
    spot = spot_here() if status < _OURS else None
    shift = shift_here(spot) if spot else None
    text = (
        shift.page("trouble", trouble=trouble, facts=facts)
        if shift
        else page(
            "till/trouble.html", speaker(), spot=spot, trouble=trouble, facts=facts
        )
    )
    return make_response(text, status)
