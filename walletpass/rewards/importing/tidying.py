"""Forgetting what became of rows that nobody will ask about again."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from walletpass.rewards.importing.models import PurchaseImport, PurchaseImportRow

KEPT: Final = timedelta(days=90)


def forget_old(session: Session, *, now: datetime, limit: int) -> int:
    """Forget some rows of imports long done; return how many there were."""
    place = (PurchaseImportRow.import_id, PurchaseImportRow.number)
    old = (
        select(*place)
        .join(PurchaseImport, PurchaseImport.id == PurchaseImportRow.import_id)
        .where(PurchaseImport.finished_at < now - KEPT)
        .limit(limit)
    )
    gone = delete(PurchaseImportRow).where(tuple_(*place).in_(old))
    return len(session.execute(gone.returning(PurchaseImportRow.number)).all())
