"""Import a file in a process of its own, which somebody may kill.

Prints how many rows are settled after each batch, and at the end how many kilobytes
the process grew after its first batch.
"""

import resource
import sys
from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, String, Table, insert

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.customers import importing
from walletpass.db import connect

CARDS = Table(
    "cards_of_a_test",
    MetaData(),
    Column("customer_id", String(32), primary_key=True),
    Column("points", Integer),
    Column("row_ref", String(80), unique=True),
)


def issue(session, newcomers):
    session.execute(
        insert(CARDS),
        [
            {
                "customer_id": one.customer.id,
                "points": one.opening_balance_hundredths,
                "row_ref": one.row_ref,
            }
            for one in newcomers
        ],
    )


def main(url: str, brand_id: str, path: str) -> None:
    database = connect(url, synchronous="OFF")
    with database.snapshot() as session:
        brand = brands.brand_of(session, brand_id)
    sizes = []

    def tell(done, _rows):
        sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        print(done, flush=True)

    importing.run(
        database,
        make.people(),
        brand,
        Path(path),
        issue,
        clock=lambda: NOON,
        on_progress=tell,
    )
    print("grew", sizes[-1] - sizes[0], flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
