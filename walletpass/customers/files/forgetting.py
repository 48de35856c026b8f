"""Forgetting files: their rows are people, and are kept no longer than somebody asks."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from walletpass.customers.files.errors import FileUnderWayError
from walletpass.customers.files.models import CustomerFile, CustomerFilePart

KEPT: Final = timedelta(days=7)


def forget(session: Session, file: CustomerFile, *, now: datetime) -> None:
    """Forget what stands in a file; that it was there, and the numbers, stay.

    Raises:
        FileUnderWayError: Its import is not done.
    """
    if file.state == "running":
        raise FileUnderWayError
    file.forgotten_at = file.forgotten_at or now
    session.execute(delete(CustomerFilePart).where(CustomerFilePart.file_id == file.id))


def forget_old(session: Session, *, now: datetime, limit: int) -> int:
    """Forget some files that nobody came back to; return how many."""
    last = func.coalesce(CustomerFile.finished_at, CustomerFile.handed_in_at)
    old = session.scalars(
        select(CustomerFile)
        .where(
            CustomerFile.forgotten_at.is_(None),
            CustomerFile.state != "running",
            last < now - KEPT,
        )
        .limit(limit)
        .with_for_update()
    ).all()
    for file in old:
        forget(session, file, now=now)
    return len(old)
