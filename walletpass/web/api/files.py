"""Files of purchases: CSV or JSON lines, plain or gzipped, read row by row."""

import csv
import hashlib
import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import orjson
from flask import request
from pydantic import ValidationError

from walletpass.customers import People
from walletpass.kernel.errors import InvalidError
from walletpass.rewards import Holder
from walletpass.rewards.importing import Row, Told, Who, pack
from walletpass.web.api.selling import sale_from
from walletpass.web.api.selling_shapes import PurchaseIn, SaleLineIn
from walletpass.web.api.whose import Shown

MOST_ROWS: Final = 100_000
LARGEST_FILE: Final = 12 * 1024 * 1024
LARGEST_UNPACKED: Final = 64 * 1024 * 1024
_CSV: Final = "text/csv"
_LINES: Final = ("application/x-ndjson", "application/jsonl")
_DELIMITERS: Final = ",;\t"
_NUMBERS: Final = frozenset(
    ("net", "gross", "paid_with_points", "paid_with_gift_card", "quantity")
)
_OF_SALE: Final = frozenset(PurchaseIn.model_fields) - {
    "lines", "promo_codes", "redemption_id", "language", "audience",
}  # fmt: skip
_OF_LINE: Final = frozenset(("sku", "name", "category", "brand", "quantity"))
_NOBODY: Final = Holder("")

BODY: Final = {
    "required": True,
    "content": {
        _CSV: {"schema": {"type": "string"}},
        _LINES[0]: {"schema": {"type": "string"}},
    },
}


class UnfitPurchasesError(InvalidError):
    """A file that is no table of purchases."""

    code = "unfit-file"
    title = "This is no file of purchases"

    def __init__(self, what: str) -> None:
        super().__init__(what)


def file_sent(people: People) -> Told:
    """Return the file that is the body, sealed; a row that is unfit says so.

    Raises:
        UnfitPurchasesError: It is no such file, or has too many rows.
    """
    content = _unpacked(request.get_data())
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        message = f"It is not UTF-8: see byte {fault.start}."
        raise UnfitPurchasesError(message) from fault
    kind = request.mimetype
    if kind == _CSV:
        told = _table(text)
    elif kind in _LINES:
        told = _json_lines(text)
    else:
        message = f"Send it as {_CSV} or {_LINES[0]}, and say so as its Content-Type."
        raise UnfitPurchasesError(message)
    packed = pack(people, hashlib.sha256(content).hexdigest(), _rows(told))
    if not packed.rows:
        raise UnfitPurchasesError("There is no purchase in it.")
    return packed


def _rows(told: Iterator[Any]) -> Iterator[Row]:
    for number, row in enumerate(told, 1):
        if number > MOST_ROWS:
            message = f"It has more than {MOST_ROWS} rows. Send it in parts."
            raise UnfitPurchasesError(message)
        yield _row(number, row)


def _unpacked(body: bytes) -> bytes:
    if request.headers.get("Content-Encoding", "").strip().lower() != "gzip":
        return body
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


def _table(text: str) -> Iterator[Any]:
    header, _, _ = text.partition("\n")
    delimiter = max(_DELIMITERS, key=header.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip() for name in next(table, [])]
        _check(columns)
        for cells in table:
            if any(cell.strip() for cell in cells):
                yield _told(columns, cells)
    except csv.Error as fault:
        message = f"Line {table.line_num} cannot be read: {fault}."
        raise UnfitPurchasesError(message) from fault


def _check(columns: list[str]) -> None:
    strange = [name for name in columns if name not in _OF_SALE | _OF_LINE]
    missing = {"source", "receipt", "net"} - set(columns)
    if strange:
        known = ", ".join(sorted(_OF_SALE | _OF_LINE))
        message = f"No column is called {strange[0][:80]!r}. There are {known}."
        raise UnfitPurchasesError(message)
    if missing or len(set(columns)) != len(columns):
        message = "Its first line names `source`, `receipt` and `net`, each once."
        raise UnfitPurchasesError(message)


def _told(columns: list[str], cells: list[str]) -> Any:
    """Return a line of the table as a purchase would be told; empty cells are left out."""
    if len(cells) != len(columns):
        return f"{len(columns)} columns, but {len(cells)} cells"
    given = {
        name: _value(name, cell.strip())
        for name, cell in zip(columns, cells, strict=True)
        if cell.strip()
    }
    line = {name: given.pop(name) for name in _OF_LINE & given.keys()}
    if line:
        given["lines"] = [line | {"net": given.get("net")}]
    return given


def _value(name: str, cell: str) -> Any:
    if name in _NUMBERS and cell.isascii() and len(cell) <= 15:  # noqa: PLR2004 - more than any shop takes
        sign, digits = cell[:1] == "-", cell.removeprefix("-")
        if digits.isdecimal():
            return -int(digits) if sign else int(digits)
    return cell


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


assert SaleLineIn.model_fields.keys() >= _OF_LINE, "columns are parts of a line"
