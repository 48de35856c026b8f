"""When people looked at their cards of their own accord, and not for being told to."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

ECHO: Final = timedelta(hours=1)
"""A fetch so soon after a push is the phone's answer to us, and tells of nobody's habit."""

KINDS: Final = ("downloaded", "registered", "fetched", "pushed")
"""The sightings that tell of looks, or of our having called for one."""


class Glimpse(NamedTuple):
    """Something a card's phone did, or was told."""

    kind: str
    at: datetime


def own_looks(glimpses: Iterable[Glimpse]) -> Sequence[datetime]:
    """Return when one card was looked at unasked, the earliest first.

    Of what happened within one hour only the first counts: adding a card downloads,
    registers and fetches it at once.
    """
    looks: list[datetime] = []
    pushed: datetime | None = None
    for glimpse in sorted(glimpses, key=lambda one: (one.at, one.kind != "pushed")):
        if glimpse.kind == "pushed":
            pushed = glimpse.at
            continue
        is_echo = pushed is not None and glimpse.at - pushed <= ECHO
        is_same = bool(looks) and glimpse.at - looks[-1] <= ECHO
        if not (is_echo or is_same):
            looks.append(glimpse.at)
    return looks
