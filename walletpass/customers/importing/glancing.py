"""A glance at a file: which columns we understood, and its first rows as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from walletpass.customers.importing.errors import UnfitFileError
from walletpass.customers.importing.headers import Field, plain
from walletpass.customers.importing.reading import (
    Table,
    open_table,
    rows,
    unnamed_table,
)
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

    @property
    def is_named(self) -> bool:
        """Tell whether we know what at least one column is."""
        return any(column.field for column in self.columns)


def glance(
    path: Path, facts: Survey, mapping: Mapping[str, str] | None = None, *, most: int
) -> Glance:
    """Return the columns and the first rows of a file, of which a part is enough.

    They may be columns that somebody has to name first.

    Raises:
        UnfitFileError: It looks like no table at all.
    """
    table = _table(path, facts, mapping)
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


def _table(path: Path, facts: Survey, mapping: Mapping[str, str] | None) -> Table:
    try:
        return open_table(path, facts, mapping)
    except UnfitFileError:
        if (table := unnamed_table(path, facts)) is None:
            raise
        return table
