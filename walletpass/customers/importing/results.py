"""What became of each row, as a table to put right and send again."""

import csv
import os
from collections.abc import Collection, Generator
from contextlib import closing
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.customers.importing.cells import unsaid
from walletpass.customers.importing.models import ImportJob, ImportRow, Outcome
from walletpass.customers.importing.reading import open_table, rows
from walletpass.customers.importing.sentences import HEADERS, sentence
from walletpass.customers.importing.surveying import survey
from walletpass.kernel.languages import Language, say

_AT_ONCE = 1000

_Became = tuple[int, Outcome, str]
"""What became of a row: its number, that, and why in codes."""


def write_results(
    session: Session,
    job: ImportJob,
    source: Path,
    target: Path,
    language: Language,
    *,
    only: Collection[Outcome] = (),
) -> None:
    """Write the *source* with what became of each row before its own cells.

    Every row, or *only* those that became one of these. No cell of it is taken for a
    formula, and it can be sent again as it is.
    """
    table = open_table(source, survey(source), job.mapping)
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    with open(
        unfinished, "w", encoding="utf-8-sig", newline="", opener=private
    ) as stream:
        writer = csv.writer(stream, delimiter=table.delimiter)
        titles = [say(title, language) for title in HEADERS]
        writer.writerow([*titles, *map(unsaid, table.header)])
        with closing(_outcomes(session, job)) as outcomes:
            for row, (number, outcome, codes) in zip(
                rows(table), outcomes, strict=False
            ):
                if only and outcome not in only:
                    continue
                reason = sentence(outcome, codes.split(","), language)
                cells = map(unsaid, row.cells)
                writer.writerow([number, outcome, codes, reason, *cells])
    unfinished.replace(target)


def private(path: str, flags: int) -> int:
    """Open a new file that its writer alone may read: it holds names and phones."""
    return os.open(path, flags, mode=0o600)


def _outcomes(session: Session, job: ImportJob) -> Generator[_Became, None, None]:
    found = session.execute(
        select(ImportRow.number, ImportRow.outcome, ImportRow.codes)
        .where(ImportRow.job_id == job.id)
        .order_by(ImportRow.number)
        .execution_options(yield_per=_AT_ONCE)
    )
    with closing(found):
        for row in found:
            yield row.number, row.outcome, row.codes
