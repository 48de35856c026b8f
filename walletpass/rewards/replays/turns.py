"""Whose turn it was: tills that sell at one moment, in the order in which they did.

What is told carries the moment its request began; who then waited for whom at a limit,
only what each found used of it tells. So the one whose turn it was is looked for among
those told about the same time.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from walletpass.rewards.replays.past import Bought, Returned
from walletpass.rewards.replays.scratch import PaperLimits
from walletpass.rewards.using import Place

_APART: Final = timedelta(minutes=1)
"""Longer than this nobody waits for a limit."""

_MOST_WAITING: Final = 1_000

Happened = Bought | Returned


def in_turn(past: Iterable[Happened], live: PaperLimits) -> Iterator[Happened]:
    """Return what happened, each when the limits stood as it found them.

    *live* is to be kept as it really was, between one and the next. Where nobody finds
    them so, the first that was told is next.
    """
    queue = _Queue(live)
    for happened in past:
        queue.add(happened)
        while queue.is_clear:
            yield queue.next()
    while queue.length:
        yield queue.next()


class _Queue:
    """Those told about the same time."""

    def __init__(self, live: PaperLimits) -> None:
        self._live = live
        self._waiting: deque[Happened] = deque()
        self._found: dict[Place, list[tuple[datetime, tuple[int, int]]]] = {}

    @property
    def length(self) -> int:
        return len(self._waiting)

    @property
    def is_clear(self) -> bool:
        """Whether nobody who is yet to come can come before all who wait."""
        waiting = self._waiting
        is_full = len(waiting) >= _MOST_WAITING
        return is_full or waiting[-1].told_at - waiting[0].told_at > _APART

    def add(self, one: Happened) -> None:
        self._waiting.append(one)
        for place, use in _found_by(one):
            self._found.setdefault(place, []).append((one.told_at, use))

    def next(self) -> Happened:
        passed: set[str] = set()
        turn = 0
        until = self._waiting[0].told_at + _APART
        for number, one in enumerate(self._waiting):
            if one.told_at > until:
                break
            if _purchase_of(one) not in passed and self._is_turn_of(number, until):
                turn = number
                break
            passed.add(_purchase_of(one))
        one = self._waiting[turn]
        del self._waiting[turn]
        for place, use in _found_by(one):
            self._found[place].remove((one.told_at, use))
            if not self._found[place]:
                del self._found[place]
        return one

    def _is_turn_of(self, number: int, until: datetime) -> bool:
        """Tell whether the limits stand as it found them, as far as they are known.

        A return tells of nothing that it found: it waits for the next purchase under a
        limit of its own, if that one found the limits as they stand without it.
        """
        one = self._waiting[number]
        if isinstance(one, Bought):
            return self._finds_them_so(one, until)
        own = _given_back_by(one)
        for other in islice(self._waiting, number + 1, None) if own else ():
            if other.told_at > until:
                break
            if any(place in own for place, _ in _found_by(other)):
                return not self._finds_them_so(other, until)
        return True

    def _finds_them_so(self, one: Happened, until: datetime) -> bool:
        """Tell whether it found the limits as they stand.

        Of a limit that nobody asked about yet, who found least used comes first.
        """
        for place, use in _found_by(one):
            known = self._live.use_of(place)
            if known is None:
                known = min(found for at, found in self._found[place] if at <= until)
            if use != known:
                return False
        return True


def _found_by(one: Happened) -> list[tuple[Place, tuple[int, int]]]:
    if isinstance(one, Returned):
        return []
    return [(Place(*use[:5]), (use[5], use[6])) for use in one.kept.used]


def _given_back_by(one: Returned) -> set[Place]:
    """Return the limits of which a return may give something back."""
    kept = one.bought.kept
    gave = {award["rule"] for award in kept.awards}
    return {Place(*use[:5]) for use in kept.used if use[0] in gave}


def _purchase_of(one: Happened) -> str:
    bought = one.bought if isinstance(one, Returned) else one
    return bought.purchase_id
