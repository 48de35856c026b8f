"""Structured logs in which nothing secret or personal can be read."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal

import structlog

Form = Literal["text", "json"]

_HIDDEN = "…"
_SERVERS = ("_granian", "granian.access")
"""Those who come with a way of writing of their own."""

_NEVER = frozenset(
    {
        "authorization", "authentication_token", "cookie", "email", "first_name",
        "key", "last_name", "library_id", "name", "password", "phone", "pin",
        "postal_code", "private_key", "push_token", "secret", "token",
    }
)  # fmt: skip


def configure_logs(form: Form) -> None:
    """Write log lines to standard error as *form*, with the moment in UTC.

    So are those of libraries and of the server, which know only Python's own logging:
    one reader can read every line of a process.
    """
    structlog.configure(
        processors=[*_preparing(), _rendering(form)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # looked up for every line, since whoever runs us may put another in its place
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    _lead_others(form)


def _lead_others(form: Form) -> None:
    root = logging.getLogger()
    for earlier in [each for each in root.handlers if isinstance(each, _Standard)]:
        root.removeHandler(earlier)
    handler = _Standard()
    handler.setFormatter(line_formatter(form))
    root.addHandler(handler)
    for name in _SERVERS:
        server = logging.getLogger(name)
        server.handlers.clear()
        server.propagate = True


def line_formatter(form: Form) -> logging.Formatter:
    """Return what writes a line of Python's own logging like one of ours."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *_preparing()],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _rendering(form),
        ],
    )


def _preparing() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        redact,
        structlog.processors.format_exc_info,
    ]


def _rendering(form: Form) -> Any:
    if form == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


class _Standard(logging.Handler):
    """Writes to whatever standard error is at the moment, as our own lines are."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            structlog.PrintLogger(sys.stderr).msg(self.format(record))
        except Exception:  # noqa: BLE001 - nobody's work fails for want of a log line
            self.handleError(record)


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
