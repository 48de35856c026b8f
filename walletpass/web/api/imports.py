"""Imports over the API: a file of purchases is taken, and told in the background."""

from typing import Any

from walletpass.rewards import importing
from walletpass.rewards.importing import PurchaseImport, Told
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.files import BODY, LARGEST_FILE, file_sent
from walletpass.web.api.import_shapes import (
    ImportOut,
    ImportRowsOut,
    ImportRowsQuery,
)


def _file(act: Act) -> Told:
    return file_sent(act.services.people)


@api.post("/imports/purchases")
@writes(
    "purchases:write",
    first=_file,
    largest=LARGEST_FILE,
    body=BODY,
    again="The same file, which is under way",
)
@api.output(ImportOut, status_code=202)
def import_purchases(act: Act, first: Told) -> Any:
    """Take a file of up to 100,000 purchases, and tell them one by one in the background.

    Send JSON lines (`application/x-ndjson`), each a purchase as `/purchases` takes it, or
    a table (`text/csv`, in UTF-8) with a line of column names: `source`, `receipt` and
    `net`, and whatever else a purchase has. `sku`, `name`, `category`, `brand`,
    `quantity`, `is_discounted`, `is_delivery` and `is_gift_card` speak of an article, and
    `net` with them; rows of one receipt that follow each other are the articles of one
    purchase, told under the number of the first. It may be gzipped
    (`Content-Encoding: gzip`).

    Answers 202 with the import; ask at its `url` how far it is, and at `…/rows` what
    became of each row. A row that is refused stops no other, and the same file again is
    harmless: a purchase counts once.
    """
    begun = importing.begin(
        act.session,
        act.brand_id,
        first,
        by=act.holder.key_id,
        now=act.now,
    )
    shown = _shape(begun.job)
    return shown, 202 if begun.is_new else 200, {"Location": shown["url"]}


@api.get("/imports/<import_id>")
@reads("purchases:read")
@api.output(ImportOut)
def show_import(act: Act, import_id: str) -> Any:
    """Tell how far an import is."""
    return _shape(importing.import_of(act.session, act.brand_id, import_id))


@api.get("/imports/<import_id>/rows")
@reads("purchases:read")
@api.input(ImportRowsQuery, location="query")
@api.output(ImportRowsOut)
def list_import_rows(act: Act, import_id: str, query_data: ImportRowsQuery) -> Any:
    """Return what became of each row that is done, in the file's order."""
    job = importing.import_of(act.session, act.brand_id, import_id)
    page = importing.rows_page(
        act.session,
        job,
        outcome=query_data.outcome,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    shown = [
        {
            "number": row.number,
            "outcome": row.outcome,
            "purchase_id": row.purchase_id,
            "problem": row.problem,
        }
        for row in page.rows
    ]
    return {"rows": shown, "next": page.next}


_AS_IT_IS = (
    "id", "state", "rows", "created", "repeated", "refused", "began_at", "finished_at",
)  # fmt: skip


def _shape(job: PurchaseImport) -> dict[str, Any]:
    return {name: getattr(job, name) for name in _AS_IT_IS} | {
        "url": f"/api/v1/imports/{job.id}",
        "done": job.created + job.repeated + job.refused,
    }
