"""How a file stands: what a look at it found, how far its import is, what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from walletpass.customers import files
from walletpass.customers.files import CustomerFile
from walletpass.customers.importing import ImportJob, Totals, sentence
from walletpass.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that would not be kept as it is, and why in words."""

    row: int
    codes: Sequence[str]
    words: str


def totals_of(session: Session, file: CustomerFile) -> Totals:
    """Return what became of the rows so far, or what would, once that is known."""
    job = files.job_of(session, file)
    if job is not None:
        return Totals.from_dict(job.totals)
    if file.began_at is not None:
        return Totals()
    return Totals.from_dict((file.seen or {}).get("totals", {}))


def rows_of(file: CustomerFile, job: ImportJob | None) -> int:
    """Return how many rows a file has, nothing as long as nobody counted."""
    if job is not None:
        return job.rows
    return Totals.from_dict((file.seen or {}).get("totals", {})).rows


def troubles_in(file: CustomerFile, language: Language) -> Sequence[Trouble]:
    """Return the first rows that a look found fault with."""
    return [
        Trouble(row, codes, sentence(outcome, codes, language))
        for row, outcome, codes in (file.seen or {}).get("problems", ())
    ]
