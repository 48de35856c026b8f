"""Beginning an import: the file is kept, sealed and in parts, and the first promised."""

from collections.abc import Iterable, Sequence
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
    """A file as it was read: its fingerprint, and its rows in sealed parts."""

    sha256: str
    rows: int
    parts: Sequence[bytes]


def pack(people: People, sha256: str, rows: Iterable[Row]) -> Told:
    """Seal the rows of a file, a few dozen at a time."""
    parts, some, count = [], list[Row](), 0
    for row in rows:
        count += 1
        some.append(row)
        if len(some) == ROWS_AT_ONCE:
            parts.append(people.vault.seal(written(some)))
            some.clear()
    if some:
        parts.append(people.vault.seal(written(some)))
    return Told(sha256, count, parts)


@dataclass(frozen=True, slots=True)
class Begun:
    """An import; *is_new* is false when this very file was under way already."""

    job: PurchaseImport
    is_new: bool = True


def begin(
    session: Session, brand_id: str, told: Told, *, by: str, now: datetime
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
        rows=told.rows,
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
        session.connection().execute(
            insert(PurchaseImportPart),
            [
                {
                    "import_id": job.id,
                    "number": number,
                    "brand_id": brand_id,
                    "sealed": sealed,
                }
                for number, sealed in enumerate(told.parts, 1)
            ],
        )
        outbox.add(session, ImportPurchases(job.id, 1), now=now)
    return Begun(job)
