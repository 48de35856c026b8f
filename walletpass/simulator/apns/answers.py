"""What the stand-in can do with a push: answer it, or misbehave in a named way."""

from dataclasses import dataclass
from datetime import datetime

import orjson
from h2.errors import ErrorCodes


@dataclass(frozen=True, slots=True)
class Reply:
    """An ordinary answer, after *delay* seconds; *body* replaces Apple's own JSON."""

    status: int = 200
    reason: str | None = None
    since: datetime | None = None
    delay: float = 0
    body: bytes | None = None

    @property
    def accepts(self) -> bool:
        """Tell whether the push goes on to the phone."""
        return self.status == 200  # noqa: PLR2004 - HTTP's OK

    def content(self) -> bytes:
        """Return the body as Apple would write it: empty when all is well."""
        if self.body is not None:
            return self.body
        if self.reason is None:
            return b""
        told: dict[str, object] = {"reason": self.reason}
        if self.since is not None:
            told["timestamp"] = int(self.since.timestamp() * 1000)
        return orjson.dumps(told)


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer ever comes, although the push may have been *accepted*."""

    accepted: bool = False

    @property
    def accepts(self) -> bool:
        """Tell whether the push goes on to the phone."""
        return self.accepted


@dataclass(frozen=True, slots=True)
class Reset:
    """The stream is reset: unread, unless the code says otherwise."""

    error_code: ErrorCodes = ErrorCodes.REFUSED_STREAM
    accepted: bool = False

    @property
    def accepts(self) -> bool:
        """Tell whether the push goes on to the phone."""
        return self.accepted


@dataclass(frozen=True, slots=True)
class GoAway:
    """The connection says farewell: later streams stay unread, earlier ones finish.

    *accepted* tells whether the push that met the farewell is the last one read or the
    first one unread. With *notice*, a first farewell promises to read on, as RFC 9113
    6.8 asks of a graceful server, and the real one follows a round trip later.
    """

    reason: str | None = None
    error_code: ErrorCodes = ErrorCodes.NO_ERROR
    accepted: bool = True
    notice: bool = False

    @property
    def accepts(self) -> bool:
        """Tell whether the push goes on to the phone."""
        return self.accepted or self.notice

    def debug_data(self) -> bytes:
        """Return Apple's reason as JSON, which it hides in the farewell."""
        return orjson.dumps({"reason": self.reason}) if self.reason else b""


@dataclass(frozen=True, slots=True)
class Cut:
    """The wire is cut, perhaps just after the push was *accepted*."""

    accepted: bool = False

    @property
    def accepts(self) -> bool:
        """Tell whether the push goes on to the phone."""
        return self.accepted


Answer = Reply | Silence | Reset | GoAway | Cut
