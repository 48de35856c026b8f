"""Importing customers from a file: any table a shop can export, of any length.

A row becomes a customer, fills gaps of one we know, or is refused with a reason; what
is unfit in a row that finds somebody is left out, with a remark. Killed at any point
the import carries on where it was, and the same file twice is harmless.

    seen = importing.preview(database, people, brand, path, now=now)
    job_id, totals = importing.run(database, people, brand, path, issue, clock=clock)
    importing.write_results(session, job, path, results, "pl")
"""

from walletpass.customers.importing.admitting import Newcomer
from walletpass.customers.importing.errors import (
    ImportElsewhereError,
    UnfitFileError,
    UnknownImportError,
)
from walletpass.customers.importing.glancing import (
    IGNORED,
    Column,
    Glance,
    glance,
)
from walletpass.customers.importing.headers import FIELDS, Field
from walletpass.customers.importing.models import ImportJob, ImportRow, Outcome
from walletpass.customers.importing.previewing import Preview, Problem, preview
from walletpass.customers.importing.results import write_results
from walletpass.customers.importing.running import IssueCards, import_job, run
from walletpass.customers.importing.sentences import (
    OUTCOMES,
    REASONS,
    REMARKS,
    sentence,
)
from walletpass.customers.importing.surveying import Survey, survey
from walletpass.customers.importing.totals import Totals

__all__ = [
    "FIELDS",
    "IGNORED",
    "OUTCOMES",
    "REASONS",
    "REMARKS",
    "Column",
    "Field",
    "Glance",
    "ImportElsewhereError",
    "ImportJob",
    "ImportRow",
    "IssueCards",
    "Newcomer",
    "Outcome",
    "Preview",
    "Problem",
    "Survey",
    "Totals",
    "UnfitFileError",
    "UnknownImportError",
    "glance",
    "import_job",
    "preview",
    "run",
    "sentence",
    "survey",
    "write_results",
]
