"""What the server hands us for a request: what was asked, and the wire to answer on."""

from contextlib import suppress

from granian.rsgi import (  # type: ignore[attr-defined]  # documented, not exported
    HTTPProtocol,
    ProtocolClosed,
    Scope,
)

__all__ = ["HTTPProtocol", "Scope", "send"]


def send(
    wire: HTTPProtocol, status: int, headers: list[tuple[str, str]], body: bytes = b""
) -> None:
    """Send an answer, unless nobody is there any more to take it."""
    with suppress(ProtocolClosed):
        if body:
            wire.response_bytes(status, headers, body)
        else:
            wire.response_empty(status, headers)
