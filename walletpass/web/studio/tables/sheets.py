"""What a table to take along is: who may have it, its columns, and its rows page by page."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import Response
from sqlalchemy.orm import Session

from walletpass.brands import Permission
from walletpass.customers.importing.cells import unsaid
from walletpass.db import Page
from walletpass.web.studio.visiting import Visit

AT_ONCE: Final = 500
"""So many rows are in memory, however many there are."""

Cells = Sequence[str]
Asked = Mapping[str, str]
"""What the list on the screen was narrowed to."""

Rows = Callable[[Session, Visit, Asked, str | None], Page[Cells]]
"""Given where the page before ended, the rows of the next one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the permission of the screen it stands on, and what it holds.

    *asked* names the questions of its screen that it answers too. Columns are called
    alike in every language, as programs read them.
    """

    permission: Permission
    header: Cells
    rows: Rows
    asked: Sequence[str] = ()


def streamed(name: str, header: Cells, pages: Iterator[Sequence[Cells]]) -> Response:
    """Return a table as a file that is written while it is sent."""
    response = Response(_lines(header, pages), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _lines(header: Cells, pages: Iterator[Sequence[Cells]]) -> Iterator[str]:
    yield "\ufeff" + _line(header)  # without the mark Excel guesses another alphabet
    for page in pages:
        yield "".join(map(_line, page))


def _line(cells: Cells) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([unsaid(cell) for cell in cells])
    return line.getvalue()


def moment(at: datetime | None) -> str:
    """Return a moment as programs write it, in UTC; nothing where there was none."""
    return at.isoformat(timespec="seconds") if at else ""
