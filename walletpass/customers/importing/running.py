"""Running an import: a few hundred rows per transaction, and a checkpoint after each.

Killed at any point, it carries on from the checkpoint when started again with the same
file. Run again after it is done, it finds everybody there and changes nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers.importing.admitting import Clerk, Newcomer
from walletpass.customers.importing.checking import (
    CleanRow,
    FaultyRow,
    Rules,
    check,
)
from walletpass.customers.importing.deciding import (
    Acquaintance,
    acquainted,
    decide,
    fingerprints,
)
from walletpass.customers.importing.errors import (
    ImportElsewhereError,
    UnknownImportError,
)
from walletpass.customers.importing.models import ImportJob, ImportRow
from walletpass.customers.importing.reading import Table, open_table, rows
from walletpass.customers.importing.surveying import Survey, survey
from walletpass.customers.importing.totals import Totals
from walletpass.customers.people import People
from walletpass.db import Database
from walletpass.kernel.clock import Clock
from walletpass.kernel.ids import new_id

BATCH_ROWS = 200  # a till waits for the pen no longer than one batch takes
TRIES = 9  # a batch halved eight times is one row, the last of them tried twice

Batch = Sequence[CleanRow | FaultyRow]
Progress = Callable[[int, int], None]
"""Called with the rows settled and the rows there are, after each batch."""


class IssueCards(Protocol):
    """Gives cards and opening balances to newcomers, in the transaction at hand."""

    def __call__(self, session: Session, newcomers: Sequence[Newcomer]) -> None:
        """Issue to each of these, whom nobody has issued anything before."""


@dataclass(frozen=True, slots=True)
class Importing:
    """One import under way."""

    database: Database
    people: People
    brand: Brand
    issue_cards: IssueCards
    clock: Clock
    table: Table
    job_id: str


def run(
    database: Database,
    people: People,
    brand: Brand,
    path: Path,
    issue_cards: IssueCards,
    *,
    clock: Clock,
    on_progress: Progress = lambda _done, _rows: None,
    mapping: Mapping[str, str] | None = None,
    name: str = "",
    most: int | None = None,
) -> tuple[str, Totals]:
    """Import a file of customers; return the job's id, and how many rows became what.

    *mapping* tells which headers mean what, where their names do not say so; *name* is
    what its owner calls the file. After *most* rows it stops, or a few later: the job
    is still running then, and another call goes on.

    Raises:
        UnfitFileError: It is no table of customers.
        ImportElsewhereError: Another process imports the same file right now.
    """
    facts = survey(path)
    table = open_table(path, facts, mapping)
    with database.snapshot() as session:
        job = _under_way(session, brand, facts)
    if job is None:
        count = sum(1 for _ in rows(table))
        called = name or path.name
        with database.transaction() as session:
            job = _begin(
                session, brand, table, facts, name=called, count=count, now=clock()
            )
    if job.mapping != _mapping(table):
        table = open_table(path, facts, job.mapping)
    importing = Importing(database, people, brand, issue_cards, clock, table, job.id)
    done = Totals.from_dict(job.totals).rows
    checkpoint = job.checkpoint
    rules = Rules(brand.country, clock().date())
    turns = -(-most // BATCH_ROWS) if most is not None else None
    for batch in islice(batches(table, rules, after=checkpoint), turns):
        _settle_patiently(importing, batch, checkpoint)
        checkpoint = batch[-1].number
        done += len(batch)
        on_progress(done, job.rows)
    with database.transaction() as session:
        job = session.get_one(ImportJob, importing.job_id, with_for_update=True)
        if done >= job.rows:
            job.state, job.finished_at = "done", clock()
        return job.id, Totals.from_dict(job.totals)


def _under_way(session: Session, brand: Brand, facts: Survey) -> ImportJob | None:
    running = select(ImportJob).where(
        ImportJob.brand_id == brand.id,
        ImportJob.file_sha256 == facts.sha256,
        ImportJob.state == "running",
    )
    return session.scalars(running).one_or_none()


def _begin(
    session: Session,
    brand: Brand,
    table: Table,
    facts: Survey,
    *,
    name: str,
    count: int,
    now: datetime,
) -> ImportJob:
    if job := _under_way(session, brand, facts):
        return job
    job = ImportJob(
        id=new_id("imp", now),
        brand_id=brand.id,
        file_name=_readable(name)[-255:],
        file_sha256=facts.sha256,
        rows=count,
        mapping=_mapping(table),
        totals=Totals().to_dict(),
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(job)
    except IntegrityError as trouble:
        raise ImportElsewhereError from trouble
    return job


def _readable(name: str) -> str:
    """Return a file's name without what is no text: Linux takes any bytes for a name."""
    return name.encode(errors="replace").decode()


def _mapping(table: Table) -> dict[str, str]:
    return {table.header[place]: field for field, place in table.columns.items()}


def batches(table: Table, rules: Rules, *, after: int = 0) -> Iterator[Batch]:
    """Return the rows checked one by one, a batch at a time."""
    checked = (
        check(row, table.columns, len(table.header), rules)
        for row in rows(table, after=after)
    )
    while batch := list(islice(checked, BATCH_ROWS)):
        yield batch


def _settle_patiently(
    importing: Importing, batch: Batch, checkpoint: int, tries: int = TRIES
) -> None:
    """Settle a batch; if somebody writes about the same people, in ever smaller parts."""
    try:
        with importing.database.transaction() as session:
            _settle(session, importing, batch, checkpoint)
    except (IntegrityError, OperationalError):
        if tries == 1:
            raise
        middle = len(batch) // 2
        for part in filter(None, (batch[:middle], batch[middle:])):
            _settle_patiently(importing, part, checkpoint, tries - 1)
            checkpoint = part[-1].number


def _settle(
    session: Session, importing: Importing, batch: Batch, checkpoint: int
) -> None:
    people, brand, now = importing.people, importing.brand, importing.clock()
    job = session.get_one(ImportJob, importing.job_id, with_for_update=True)
    if job.state != "running" or job.checkpoint != checkpoint:
        raise ImportElsewhereError
    prints = fingerprints(batch, people, brand.id)
    owners, known = acquainted(session, brand.id, prints.values())
    whom = Acquaintance(owners, known, _answered(session, job.id, known))
    decisions = list(decide(batch, prints, whom, partial(new_id, "cus", now)))
    source = f"import/{job.file_sha256[:16]}"
    clerk = Clerk(session, people, brand, source, now)
    newcomers = clerk.admit(decisions)
    clerk.fill(decisions)
    clerk.note(job, decisions)
    if newcomers:
        importing.issue_cards(session, newcomers)
    job.checkpoint = batch[-1].number
    job.totals = Totals.from_dict(job.totals).plus(decisions).to_dict()


def _answered(session: Session, job_id: str, people: Mapping[str, object]) -> set[str]:
    """Return which of these customers an earlier row of this file spoke of."""
    found = session.scalars(
        select(ImportRow.customer_id).where(
            ImportRow.job_id == job_id, ImportRow.customer_id.in_(people)
        )
    )
    return {customer_id for customer_id in found if customer_id is not None}


def import_job(session: Session, brand_id: str, job_id: str) -> ImportJob:
    """Return the brand's import of this id, to see how far it is.

    Raises:
        UnknownImportError: The brand has none.
    """
    job = session.get(ImportJob, job_id)
    if job is None or job.brand_id != brand_id:
        raise UnknownImportError
    return job
