"""A glance at a file: which columns we understood, and its first rows as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from walletpass.customers.importing.headers import Field, plain
from walletpass.customers.importing.reading import open_table, rows
from walletpass.customers.importing.surveying import Survey

IGNORED: Final = "-"
"""What a mapping calls a column that is to be left out though we understand it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what we take it for, and whether it can be called else."""

    header: str
    field: Field | None
    is_named: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """The columns of a table, and some rows by their numbers, a cell for each column."""

    columns: Sequence[Column]
    rows: Sequence[tuple[int, Sequence[str]]]


def glance(
    path: Path, facts: Survey, mapping: Mapping[str, str] | None = None, *, most: int
) -> Glance:
    """Return the columns and the first rows of a file, of which a part is enough.

    Raises:
        UnfitFileError: No row looks like a header.
    """
    table = open_table(path, facts, mapping)
    fields = {place: field for field, place in table.columns.items()}
    width = len(table.header)
    return Glance(
        [
            Column(header, fields.get(place), bool(plain(header)))
            for place, header in enumerate(table.header)
        ],
        [
            (row.number, [*row.cells, *[""] * width][:width])
            for row in islice(rows(table), most)
        ],
    )
