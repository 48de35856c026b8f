"""Beginning an import: the file is kept, sealed and in parts, and the first promised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from walletpass import brands, outbox
from walletpass.customers import People
from walletpass.kernel.ids import new_id
from walletpass.rewards.importing.events import ImportPurchases
from walletpass.rewards.importing.models import PurchaseImport, PurchaseImportPart
from walletpass.rewards.importing.rows import Row, written

ROWS_AT_ONCE: Final = 40  # a till waits for the pen no longer than these take


@dataclass(frozen=True, slots=True)
class Told:
    """A file as it was read: its fingerprint, and its rows in order."""

    sha256: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Begun:
    """An import; *is_new* is false when this very file was under way already."""

    job: PurchaseImport
    is_new: bool = True


def begin(
    session: Session,
    people: People,
    brand_id: str,
    told: Told,
    *,
    by: str,
    now: datetime,
) -> Begun:
    """Take a file of purchases, to be told in the background.

    While a file is under way, the same file again is that import.
    """
    session.refresh(
        brands.brand_of(session, brand_id), with_for_update={"key_share": True}
    )
    running = session.scalars(
        select(PurchaseImport).where(
            PurchaseImport.brand_id == brand_id,
            PurchaseImport.file_sha256 == told.sha256,
            PurchaseImport.state == "running",
        )
    ).one_or_none()
    if running is not None:
        return Begun(running, is_new=False)
    job = PurchaseImport(
        id=new_id("imp", now),
        brand_id=brand_id,
        file_sha256=told.sha256,
        by=by,
        rows=len(told.rows),
        settled=0,
        created=0,
        repeated=0,
        refused=0,
        state="running" if told.rows else "done",
        began_at=now,
        finished_at=None if told.rows else now,
    )
    session.add(job)
    session.flush()
    if told.rows:
        parts = list(_parts(people, job, told.rows))
        session.connection().execute(insert(PurchaseImportPart), parts)
        outbox.add(session, ImportPurchases(job.id, 1), now=now)
    return Begun(job)


def _parts(
    people: People, job: PurchaseImport, rows: Sequence[Row]
) -> Iterator[dict[str, object]]:
    for number, start in enumerate(range(0, len(rows), ROWS_AT_ONCE), 1):
        some = rows[start : start + ROWS_AT_ONCE]
        yield {
            "import_id": job.id,
            "number": number,
            "brand_id": job.brand_id,
            "sealed": people.vault.seal(written(some)),
        }
