"""Bodies of requests, waited for where waiting holds nobody up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from walletpass.web.asgi.wire import Receive, Scope


class TooMuchError(Exception):
    """More is being sent at this moment than may be held."""


@dataclass(frozen=True, slots=True)
class Body:
    """What came of a body; *is_final* unless its sender fell silent before the end.

    Final is also one that went beyond all bounds: no more of it could change anything.
    """

    content: bytes
    is_final: bool


@dataclass(slots=True)
class Bodies:
    """Reads bodies within bounds.

    *largest* and *most_held* are bytes, of one body and of all that are held at a time.
    A sender is waited for *patience* seconds for each part, and in all as long as one
    would take who sends *slowest* bytes a second.
    """

    largest: int
    most_held: int
    patience: float
    slowest: int
    _held: int = 0

    @asynccontextmanager
    async def body_of(self, scope: Scope, receive: Receive) -> AsyncIterator[Body]:
        """Yield what comes of the body, and hold it until the block ends.

        One that tells to be too large is not waited for.

        Raises:
            TooMuchError: Others hold all that may be held.
        """
        told = _length_in(scope)
        if told == 0 or (told or 0) > self.largest:
            yield Body(b"", is_final=True)
            return
        parts: list[bytes] = []
        try:
            is_final = False
            with suppress(TimeoutError):
                async with asyncio.timeout(
                    2 * self.patience + (told or self.largest) / self.slowest
                ):
                    is_final = await self._collect(parts, receive)
            yield Body(b"".join(parts), is_final)
        finally:
            self._held -= sum(map(len, parts))

    async def _collect(self, parts: list[bytes], receive: Receive) -> bool:
        """Collect the parts as they come, and tell whether there is an end to them."""
        size = 0
        while size <= self.largest:
            async with asyncio.timeout(self.patience):
                message = await receive()
            if message["type"] != "http.request":
                return False
            part = message["body"]
            size += len(part)
            self._hold(len(part))
            parts.append(part)
            if not message["more_body"]:
                break
        return True

    def _hold(self, size: int) -> None:
        if self._held + size > self.most_held:
            raise TooMuchError
        self._held += size


def _length_in(scope: Scope) -> int | None:
    """Return how long the body says it is; None where it comes in parts."""
    length = 0
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return None
        if name == b"content-length":
            length = int(value)
    return length
