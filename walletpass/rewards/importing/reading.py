"""Reading how far an import is, and what became of its rows."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.db import Page, page_of
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.rewards.importing.errors import UnknownPurchaseImportError
from walletpass.rewards.importing.models import (
    Outcome,
    PurchaseImport,
    PurchaseImportRow,
)


def import_of(session: Session, brand_id: str, import_id: str) -> PurchaseImport:
    """Return the brand's import of this id.

    Raises:
        UnknownPurchaseImportError: It began none.
    """
    job = session.get(PurchaseImport, import_id)
    if job is None or job.brand_id != brand_id:
        raise UnknownPurchaseImportError
    return job


def rows_page(
    session: Session,
    job: PurchaseImport,
    *,
    outcome: Outcome | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[PurchaseImportRow]:
    """Return a page of what became of the rows so far, in the file's order."""
    query = select(PurchaseImportRow).where(PurchaseImportRow.import_id == job.id)
    if outcome is not None:
        query = query.where(PurchaseImportRow.outcome == outcome)
    if after is not None:
        query = query.where(PurchaseImportRow.number > _number_in(after))
    rows = session.scalars(
        query.order_by(PurchaseImportRow.number).limit(limit + 1)
    ).all()
    return page_of(rows, limit, lambda row: str(row.number))


def _number_in(cursor: str) -> int:
    told = decode_cursor(cursor)
    if not (told.isascii() and told.isdecimal() and len(told) <= 9):  # noqa: PLR2004 - a file has fewer rows
        raise UnknownCursorError
    return int(told)
