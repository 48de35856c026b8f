"""Structured logs in which nothing secret or personal can be read."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal

import structlog

_HIDDEN = "…"
_NEVER = frozenset(
    {
        "authorization", "authentication_token", "cookie", "email", "first_name",
        "key", "last_name", "library_id", "name", "password", "phone", "pin",
        "postal_code", "private_key", "push_token", "secret", "token",
    }
)  # fmt: skip


def configure_logs(form: Literal["text", "json"]) -> None:
    """Write log lines to standard error as *form*, with the moment in UTC."""
    last: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # looked up for every line, since whoever runs us may put another in its place
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def redact(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Hide every value whose name says that it is nobody's business, however deep."""
    return _without_secrets(event)


def _without_secrets(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _HIDDEN if name in _NEVER else _looked_through(value)
        for name, value in told.items()
    }


def _looked_through(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _without_secrets(value)
    if isinstance(value, list):
        return [_looked_through(inner) for inner in value]
    return value
