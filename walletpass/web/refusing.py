"""What HTTP itself complains about, in our own words: what happened, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

import orjson
from apiflask import abort
from flask import Request, request
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed

_REMEDY: Final = "Send a JSON object with Content-Type application/json."
_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Words:
    """A refusal: its code for programs, the rest for people."""

    code: str
    title: str
    detail: str
    facts: Mapping[str, object] = field(default_factory=dict)


class NotJsonError(BadRequest):
    """A body that should be JSON and is not."""

    def __init__(self, detail: str, **place: int) -> None:
        super().__init__(detail)
        self.words = Words("not-json", "The body is not JSON", detail, place)


class PlainRequest(Request):
    """A request that tells where its body stops being JSON."""

    def get_json(self, *args: Any, **how: Any) -> Any:
        """Return what the body says; a null is no object left empty."""
        told = super().get_json(*args, **how)
        if told is None and not how.get("silent"):
            abort(422, detail={"json": {"body": ["Input should be an object"]}})
        return told

    def on_json_loading_failed(self, e: ValueError | None) -> NoReturn:
        """Refuse the body.

        Raises:
            NotJsonError: Always.
        """
        if not self.get_data():
            detail = f"The body is empty. {_REMEDY}"
            raise NotJsonError(detail) from e
        claimed = self.mimetype or "not told"
        but = "" if claimed == _JSON else f", and its Content-Type is {claimed}"
        if not isinstance(e, orjson.JSONDecodeError):
            raise NotJsonError(f"The body is not JSON{but}. {_REMEDY}") from e
        where = f"{e.msg} at line {e.lineno}, column {e.colno}"
        detail = f"The body is not JSON: {where}{but}. {_REMEDY}"
        raise NotJsonError(detail, line=e.lineno, column=e.colno) from e


def words_for(error: HTTPException) -> Words:
    """Return what to say to this error; what its raiser wrote is kept."""
    if isinstance(error, NotJsonError):
        return error.words
    code, title, remedy = _KNOWN.get(error.code or 0, ("about:blank", error.name, ""))
    if isinstance(error, MethodNotAllowed):
        remedy = f"This address takes {_listed(error.valid_methods or ())}."
    elif error.code == _TOO_LARGE:
        remedy = f"Send at most {request.max_content_length} bytes here."
    is_own = error.description != type(error).description
    return Words(code, title, (is_own and error.description) or remedy)


def _listed(methods: Iterable[str]) -> str:
    return ", ".join(sorted(methods))


_TOO_LARGE: Final = 413
_KNOWN: Final = {
    400: (
        "bad-request",
        "The request cannot be read",
        "It broke off, or is not written as HTTP asks. Send it again, whole.",
    ),
    404: (
        "unknown-address",
        "Nothing is at this address",
        "Look for the right one in `/api/docs`, or in `/api/openapi.json`.",
    ),
    405: ("wrong-method", "This address does not take this method", ""),
    411: (
        "length-needed",
        "The body does not tell its length",
        "Send it whole with Content-Length: one in chunks may break off unnoticed.",
    ),
    _TOO_LARGE: ("too-large", "The body is too large", ""),
    429: (
        "too-often",
        "Too many requests",
        "Nothing was done. Go on after as many seconds as `Retry-After` says.",
    ),
}
