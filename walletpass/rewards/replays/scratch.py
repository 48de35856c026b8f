"""Paper for a replay: limits, credits and customers, on a disk and not in memory.

The file has no name and is gone with its connection. What happened before the replay
began is taken over from what the real purchases found, the first time one does.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final, Self

import orjson

from walletpass.rewards.rules import NOTHING_USED, Use, Used
from walletpass.rewards.using import Change, Place

_TABLES: Final = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
CREATE TABLE uses (
    side TEXT, rule TEXT, per TEXT, entity TEXT, period TEXT, span TEXT,
    times INT, amount INT, PRIMARY KEY (side, rule, per, entity, period, span)
) WITHOUT ROWID;
CREATE TABLE credits (purchase TEXT PRIMARY KEY, credit BLOB) WITHOUT ROWID;
CREATE TABLE people (customer TEXT PRIMARY KEY, before INT, after INT) WITHOUT ROWID;
"""
_READ: Final = """
SELECT times, amount FROM uses
WHERE side = ? AND rule = ? AND per = ? AND entity = ? AND period = ? AND span = ?
"""
_CHANGE: Final = """
UPDATE uses SET times = max(times + ?, 0), amount = max(amount + ?, 0)
WHERE side = ? AND rule = ? AND per = ? AND entity = ? AND period = ? AND span = ?
"""


class PaperLimits:
    """The limits of one side: of what really happened, or of what is tried."""

    def __init__(self, paper: sqlite3.Connection, side: str) -> None:
        self._paper, self._side = paper, side

    def take_over(self, used: Used, places: Sequence[Place]) -> None:
        """Begin with what a real purchase found used, where nothing is known yet."""
        for place in places:
            use = used.get((place.rule, place.per, place.period), Use())
            self._paper.execute(
                "INSERT OR IGNORE INTO uses VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*self._key(place), use.count, use.amount),
            )

    def hold(self, places: Sequence[Place]) -> Used:
        """Return what is used of these limits."""
        if not places:
            return NOTHING_USED
        self.take_over(NOTHING_USED, places)
        return {
            (place.rule, place.per, place.period): Use(*(self.use_of(place) or (0, 0)))
            for place in places
        }

    def use_of(self, place: Place) -> tuple[int, int] | None:
        """Return how often and how much a limit was used; None if nobody asked yet."""
        found: tuple[int, int] | None = self._paper.execute(
            _READ, self._key(place)
        ).fetchone()
        return found

    def change(self, changes: Sequence[Change]) -> None:
        """Note that more, or less, is used; what nobody asked about stays unknown."""
        for place, times, more in changes:
            self._paper.execute(_CHANGE, (times, more, *self._key(place)))

    def _key(self, place: Place) -> tuple[str, str, str, str, str, str]:
        named = place.rule, place.per, place.entity, place.period, place.span
        return self._side, *named


class Scratch:
    """What a replay writes down on its way: limits of both sides, credits, customers."""

    def __init__(self) -> None:
        self._paper = sqlite3.connect("", isolation_level=None)
        self._paper.executescript(_TABLES)
        self._paper.execute("BEGIN")
        self.live = PaperLimits(self._paper, "live")
        self.tried = PaperLimits(self._paper, "tried")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._paper.close()

    def keep(self, purchase_id: str, credit: dict[str, Any]) -> None:
        """Keep a credit until something of its purchase comes back."""
        told = orjson.dumps(credit, option=orjson.OPT_NON_STR_KEYS)
        self._paper.execute("INSERT INTO credits VALUES (?, ?)", (purchase_id, told))

    def kept(self, purchase_id: str) -> dict[str, Any] | None:
        """Return a credit that was kept; None if it is from before the replay."""
        row = self._paper.execute(
            "SELECT credit FROM credits WHERE purchase = ?", (purchase_id,)
        ).fetchone()
        return orjson.loads(row[0]) if row else None

    def note_person(self, customer_id: str, before: int, after: int) -> None:
        """Add to what a customer got before, and gets after."""
        self._paper.execute(
            "INSERT INTO people VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
            " before = before + excluded.before, after = after + excluded.after",
            (customer_id, before, after),
        )

    def people(self) -> int:
        """Return how many customers there were."""
        [count] = self._paper.execute("SELECT count(*) FROM people").fetchone()
        return int(count)

    def winners(self, sign: int) -> tuple[int, int]:
        """Return how many get more (1), or less (-1), and how much together."""
        found: tuple[int, int] = self._paper.execute(
            "SELECT count(*), coalesce(sum(after - before), 0) FROM people"
            " WHERE (after - before) * ? > 0",
            (sign,),
        ).fetchone()
        return found

    def biggest(self, sign: int, most: int) -> Iterator[tuple[str, int, int]]:
        """Return who gets most more, or most less."""
        return self._paper.execute(
            "SELECT customer, before, after FROM people WHERE (after - before) * ? > 0"
            " ORDER BY (after - before) * ? DESC, customer LIMIT ?",
            (sign, sign, most),
        )
