"""Bodies of requests, waited for where waiting holds nobody up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from walletpass.web.rsgi.wire import HTTPProtocol, Scope


class TooMuchError(Exception):
    """More is being sent at this moment than may be held."""


@dataclass(slots=True)
class Bodies:
    """Reads bodies that tell their length, within bounds.

    *largest* and *most_held* are bytes, for one body and for all that are held at a
    time; *patience* is seconds for one. The application sees by the length that was
    told whether a body is too large, or broke off: both are handed on as they are.
    """

    largest: int
    most_held: int
    patience: float
    _held: int = 0

    @asynccontextmanager
    async def body_of(self, scope: Scope, wire: HTTPProtocol) -> AsyncIterator[bytes]:
        """Yield what came of the body, and hold it until the block ends.

        Raises:
            TooMuchError: Others hold all that may be held.
        """
        told = scope.headers.get("content-length")
        if told is None or not 0 < int(told) <= self.largest:
            yield b""
            return
        parts: list[bytes] = []
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(self.patience):
                    async for part in wire:
                        self._hold(len(part))
                        parts.append(part)
            yield b"".join(parts)
        finally:
            self._held -= sum(map(len, parts))

    def _hold(self, size: int) -> None:
        if self._held + size > self.most_held:
            raise TooMuchError
        self._held += size
