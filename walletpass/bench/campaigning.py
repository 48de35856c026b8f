"""`bench campaign`: a run over many cards, beside the bare SQL that writes the same rows.

A run freezes its audience and then speaks to it, by all its manners: consent, wishes,
caps, quiet hours and rivals are asked about for every customer. The bare SQL knows
already what to write: the deliveries, the showings and the promises, batch by batch. It
is written once by SQLAlchemy Core, as elsewhere, and once by SQLite's driver alone, to
which rows are handed as they lie in the file.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, func, insert, select

from walletpass import campaigns, outbox
from walletpass.bench.audience import begin_run, let_all_hear
from walletpass.bench.growing import grow
from walletpass.bench.measure import Measure, Progress, UnsoundError
from walletpass.bench.shop import Shop, open_shop
from walletpass.campaigns import (
    SENT_AT_ONCE,
    Delivery,
    FreezeBatch,
    Run,
    SendBatch,
)
from walletpass.outbox import Promise
from walletpass.passes.messages import Showing

_ENROLLED: Final = 125  # the rest are copies
_WRITTEN: Final = (Delivery, Showing, Promise)


def bench_campaign(*, rounds: int, cards: int, on_progress: Progress) -> list[Measure]:
    """Measure runs over a tenth of so many cards and over all, and what memory they need."""
    with _audience(cards // 10) as small, _audience(cards) as big:
        taken: dict[str, list[float]] = {
            "few": [],
            "many": [],
            "core": [],
            "driver": [],
        }
        sizes: list[tuple[float, float]] = []
        for turn in range(rounds):
            taken["few"].append(_Lead(small).rate())
            lead = _Lead(big)
            taken["many"].append(lead.rate())
            taken["core"].append(_bare_rate(big, _Writer))
            taken["driver"].append(_bare_rate(big, _BareWriter))
            sizes.append((lead.memory[-1], lead.memory[len(lead.memory) // 10]))
            on_progress(turn + 1, rounds)
    many = median(taken["many"])
    last, first = (median(size) for size in zip(*sizes, strict=True))
    return [
        Measure(
            "campaign.run",
            many,
            "cards/s",
            median(taken["core"]),
            "bare SQLAlchemy Core, the same rows",
        ),
        Measure(
            "campaign.driver",
            many,
            "cards/s",
            median(taken["driver"]),
            "SQLite's driver alone, the same rows",
        ),
        Measure(
            "campaign.growth",
            many,
            "cards/s",
            median(taken["few"]),
            f"{small.cards:,} cards instead of {big.cards:,}",
        ),
        Measure("campaign.memory", last, "MB", first, "after a tenth of the batches"),
    ]


@dataclass(frozen=True)
class _Audience:
    """A shop whose customers all agreed, and have their card on a phone."""

    shop: Shop
    brand_id: str
    cards: int


@contextmanager
def _audience(cards: int) -> Iterator[_Audience]:
    with open_shop(_ENROLLED) as shop:
        count = grow(shop, cards)
        brand_id = shop.cards[0].brand_id
        let_all_hear(shop)
        shop.services.database.forget_traces()
        os.sync()
        yield _Audience(shop, brand_id, count)


class _Lead:
    """A run led from its first batch to its last, as the keepers lead it."""

    def __init__(self, audience: _Audience) -> None:
        self.memory: list[float] = []
        self._audience = audience
        self._services = audience.shop.services
        self.run_id = self._begin()

    def _begin(self) -> str:
        with self._services.database.transaction() as session:
            for model in _WRITTEN:  # each turn is the first
                session.execute(delete(model))
        return begin_run(self._services, self._audience.brand_id)

    def rate(self) -> float:
        """Return how many cards a second were frozen and spoken to.

        Raises:
            UnsoundError: Not everybody was, or somebody twice.
        """
        begun = perf_counter()
        while promise := self._promised():
            self._keep(promise)
            self.memory.append(_memory())
        took = perf_counter() - begun
        self._check()
        return self._audience.cards / took

    def _promised(self) -> Promise | None:
        with self._services.database.snapshot() as session:
            step = session.get_one(Run, self.run_id).step
            key = f"run:{self.run_id}:{step}"
            return session.scalars(
                select(Promise).where(Promise.key == key)
            ).one_or_none()

    def _keep(self, promise: Promise) -> None:
        job = outbox.read(promise.kind, promise.payload)
        services, now = self._services, self._services.now()
        with services.database.transaction() as session:
            match job:
                case FreezeBatch():
                    campaigns.freeze_batch(session, job, now=now)
                case SendBatch():
                    keyring = services.people.keyring
                    campaigns.send_batch(session, keyring, job, now=now)
            session.execute(delete(Promise).where(Promise.id == promise.id))

    def _check(self) -> None:
        with self._services.database.snapshot() as session:
            sent = session.scalar(
                select(func.count()).where(
                    Delivery.run_id == self.run_id, Delivery.state == "sent"
                )
            )
            shown = session.scalar(select(func.count()).select_from(Showing))
        if sent != self._audience.cards or shown != sent:
            raise UnsoundError(f"{sent} told, {shown} shown of {self._audience.cards}.")


class _Writer:
    """Writes rows that are known already: *rows* of a table, as this writer takes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, table: Table) -> Sequence[Any]:
        """Return the rows of a table as Core takes them."""
        found = self._connection.execute(select(table)).mappings()
        return [dict(row) for row in found]

    def write(self, table: Table, rows: Sequence[Any]) -> None:
        """Write these rows."""
        self._connection.execute(insert(table), rows)


class _BareWriter(_Writer):
    """Writes them by the driver alone, without a type being looked at."""

    def rows(self, table: Table) -> Sequence[Any]:
        """Return the rows of a table as they lie in the file."""
        found: Sequence[Any] = self._driver.execute(
            f"SELECT * FROM {table.name}"  # noqa: S608 - ours
        ).fetchall()
        return found

    def write(self, table: Table, rows: Sequence[Any]) -> None:
        """Write these rows."""
        marks = ", ".join("?" * len(table.columns))
        self._driver.executemany(
            f"INSERT INTO {table.name} VALUES ({marks})",  # noqa: S608 - ours
            rows,
        )

    @property
    def _driver(self) -> Any:
        return self._connection.connection.driver_connection


def _bare_rate(audience: _Audience, writer: type[_Writer]) -> float:
    """Return how many cards a second are written by what is told the very same rows."""
    database = audience.shop.services.database
    tables: list[Any] = [model.__table__ for model in _WRITTEN]
    with database.engine.connect() as connection:
        rows = {table: writer(connection).rows(table) for table in tables}
    with database.transaction() as session:
        for table in tables:
            session.execute(delete(table))
    took = 0.0
    batches = -(-audience.cards // SENT_AT_ONCE)
    shares = {table: -(-len(told) // batches) for table, told in rows.items()}
    for number in range(batches):
        begun = perf_counter()
        with database.transaction() as session:
            hand = writer(session.connection())
            for table, share in shares.items():
                if part := rows[table][number * share : (number + 1) * share]:
                    hand.write(table, part)
        took += perf_counter() - begun
    return audience.cards / took


def _memory() -> float:
    """Return what this process holds in memory at this moment, in MB."""
    status = Path("/proc/self/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
