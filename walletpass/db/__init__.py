"""Tables, and the two ways into them.

`Database.transaction()` writes, `Database.snapshot()` reads; both open at the doors and
hand a session down. Nobody below commits. Where phones ask one question by the million,
`Database.glance()` answers it for a third of the price.

    with database.transaction() as session:
        ledger.earn(session, account_id, 120_00, source="till-7/991", now=now)
"""

from walletpass.db.among import among
from walletpass.db.base import ONE_TREE, Base, Json, Someday, UtcDateTime
from walletpass.db.database import Database, connect
from walletpass.db.dialects import in_dialect_of, in_each_dialect
from walletpass.db.elapsed import day_number, elapsed_days
from walletpass.db.paging import Page, newest_among, newest_page, page_of
from walletpass.db.prepared import Prepared
from walletpass.db.rows import Rows
from walletpass.db.searching import answers, says
from walletpass.db.yielding import give_way, until_it_goes, wait_for_turn

__all__ = [
    "ONE_TREE",
    "Base",
    "Database",
    "Json",
    "Page",
    "Prepared",
    "Rows",
    "Someday",
    "UtcDateTime",
    "among",
    "answers",
    "connect",
    "day_number",
    "elapsed_days",
    "give_way",
    "in_dialect_of",
    "in_each_dialect",
    "newest_among",
    "newest_page",
    "page_of",
    "says",
    "until_it_goes",
    "wait_for_turn",
]
