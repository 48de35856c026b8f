"""Files of purchases: CSV or JSON lines, plain or gzipped, read row by row."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import orjson
from flask import request
from pydantic import ValidationError

from walletpass.customers import People
from walletpass.rewards import Holder
from walletpass.rewards.importing import Row, Told, Who, pack
from walletpass.web.api.selling import sale_from
from walletpass.web.api.selling_shapes import PurchaseIn
from walletpass.web.api.tables import UnfitPurchasesError, table
from walletpass.web.api.whose import Shown

MOST_ROWS: Final = 100_000
LARGEST_FILE: Final = 12 * 1024 * 1024
LARGEST_UNPACKED: Final = 64 * 1024 * 1024
CSV: Final = "text/csv"
LINES: Final = ("application/x-ndjson", "application/jsonl")
_NOBODY: Final = Holder("")

BODY: Final = {
    "required": True,
    "content": {
        CSV: {"schema": {"type": "string", "description": "A table, see above"}},
        LINES[0]: {
            "schema": {"type": "string", "description": "One `PurchaseIn` a line"}
        },
    },
}


def file_sent(people: People) -> Told:
    """Return the file that is the body, sealed; a row that is unfit says so.

    Raises:
        UnfitPurchasesError: It is no such file, or has too many rows.
    """
    is_packed = request.headers.get("Content-Encoding", "").strip().lower() == "gzip"
    body = request.get_data()
    content = unpacked(body) if is_packed else body
    return packed(people, content, request.mimetype)


def packed(people: People, content: bytes, kind: str) -> Told:
    """Return the purchases in a file of this kind, sealed.

    Raises:
        UnfitPurchasesError: It is no such file, or has too many rows.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        message = f"It is not UTF-8: see byte {fault.start}."
        raise UnfitPurchasesError(message) from fault
    if kind == CSV:
        told = table(text)
    elif kind in LINES:
        told = enumerate(_json_lines(text), 1)
    else:
        message = f"Send it as {CSV} or {LINES[0]}, and say so as its Content-Type."
        raise UnfitPurchasesError(message)
    taken = pack(people, hashlib.sha256(content).hexdigest(), _rows(told))
    if not taken.rows:
        raise UnfitPurchasesError("There is no purchase in it.")
    return taken


def _rows(told: Iterable[tuple[int, Any]]) -> Iterator[Row]:
    for number, row in told:
        if number > MOST_ROWS:
            message = f"It has more than {MOST_ROWS} rows. Send it in parts."
            raise UnfitPurchasesError(message)
        yield _row(number, row)


def unpacked(body: bytes) -> bytes:
    """Return what was gzipped, unless it is larger than any file of purchases.

    Raises:
        UnfitPurchasesError: It is, or cannot be unpacked.
    """
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        content = unpacking.decompress(body, LARGEST_UNPACKED + 1)
    except zlib.error as fault:
        raise UnfitPurchasesError("It cannot be unpacked as gzip.") from fault
    if len(content) > LARGEST_UNPACKED:
        message = f"Unpacked it is larger than {LARGEST_UNPACKED} bytes."
        raise UnfitPurchasesError(message)
    if not unpacking.eof or unpacking.unused_data:
        raise UnfitPurchasesError("It cannot be unpacked as gzip.")
    return content


def _json_lines(text: str) -> Iterator[Any]:
    for line in text.split("\n"):
        if line.strip():
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError:
                yield "no JSON"


def _row(number: int, told: Any) -> Row:
    if not isinstance(told, dict):
        why = told if isinstance(told, str) else "no object"
        return Row(number, problem=_problem([{"field": "row", "message": why[:200]}]))
    try:
        asked = PurchaseIn.model_validate(told)
    except ValidationError as unfit:
        return Row(number, problem=_problem(_faults(unfit)))
    if asked.redemption_id is not None:
        fault = {"field": "redemption_id", "message": "Not of the past"}
        return Row(number, problem=_problem([fault]))
    sale = sale_from(asked, Shown(_NOBODY, None))
    who = Who(
        asked.card_id,
        asked.card_number,
        asked.customer_id,
        asked.phone,
        asked.presented_via,
    )
    return Row(number, replace(sale, promo_codes=list(sale.promo_codes)), who)


def _faults(unfit: ValidationError) -> list[Mapping[str, str]]:
    return [
        {"field": ".".join(map(str, one["loc"])), "message": one["msg"]}
        for one in unfit.errors(include_url=False, include_input=False)[:20]
    ]


def _problem(faults: list[Any]) -> dict[str, Any]:
    return {"type": "/problems/unfit-request", "errors": faults}
