"""What the stand-in saw: every push, and every connection it came over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from walletpass.simulator.apns.answers import Answer


@dataclass(frozen=True, slots=True)
class Received:
    """One push as it arrived. No *answer* means it came after a farewell, unread."""

    token: str
    topic: str | None
    headers: Mapping[str, str]
    body: bytes
    connection: int
    stream_id: int
    at: datetime
    answer: Answer | None

    @property
    def accepted(self) -> bool:
        """Tell whether the push went on to the phone."""
        return self.answer is not None and self.answer.accepts


@dataclass(slots=True)
class Visit:
    """One connection: who called, how busy it got, and what was wrong with it.

    *peak* is the most streams open at once since the caller acknowledged our limit,
    *excess* how many were opened beyond it.
    """

    number: int
    topics: tuple[str, ...]
    fingerprint: str
    requests: int = 0
    peak: int = 0
    excess: int = 0
    pings: int = 0
    complaints: list[str] = field(default_factory=list)
    gone: Event = field(default_factory=Event)

    @property
    def open(self) -> bool:
        """Tell whether the caller is still there; `gone` can be waited for."""
        return not self.gone.is_set()
