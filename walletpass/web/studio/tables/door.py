"""The door of the tables: who may have which, that it is noted, and a page at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from walletpass.db import Page
from walletpass.web.studio.tables import (
    editions,
    gifts,
    people,
    programs,
    service,
    shops,
    stock,
    words,
)
from walletpass.web.studio.tables.sheets import Asked, Cells, Sheet, streamed
from walletpass.web.studio.visiting import Visit, needs

SHEETS: Final[Mapping[str, Sheet]] = {
    **people.SHEETS,
    **shops.SHEETS,
    **words.SHEETS,
    **gifts.SHEETS,
    **service.SHEETS,
    **programs.SHEETS,
    **editions.SHEETS,
    **stock.SHEETS,
}
_LONGEST: Final = 120


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/tables/<name>.csv", "table", table)


@needs()
def table(visit: Visit, name: str) -> ResponseReturnValue:
    """Hand out a list as it is narrowed on its screen; that it was taken is written down."""
    sheet = SHEETS.get(name)
    if sheet is None:
        abort(404)
    visit.demand(sheet.permission)
    asked = {
        each: request.args[each][:_LONGEST]
        for each in sheet.asked
        if request.args.get(each)
    }
    with visit.services.database.snapshot() as session:
        first = sheet.rows(session, visit, asked, None)  # a refusal is told as a page
    with visit.services.database.transaction() as session:
        visit.record(session, "table.taken", name, after=asked or None)
    return streamed(name, sheet.header, _pages(visit, sheet, asked, first))


def _pages(
    visit: Visit, sheet: Sheet, asked: Asked, page: Page[Cells]
) -> Iterator[Sequence[Cells]]:
    """Yield the rows, a page in a snapshot of its own: none is held for a slow reader."""
    yield page.rows
    while page.next is not None:
        with visit.services.database.snapshot() as session:
            page = sheet.rows(session, visit, asked, page.next)
        yield page.rows
