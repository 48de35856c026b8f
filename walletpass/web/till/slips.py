"""A sale as it is typed at a till, on its way from page to page: a total, or its lines."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args

from werkzeug.datastructures import MultiDict

from walletpass.passes import CardRow
from walletpass.rewards import Holder
from walletpass.sales import Line, PresentedVia, Sale
from walletpass.web.till.amounts import money_typed, money_written
from walletpass.web.till.places import Spot

Sort = Literal["plain", "discounted", "delivery", "gift-card"]
"""What an article is to the rules, as a cashier can tell."""

SORTS: Final[tuple[Sort, ...]] = get_args(Sort)
MOST_LINES: Final = 60
LONGEST_RECEIPT: Final = 60
_LONGEST_TYPED: Final = 40
_LONGEST_SKU: Final = 64
_OURS: Final = "till-"
_OURS_AWAY: Final = "away-"  # kept while there was no line


@dataclass(frozen=True, slots=True)
class Typed:
    """One line as it stands in the form; *is_unfit* where no price can be read."""

    sku: str
    price: str
    sort: Sort
    is_unfit: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A sale as typed at a till: whose card, how it was shown, what is to be paid.

    It *is paid* where the till could ask nobody what it earns before.
    """

    spot: Spot
    staff_id: str
    card: CardRow
    program_id: str
    via: PresentedVia
    receipt: str
    amount: int
    at: datetime
    lines: Sequence[Line] = ()
    is_paid: bool = False

    @property
    def holder(self) -> Holder:
        """Whose points it moves."""
        return Holder(self.program_id, self.card.customer_id, self.card.id)

    def sale(self, receipt: str | None = None) -> Sale:
        """Return it as sales are told, under its own receipt or another."""
        return Sale(
            source=self.spot.store.code,
            receipt=receipt or self.receipt,
            currency=self.spot.brand.currency,
            lines=self.lines,
            net=self.amount,
            occurred_at=self.at,
            presented_via=self.via,
            store_id=self.spot.store.id,
            till_id=self.spot.till.id,
            staff_id=self.staff_id,
            is_paid=self.is_paid,
        )

    def fields(self) -> Iterator[tuple[str, str]]:
        """Return what a form or an address carries of it to the next page."""
        currency = self.spot.brand.currency
        yield "receipt", self.receipt
        yield "at", self.at.isoformat()
        if not self.lines:
            yield "amount", money_written(self.amount, currency)
        for line in self.lines:
            yield "sku", line.sku
            yield "price", money_written(line.net, currency)
            yield "sort", sort_of(line)

    def query(self) -> dict[str, Any]:
        """Return the same for an address."""
        query: dict[str, list[str]] = {}
        for name, value in self.fields():
            query.setdefault(name, []).append(value)
        return query

    def told(self) -> list[dict[str, str | int]]:
        """Return its lines as a browser keeps them while nobody can be asked."""
        return [
            {"sku": line.sku, "price": line.net, "sort": sort_of(line)}
            for line in self.lines
        ]


def sort_of(line: Line) -> Sort:
    """Return what an article is to the rules."""
    if line.is_gift_card:
        return "gift-card"
    if line.is_delivery:
        return "delivery"
    return "discounted" if line.is_discounted else "plain"


def line_of(sku: str, price: int, sort: str) -> Line:
    """Return a line of so much money for an article of this sort."""
    return Line(
        price,
        sku=sku,
        is_discounted=sort == "discounted",
        is_delivery=sort == "delivery",
        is_gift_card=sort == "gift-card",
    )


def new_receipt() -> str:
    """Return a name for a sale whose paper receipt nobody typed."""
    return f"{_OURS}{secrets.token_hex(6)}"


def is_ours(receipt: str) -> bool:
    """Tell whether we named the sale, for there was no receipt on paper."""
    return receipt.startswith((_OURS, _OURS_AWAY))


def receipt_in(told: "MultiDict[str, str]") -> tuple[str, str]:
    """Return the receipt somebody typed, and the name we gave the sale before.

    Either may be empty; on its way from page to page, a name of ours is no receipt.
    """
    typed = told.get("receipt", "")[:LONGEST_RECEIPT].strip()
    given = told.get("sale", "")[:LONGEST_RECEIPT].strip()
    return ("", typed) if is_ours(typed) else (typed, given)


def rows_in(told: "MultiDict[str, str]", currency: str) -> list[Typed]:
    """Return the lines that a form tells, but for those that are empty."""
    parts = (told.getlist(name)[:MOST_LINES] for name in ("sku", "price", "sort"))
    rows = []
    for sku, price, sort in zip(*parts, strict=False):
        named, typed = sku[:_LONGEST_SKU].strip(), price[:_LONGEST_TYPED].strip()
        if named or typed:
            known: Sort = next((one for one in SORTS if one == sort), "plain")
            is_unfit = money_typed(typed, currency) is None
            rows.append(Typed(named, typed, known, is_unfit))
    return rows


def lines_in(told: "MultiDict[str, str]", currency: str) -> list[Line] | None:
    """Return the lines of a sale that a form tells, None if one has no price."""
    lines = []
    for row in rows_in(told, currency):
        price = money_typed(row.price, currency)
        if price is None:
            return None
        lines.append(line_of(row.sku, price, row.sort))
    return lines


def amount_in(told: "MultiDict[str, str]", currency: str) -> int | None:
    """Return what a form says is to be paid, in minor units, None if it is no amount."""
    lines = lines_in(told, currency)
    if lines is None:
        return None
    if lines:
        return sum(line.net for line in lines)
    return money_typed(told.get("amount", "")[:_LONGEST_TYPED], currency)
