"""Importing purchases: a file of them, told one by one in the background.

The file is kept sealed, in parts of a few dozen rows; each part is one promise and one
transaction, and what became of each row stays. Stopped at any point it carries on where
it was, and the same file again is harmless: a purchase told twice counts once.

    told = importing.pack(people, sha256, rows)
    job = importing.begin(session, brand_id, told, by="key_1", now=now).job
    importing.settle(session, people, find, job.id, 1, now=now)
"""

from walletpass.rewards.importing.beginning import Begun, Told, begin, pack
from walletpass.rewards.importing.errors import UnknownPurchaseImportError
from walletpass.rewards.importing.events import ImportPurchases
from walletpass.rewards.importing.models import (
    Outcome,
    PurchaseImport,
    PurchaseImportPart,
    PurchaseImportRow,
)
from walletpass.rewards.importing.reading import import_of, rows_page
from walletpass.rewards.importing.rows import Row, Who
from walletpass.rewards.importing.settling import Find, settle
from walletpass.rewards.importing.tidying import forget_old

__all__ = [
    "Begun",
    "Find",
    "ImportPurchases",
    "Outcome",
    "PurchaseImport",
    "PurchaseImportPart",
    "PurchaseImportRow",
    "Row",
    "Told",
    "UnknownPurchaseImportError",
    "Who",
    "begin",
    "forget_old",
    "import_of",
    "pack",
    "rows_page",
    "settle",
]
