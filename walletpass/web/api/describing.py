"""What the API's document says of every operation, made from what its door declares."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from apiflask import APIFlask

from walletpass.brands import Scope
from walletpass.brands.repeating import LONGEST_KEY
from walletpass.web.problems import PROBLEM

View = Callable[..., Any]

DRY_RUN: Final = "dry_run"
IDEMPOTENCY_KEY: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotent-Replayed"
TRIED: Final = "Dry-Run"
KEY_SCHEME: Final = "ApiKey"

_SHAPES: Final = "#/components/schemas"
_OURS: Final = {"act", "json_data", "query_data", "first"}
"""What a view takes that is no part of its address."""

_REFUSALS: Final = {
    400: "It cannot be read",
    401: "No key, or one that is not valid",
    403: "The key was not given this scope",
    404: "No such thing in this brand",
    409: "It contradicts what is already so",
    413: "The body is too large",
    422: "The request does not fit",
    429: "The key asked too often; wait as long as `Retry-After` says",
    500: "Our fault, and in our log",
    503: "Not available right now; ask again",
}
_HEADERS: Final = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}}},
    429: {"Retry-After": {"schema": {"type": "string"}}},
    503: {"Retry-After": {"schema": {"type": "string"}}},
}
_IDEMPOTENCY: Final = {
    "name": IDEMPOTENCY_KEY,
    "in": "header",
    "required": False,
    "description": "With it the first answer is kept for a day, and given again to the "
    "same request.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY},
}
_DRY_RUN: Final = {
    "name": DRY_RUN,
    "in": "query",
    "required": False,
    "description": "With `true` it is answered as it would be, nothing is kept, and the "
    "answer carries `Dry-Run: true`.",
    "schema": {"type": "string", "enum": ["true", "false"], "default": "false"},
}
_REPLAYED: Final = {
    REPLAYED: {
        "description": "The answer that was given to this request before.",
        "schema": {"type": "string", "enum": ["true"]},
    }
}
_TRIED: Final = {
    TRIED: {
        "description": "It was asked with `dry_run=true`, or by a test key: nothing of "
        "it is kept.",
        "schema": {"type": "string", "enum": ["true"]},
    }
}
PROBLEM_SHAPE: Final[Mapping[str, Any]] = {
    "title": "Problem",
    "description": "Why a request was refused (RFC 9457). Programs go by `type`; further "
    "members are the figures behind `detail`.",
    "type": "object",
    "required": ["type", "title", "status", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {
                    "field": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
        "incident": {"type": "string"},
    },
    "additionalProperties": True,
}


def declare_on(app: APIFlask) -> None:
    """Have the document say what is declared here, and nothing of APIFlask's own."""
    for answer in ("VALIDATION_ERROR", "AUTH_ERROR", "404"):
        app.config[f"AUTO_{answer}_RESPONSE"] = False


def as_reading(view: View, scope: Scope, *, finds: bool) -> dict[str, Any]:
    """Return what the document says of an operation that reads."""
    refusals = dict(_refusals(view, finds=finds, writes=False))
    told: dict[str, Any] = {"security": KEY_SCHEME, "description": _text(view, scope)}
    if not _is_posted(view):
        return told | {"responses": refusals}
    answer = {_answer(view)["status_code"]: {"headers": _TRIED}}
    return told | {
        "responses": answer | refusals,
        "extensions": {"parameters": [_DRY_RUN]},
    }


def _is_posted(view: View) -> bool:
    return "json_data" in inspect.signature(view).parameters


def _answer(view: View) -> dict[str, Any]:
    declared: dict[str, Any] = view._spec  # type: ignore[attr-defined]  # noqa: SLF001 - what APIFlask keeps of @output
    answer: dict[str, Any] = declared["response"]
    return answer


def as_writing(
    view: View,
    scope: Scope,
    *,
    finds: bool,
    again: str | None,
    body: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return what the document says of an operation that writes.

    *again* says what a repeated request is answered with 200, and *body* describes one
    that is no JSON.
    """
    answer = _answer(view)
    headers = _REPLAYED | _TRIED
    responses: dict[int, dict[str, Any]] = {answer["status_code"]: {"headers": headers}}
    if again:
        shape = {"$ref": f"{_SHAPES}/{answer['schema'].__name__}"}
        responses[200] = {
            "description": again,
            "content": {"application/json": {"schema": shape}},
            "headers": headers,
        }
    return {
        "security": KEY_SCHEME,
        "description": _text(view, scope),
        "responses": responses | dict(_refusals(view, finds=finds, writes=True)),
        "extensions": {"parameters": [_IDEMPOTENCY, _DRY_RUN]}
        | ({"requestBody": body} if body else {}),
    }


def _text(view: View, scope: Scope) -> str:
    return f"{inspect.getdoc(view) or ''}\n\nNeeds the scope `{scope}`.".strip()


def _refusals(
    view: View, *, finds: bool, writes: bool
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Return the statuses that this operation can meet, as they are written down."""
    takes = inspect.signature(view).parameters.keys()
    met = {400, 401, 403, 422, 429, 500, 503}
    if finds or takes - _OURS:
        met |= {404}
    if writes or "json_data" in takes:
        met |= {409, 413}
    marks = _TRIED if writes or _is_posted(view) else {}
    for status in sorted(met):
        yield (
            status,
            {
                "description": _REFUSALS[status],
                "content": {PROBLEM: {"schema": {"$ref": f"{_SHAPES}/Problem"}}},
                "headers": _HEADERS.get(status, {}) | marks,
            },
        )
