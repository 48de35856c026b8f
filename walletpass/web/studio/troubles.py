"""What somebody in the studio reads when a door stays shut: why, and what now."""

import secrets
from typing import Final

import structlog
from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from walletpass import brands
from walletpass.brands import GRANTED, ROLES
from walletpass.db.paging import UnknownCursorError
from walletpass.kernel.errors import NotFoundError
from walletpass.web.edge import current_services
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.studio.leading_back import page_behind
from walletpass.web.studio.navigation import entries_for
from walletpass.web.studio.people import Person, person_here
from walletpass.web.studio.visiting import NotTheirDoorError
from walletpass.web.translations import Speaker

_NOT_FOUND: Final = 404
_FORBIDDEN: Final = 403
_OURS: Final = 500
_BY_STATUS: Final = {
    404: "lost",
    405: "lost",
    411: "length",
    413: "heavy",
    429: "often",
}

log = structlog.get_logger()


def explain_on(door: Blueprint) -> None:
    """Let this door answer errors as pages for people."""
    door.register_error_handler(NotTheirDoorError, _shut)
    door.register_error_handler(NotFoundError, _lost)
    door.register_error_handler(UnknownCursorError, _lost)
    door.register_error_handler(CSRFError, _stale)
    door.register_error_handler(HTTPException, _from_http)
    door.register_error_handler(Exception, _ours)
    door.add_url_rule("/<path:_>", view_func=_nowhere)


def _nowhere(**_: str) -> ResponseReturnValue:
    if person_here() is None:
        return redirect(url_for("studio.sign_in"), 303)
    if there := page_behind(str(request.endpoint)):
        return redirect(there, 303)
    return _trouble("lost", _NOT_FOUND)


def _lost(_error: Exception) -> Response:
    return _trouble("lost", _NOT_FOUND)


def _stale(error: CSRFError) -> Response:
    """Tell of a form that is too old, or of none at all in what was sent."""
    return _trouble("stale" if request.form else "unread", error.code or _FORBIDDEN)


def _shut(error: NotTheirDoorError) -> Response:
    """Tell who may come in here, and who can change that."""
    person, say = error.person, Speaker(error.person.language)
    may = [role for role in ROLES if error.permission in GRANTED[role]]
    return _trouble(
        "shut",
        _FORBIDDEN,
        lines=[
            say(
                "shut.may",
                roles=", ".join(say(f"studio.role.{role}") for role in may),
                name=person.name,
                own=", ".join(say(f"studio.role.{role}") for role in person.roles),
            ),
            say("shut.ask", owners=", ".join(_owners(person))),
            say("shut.nothing"),
        ],
    )


def _owners(person: Person) -> list[str]:
    with current_services().database.snapshot() as session:
        return [
            staff.name
            for staff in brands.staff_of(session, person.brand_id)
            if staff.status == "active"
            and any(duty.role == "owner" for duty in brands.roles_of(session, staff.id))
        ]


def _from_http(error: HTTPException) -> Response:
    status = error.code or _OURS
    response = _trouble(_BY_STATUS.get(status, "unread"), status)
    for header, value in error.get_headers():
        if header.lower() in ("allow", "retry-after"):
            response.headers[header] = value
    return response


def _ours(error: Exception) -> Response:
    """Answer what nobody in the studio can help; the log says what it was."""
    incident = secrets.token_hex(4)
    log.error("unforeseen", incident=incident, path=request.path, exc_info=error)
    say = speaker()  # whoever it is: looking them up may be what went wrong
    lines = [say("ours.now", incident=incident)]
    return _page(None, say, "ours", _OURS, lines)


def _trouble(name: str, status: int, lines: list[str] | None = None) -> Response:
    person = person_here()
    say = Speaker(person.language) if person else speaker()
    return _page(person, say, name, status, lines or [say(f"{name}.now")])


def _page(
    person: Person | None, say: Speaker, name: str, status: int, lines: list[str]
) -> Response:
    text = page(
        "studio/trouble.html",
        say,
        trouble=name,
        lines=lines,
        person=person,
        entries=entries_for(person, "") if person else [],
    )
    return make_response(text, status)
