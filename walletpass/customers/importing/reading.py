"""Reading a table row by row, however badly it was written.

One damaged row costs that row: a quote that never closes does not swallow the file,
and no row makes us remember more than a few lines.
"""

import csv
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, TextIO

from walletpass.customers.importing.errors import UnfitFileError
from walletpass.customers.importing.headers import Columns, columns_in
from walletpass.customers.importing.surveying import Survey

Damage = Literal["unclosed-quote", "too-long"]

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 1 << 16  # characters
MOST_LINES = 20  # a cell may hold a few lines, not the rest of the file
HEADER_WITHIN = 10  # rows: exports like to begin with a title


@dataclass(frozen=True, slots=True)
class Row:
    """One record, numbered as a spreadsheet does, header and empty rows included."""

    number: int
    cells: list[str]
    damage: Damage | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Where a file keeps what: everything needed to read its rows."""

    path: Path
    encoding: str
    delimiter: str
    header: list[str]
    header_number: int
    columns: Columns


def open_table(
    path: Path, facts: Survey, mapping: Mapping[str, str] | None = None
) -> Table:
    """Find the header and the delimiter: the pair that names most columns we know.

    *mapping* tells what headers mean that we would not know by ourselves.

    Raises:
        UnfitFileError: No row looks like a header.
    """
    tables = (
        Table(path, facts.encoding, delimiter, row.cells, row.number, columns)
        for delimiter in DELIMITERS
        for row in islice(_records(path, facts.encoding, delimiter), HEADER_WITHIN)
        if (columns := columns_in(row.cells, mapping or {}))
    )
    best = max(tables, key=lambda table: len(table.columns), default=None)
    if best is None:
        raise UnfitFileError(
            "Begin with a row that names the columns, such as phone;name;points.",
            "headless",
        )
    return best


def unnamed_table(path: Path, facts: Survey) -> Table | None:
    """Return a table none of whose columns we know, if that is what the file is.

    Its first two rows are of one width then, with one delimiter or another.
    """
    tables = (
        Table(path, facts.encoding, delimiter, first[0].cells, first[0].number, {})
        for delimiter in DELIMITERS
        for first in [list(islice(_records(path, facts.encoding, delimiter), 2))]
        if [len(row.cells) for row in first] == [len(first[0].cells)] * 2
    )
    widest = max(tables, key=lambda table: len(table.header), default=None)
    return widest if widest and len(widest.header) > 1 else None


def rows(table: Table, *, after: int = 0) -> Iterator[Row]:
    """Return the rows below the header and *after* this number, without empty ones."""
    start = max(table.header_number, after)
    width = len(table.header)
    for row in _records(table.path, table.encoding, table.delimiter, width):
        if row.number > start and (row.damage or any(map(str.strip, row.cells))):
            yield row


def _records(
    path: Path, encoding: str, delimiter: str, width: int = 0
) -> Iterator[Row]:
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        lines = _Lines(stream)
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
        number = 0
        while True:
            number += 1
            lines.taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_RunawayError, csv.Error):
                cells = None
            except _OverlongError:
                yield Row(number, [], "too-long")
                continue
            if cells is None or lines.run_away(delimiter, width):
                lines.give_back()
                yield Row(number, [], "unclosed-quote")
            else:
                yield Row(number, cells)


class _RunawayError(Exception):
    """A quote that does not close within a few lines."""


class _OverlongError(Exception):
    """A line longer than anybody types."""


_OVERLONG = "an overlong line stood here"  # known by identity, not by its letters


class _Lines:
    """Lines of a file, of which a record takes as many as its quotes ask for."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.ended_inside = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise _RunawayError
        line = self._again.popleft() if self._again else self._fresh()
        if line is _OVERLONG:
            if not self.taken:
                raise _OverlongError
            self._again.appendleft(line)
            raise _RunawayError
        if not line:
            self.ended_inside = bool(self.taken)
            raise StopIteration
        self.taken.append(line)
        return line

    def run_away(self, delimiter: str, width: int) -> bool:
        """Tell whether a quote joined what are rows of their own.

        An honest cell of several lines spreads one row's delimiters over its lines;
        if two of them have most of a row's worth each, a quote was left open.
        """
        most = max(width * 2 // 3, 2)
        whole = sum(line.count(delimiter) >= most for line in self.taken)
        return self.ended_inside or (width > 0 and whole > 1)

    def give_back(self) -> None:
        """Let all but the first of the lines taken be read again."""
        self.ended_inside = False
        self._again.extendleft(reversed(self.taken[1:]))

    def _fresh(self) -> str:
        line = self._stream.readline(LONGEST_LINE)
        if len(line) < LONGEST_LINE or line.endswith("\n"):
            return line.replace("\0", "")
        while (rest := self._stream.readline(LONGEST_LINE)) and rest[-1] not in "\r\n":
            pass
        return _OVERLONG
