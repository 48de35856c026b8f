"""Previewing an import: what a run would do, without doing it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from walletpass.brands import Brand
from walletpass.customers.importing.checking import Rules
from walletpass.customers.importing.deciding import (
    Acquaintance,
    Decision,
    acquainted,
    decide,
    fingerprints,
)
from walletpass.customers.importing.headers import Field
from walletpass.customers.importing.models import Outcome
from walletpass.customers.importing.reading import open_table
from walletpass.customers.importing.running import Batch, batches
from walletpass.customers.importing.sentences import sentence
from walletpass.customers.importing.surveying import survey
from walletpass.customers.importing.totals import Totals
from walletpass.customers.people import People
from walletpass.db import Database
from walletpass.kernel.languages import Language

MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """A row not kept as it is, wholly or in part, and why, in the brand's language."""

    row: int
    codes: tuple[str, ...]
    sentence: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Preview:
    """How we read a file, what would become of its rows, and the first problems."""

    encoding: str
    delimiter: str
    columns: Mapping[Field, str]
    ignored: tuple[str, ...]
    totals: Totals
    problems: tuple[Problem, ...]


def preview(
    database: Database,
    people: People,
    brand: Brand,
    path: Path,
    *,
    now: datetime,
    mapping: Mapping[str, str] | None = None,
    most_problems: int = MOST_PROBLEMS,
    on_progress: Callable[[int], None] = lambda _rows: None,
) -> Preview:
    """Tell what importing this file would do, and its first problems. Nothing is written.

    Raises:
        UnfitFileError: It is no table of customers.
    """
    table = open_table(path, survey(path), mapping)
    totals, problems = Totals(), list[Problem]()
    with closing(_Remembered()) as remembered:
        for batch in batches(table, Rules(brand.country, now.date())):
            decisions = _decided(database, people, brand, batch, remembered)
            totals = totals.plus(decisions)
            found = _problems(decisions, brand.default_language)
            problems += found[: most_problems - len(problems)]
            on_progress(totals.rows)
    places = set(table.columns.values())
    return Preview(
        encoding=table.encoding,
        delimiter=table.delimiter,
        columns={field: table.header[at] for field, at in table.columns.items()},
        ignored=tuple(
            name for at, name in enumerate(table.header) if at not in places and name
        ),
        totals=totals,
        problems=tuple(problems),
    )


def _decided(
    database: Database,
    people: People,
    brand: Brand,
    batch: Batch,
    remembered: "_Remembered",
) -> list[Decision]:
    prints = fingerprints(batch, people, brand.id)
    with database.snapshot() as session:
        owners, known = acquainted(session, brand.id, prints.values())
    owners = remembered.owners(prints.values()) | owners
    whom = Acquaintance(owners, known, remembered.answered(owners.values()))
    decisions = list(decide(batch, prints, whom, remembered.new_person))
    remembered.keep(whom)
    return decisions


def _problems(decisions: Iterable[Decision], language: Language) -> list[Problem]:
    return [
        Problem(
            decision.number,
            decision.codes,
            sentence(decision.outcome, decision.codes, language),
            decision.outcome,
        )
        for decision in decisions
        if decision.outcome in ("refused", "duplicate")
        or (decision.row and decision.row.remarks)
    ]


class _Remembered:
    """Whom earlier rows spoke of: on disk, so that the longest file fits in memory."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)
        self._book = sqlite3.connect("")  # a private file that vanishes when closed
        self._book.execute("CREATE TABLE owners (mark BLOB PRIMARY KEY, person TEXT)")
        self._book.execute("CREATE TABLE answered (person TEXT PRIMARY KEY)")

    def new_person(self) -> str:
        """Return a name for somebody who is not there yet."""
        return f"somebody {next(self._numbers)}"

    def owners(self, marks: Iterable[bytes]) -> dict[bytes, str]:
        """Return whom earlier rows named by these."""
        look = "SELECT person FROM owners WHERE mark = ?"
        found = {mark: self._book.execute(look, (mark,)).fetchone() for mark in marks}
        return {mark: row[0] for mark, row in found.items() if row}

    def answered(self, people: Iterable[str]) -> set[str]:
        """Return which of these an earlier row spoke of."""
        look = "SELECT 1 FROM answered WHERE person = ?"
        return {one for one in people if self._book.execute(look, (one,)).fetchone()}

    def keep(self, whom: Acquaintance) -> None:
        """Remember whom a batch spoke of."""
        self._book.executemany(
            "INSERT OR IGNORE INTO owners VALUES (?, ?)", whom.owners.items()
        )
        self._book.executemany(
            "INSERT OR IGNORE INTO answered VALUES (?)",
            [(person,) for person in whom.answered],
        )

    def close(self) -> None:
        """Forget everything."""
        self._book.close()
