"""Finding files that were handed in."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.customers.files.errors import UnknownFileError
from walletpass.customers.files.models import CustomerFile
from walletpass.db import Page, newest_page, says


def file_of(
    session: Session, brand_id: str, file_id: str, *, locked: bool = False
) -> CustomerFile:
    """Return the brand's file of this id, *locked* for whoever changes it.

    Raises:
        UnknownFileError: The brand has none.
    """
    file = session.get(CustomerFile, file_id, with_for_update=locked or None)
    if file is None or file.brand_id != brand_id:
        raise UnknownFileError
    return file


def files_page(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[CustomerFile]:
    """Return a page of the brand's files, the newest first.

    All of them, or those whose names say what is *wanted*.
    """
    query = select(CustomerFile).where(CustomerFile.brand_id == brand_id)
    if wanted:
        query = query.where(says(wanted, CustomerFile.name))
    return newest_page(session, query, CustomerFile.id, after=after, limit=limit)
