"""Handing a file in, naming its columns, and letting its import begin and go on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from walletpass import brands, outbox
from walletpass.customers.files.errors import (
    FileForgottenError,
    FileUnderWayError,
    FileUnnamedError,
)
from walletpass.customers.files.events import BringCustomers, LookAtFile
from walletpass.customers.files.models import CustomerFile, CustomerFilePart
from walletpass.customers.files.packing import Packed
from walletpass.customers.importing import ImportJob, Preview
from walletpass.kernel.ids import new_id
from walletpass.outbox import Lane

_LONGEST_NAME = 255
_SHORT = 1 << 16  # bytes: some seven hundred rows, a second or two


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file; *is_new* is false when this very content was handed in before."""

    file: CustomerFile
    is_new: bool = True


def hand_in(
    session: Session,
    brand_id: str,
    packed: Packed,
    *,
    name: str,
    by: str,
    now: datetime,
    is_named: bool = True,
) -> HandedIn:
    """Keep a file, and promise to look at it; the same content again is the same file.

    If none *is_named* of its columns, it waits for somebody to do so.
    """
    session.refresh(
        brands.brand_of(session, brand_id), with_for_update={"key_share": True}
    )
    known = session.scalars(
        select(CustomerFile).where(
            CustomerFile.brand_id == brand_id,
            CustomerFile.sha256 == packed.facts.sha256,
            CustomerFile.forgotten_at.is_(None),
        )
    ).one_or_none()
    if known is not None:
        return HandedIn(known, is_new=False)
    file = CustomerFile(
        id=new_id("fil", now),
        brand_id=brand_id,
        name=" ".join(name.split())[-_LONGEST_NAME:] or "customers.csv",
        sha256=packed.facts.sha256,
        encoding=packed.facts.encoding,
        size=packed.size,
        state="looking" if is_named else "unnamed",
        mapping={},
        by=by,
        handed_in_at=now,
    )
    session.add(file)
    session.flush()
    session.connection().execute(
        insert(CustomerFilePart),
        [
            {
                "file_id": file.id,
                "number": number,
                "brand_id": brand_id,
                "sealed": sealed,
            }
            for number, sealed in enumerate(packed.parts, 1)
        ],
    )
    if is_named:
        _promise_look(session, file, now)
    return HandedIn(file)


def _promise_look(session: Session, file: CustomerFile, now: datetime) -> None:
    outbox.add(
        session,
        LookAtFile(file.id),
        now=now,
        key=f"look:{file.id}",
        lane=_lane(file),
    )


def _lane(file: CustomerFile) -> Lane:
    """Return where somebody who waits for a short file need not wait for long ones."""
    return Lane.QUICK if file.size <= _SHORT else Lane.BULK


def look_again(
    session: Session, file: CustomerFile, mapping: Mapping[str, str], *, now: datetime
) -> None:
    """Say what some headers mean, and promise to look at the file anew.

    Raises:
        FileForgottenError: It is not kept any more.
        FileUnderWayError: Its import began already.
    """
    _demand_waiting(file)
    file.mapping, file.seen, file.state = dict(mapping), None, "looking"
    _promise_look(session, file, now)


def _demand_waiting(file: CustomerFile) -> None:
    if file.began_at is not None:
        raise FileUnderWayError
    if file.forgotten_at is not None:
        raise FileForgottenError


def note_look(file: CustomerFile, found: Preview, mapping: Mapping[str, Any]) -> None:
    """Keep what a look found, unless the columns were named otherwise meanwhile."""
    if file.state != "looking" or file.mapping != mapping:
        return
    file.state = "looked"
    file.seen = {
        "delimiter": found.delimiter,
        "columns": dict(found.columns),
        "ignored": list(found.ignored),
        "totals": found.totals.to_dict(),
        "problems": [[one.row, one.outcome, list(one.codes)] for one in found.problems],
    }


def begin(session: Session, file: CustomerFile, *, now: datetime) -> bool:
    """Let the import of a file begin; tell whether it had not before.

    Raises:
        FileForgottenError: It is not kept any more.
        FileUnnamedError: Nobody said what its columns are.
    """
    if file.began_at is not None:
        return False
    _demand_waiting(file)
    if file.state == "unnamed":
        raise FileUnnamedError
    file.state, file.began_at = "running", now
    outbox.add(session, BringCustomers(file.id), now=now, lane=_lane(file))
    return True


def job_of(session: Session, file: CustomerFile) -> ImportJob | None:
    """Return the import of a file, if one began: how far it is, what became of its rows."""
    if file.job_id is not None:
        return session.get_one(ImportJob, file.job_id)
    if file.began_at is None:
        return None
    return session.scalars(
        select(ImportJob)
        .where(
            ImportJob.brand_id == file.brand_id,
            ImportJob.file_sha256 == file.sha256,
            or_(
                ImportJob.finished_at.is_(None), ImportJob.finished_at >= file.began_at
            ),
        )
        .order_by(ImportJob.id.desc())
        .limit(1)
    ).one_or_none()


def note_turn(session: Session, file: CustomerFile, *, now: datetime) -> None:
    """Note that some more rows were imported: the file is done, or goes on."""
    job = job_of(session, file)
    if file.state != "running":
        return
    if job is not None and job.state == "done":
        file.state, file.finished_at, file.job_id = "done", now, job.id
    else:
        outbox.add(session, BringCustomers(file.id), now=now, lane=_lane(file))
