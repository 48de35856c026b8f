"""Tables of purchases: a line of column names, and a row for each purchase or article."""

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from walletpass.kernel.errors import InvalidError
from walletpass.web.api.selling_shapes import PurchaseIn, SaleLineIn

_DELIMITERS: Final = ",;\t"
_FLAGS: Final = frozenset(("is_discounted", "is_delivery", "is_gift_card"))
_OF_LINE: Final = _FLAGS | {"sku", "name", "category", "brand", "quantity"}
_OF_SALE: Final = frozenset(PurchaseIn.model_fields) - {
    "lines", "promo_codes", "redemption_id", "language", "audience",
}  # fmt: skip
_NUMBERS: Final = frozenset(
    ("net", "gross", "paid_with_points", "paid_with_gift_card", "quantity")
)
_YES_OR_NO: Final = {
    "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False,
}  # fmt: skip


class UnfitPurchasesError(InvalidError):
    """A file that is no table of purchases."""

    code = "unfit-file"
    title = "This is no file of purchases"

    def __init__(self, what: str) -> None:
        super().__init__(what)


def table(text: str) -> Iterator[tuple[int, Any]]:
    """Return each purchase of a table as it would be told, and the number of its row.

    Rows that name articles of one receipt, and follow each other, are one purchase.

    Raises:
        UnfitPurchasesError: It is no such table.
    """
    for _, rows in groupby(enumerate(_rows(text), 1), key=_receipt):
        first, *others = rows
        yield _joined([first, *others]) if others else first


def _rows(text: str) -> Iterator[Any]:
    header, _, _ = text.partition("\n")
    delimiter = max(_DELIMITERS, key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip() for name in next(rows, [])]
        _check(columns)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _told(columns, cells)
    except csv.Error as fault:
        message = f"Line {rows.line_num} cannot be read: {fault}."
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
    """Return a row as a purchase would be told; empty cells are left out."""
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
    if name in _FLAGS:
        return _YES_OR_NO.get(cell.casefold(), cell)
    if name in _NUMBERS and cell.isascii() and len(cell) <= 15:  # noqa: PLR2004 - more than any shop takes
        sign, digits = cell[:1] == "-", cell.removeprefix("-")
        if digits.isdecimal():
            return -int(digits) if sign else int(digits)
    return cell


def _receipt(row: tuple[int, Any]) -> Any:
    """Return what rows of one receipt have in common, and nobody else."""
    number, told = row
    if not isinstance(told, dict) or "lines" not in told:
        return number
    return told.get("source"), told.get("receipt")


def _joined(rows: list[tuple[int, dict[str, Any]]]) -> tuple[int, Any]:
    """Make one purchase of its articles; what they say of the whole must agree."""
    first = rows[0][0]
    whole: dict[str, Any] = {}
    for number, told in rows:
        for name, value in told.items():
            if name not in {"net", "lines"} and whole.setdefault(name, value) != value:
                return first, f"Row {number} says another {name} of the same receipt"
    return first, whole | {"lines": [told["lines"][0] for _, told in rows]}


assert SaleLineIn.model_fields.keys() >= _OF_LINE, "columns are parts of a line"
