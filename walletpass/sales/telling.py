"""What a shop tells us: a sale, a return. Plain values, made fit before they are kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Final, get_args

import orjson

from walletpass.sales import fitness
from walletpass.sales.errors import UnfitSaleError
from walletpass.sales.models import Channel, PresentedVia

ONE = 1000  # thousandths


@dataclass(frozen=True, slots=True)
class Line:
    """One article of a sale: *net* is what it came to after discounts."""

    net: int
    quantity: int = ONE
    sku: str = ""
    name: str = ""
    category: str = ""
    brand: str = ""
    labels: Sequence[str] = ()
    is_discounted: bool = False
    is_delivery: bool = False
    is_gift_card: bool = False


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale as told. *source* and *receipt* name it; told twice, it counts once.

    *net* is what all lines come to; without lines it is all there is to tell. *gross*
    is the same before discounts. *paid_with_points* is the part of *net* that points
    paid for, *paid_with_gift_card* another. It *is paid* where nobody was asked before
    the customer paid in full. Without *occurred_at* it happened when we heard of it.
    """

    source: str
    receipt: str
    currency: str
    lines: Sequence[Line] = ()
    net: int | None = None
    gross: int | None = None
    paid_with_points: int = 0
    paid_with_gift_card: int = 0
    promo_codes: Sequence[str] = ()
    occurred_at: datetime | None = None
    channel: Channel = "store"
    presented_via: PresentedVia | None = None
    customer_id: str | None = None
    pass_id: str | None = None
    store_id: str | None = None
    till_id: str | None = None
    staff_id: str | None = None
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What came back: a line by its *number*, or an article by its *sku*.

    A *quantity* alone is worth its share of what the line came to; an *amount* alone
    is money back for goods that stayed; neither means all that is left.
    """

    number: int | None = None
    sku: str | None = None
    quantity: int | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """A return as told. Without *items*, everything that is left came back."""

    source: str
    receipt: str
    items: Sequence[Item] = ()
    reason: str = ""
    occurred_at: datetime | None = None
    store_id: str | None = None
    till_id: str | None = None
    staff_id: str | None = None


def fit_sale(sale: Sale) -> Sale:
    """Return the sale in the one spelling we keep, with *net* and *gross* filled in.

    A sale told as an amount alone gets one line without a name.

    Raises:
        UnfitSaleError: It names the field that cannot be right.
    """
    if len(sale.lines) > fitness.MOST_LINES:
        raise UnfitSaleError("lines", f"tell up to {fitness.MOST_LINES}.")
    lines = [_fit_line(number, line) for number, line in enumerate(sale.lines, 1)]
    if not lines:
        lines = [Line(fitness.money("net", sale.net, least=1))]
    net = sum(line.net for line in lines)
    if sale.net is not None and sale.net != net:
        raise UnfitSaleError("net", f"{sale.net}, but the lines come to {net}.")
    fitness.money("net", net, least=1)
    gross = fitness.money("gross", net if sale.gross is None else sale.gross)
    paid = fitness.money("paid_with_points", sale.paid_with_points)
    fitness.money("paid_with_gift_card", sale.paid_with_gift_card)
    if gross < net:
        raise UnfitSaleError(
            "gross", f"{gross} is less than the {net} after discounts."
        )
    if paid > net:
        raise UnfitSaleError("paid_with_points", f"{paid} is more than the {net} due.")
    if sale.paid_with_gift_card > net - paid:
        told = f"{sale.paid_with_gift_card} is more than the {net - paid} due."
        raise UnfitSaleError("paid_with_gift_card", told)
    fitness.one_of("channel", sale.channel, get_args(Channel))
    if sale.presented_via is not None:
        fitness.one_of("presented_via", sale.presented_via, get_args(PresentedVia))
    return replace(
        sale,
        **_fit_key(sale),
        currency=fitness.text("currency", sale.currency, 3, least=3).upper(),
        promo_codes=fitness.labels("promo_codes", sale.promo_codes),
        lines=lines,
        net=net,
        gross=gross,
    )


def _fit_line(number: int, line: Line) -> Line:
    where = f"lines[{number}]."
    return Line(
        fitness.money(where + "net", line.net),
        fitness.pieces(where + "quantity", line.quantity),
        fitness.text(where + "sku", line.sku, 64),
        fitness.text(where + "name", line.name, 200),
        fitness.text(where + "category", line.category, 120),
        fitness.text(where + "brand", line.brand, 120),
        fitness.labels(where + "labels", line.labels) if line.labels else (),
        line.is_discounted,
        line.is_delivery,
        line.is_gift_card,
    )


def _fit_key(told: Sale | Return) -> dict[str, Any]:
    return {
        "source": fitness.text("source", told.source, 64, least=1),
        "receipt": fitness.text("receipt", told.receipt, 100, least=1),
        "occurred_at": fitness.instant("occurred_at", told.occurred_at),
    } | {
        field: _fit_id(field, given)
        for field in ("customer_id", "pass_id", "store_id", "till_id", "staff_id")
        if (given := getattr(told, field, None)) is not None
    }


def _fit_id(field: str, given: Any) -> str:
    return fitness.text(field, given, 32, least=1)


def fit_return(told: Return) -> Return:
    """Return the return in the one spelling we keep.

    Raises:
        UnfitSaleError: It names the field that cannot be right.
    """
    if len(told.items) > fitness.MOST_LINES:
        raise UnfitSaleError("items", f"tell up to {fitness.MOST_LINES}.")
    return replace(
        told,
        **_fit_key(told),
        items=[_fit_item(place, item) for place, item in enumerate(told.items, 1)],
        reason=fitness.text("reason", told.reason, 200),
    )


def _fit_item(place: int, item: Item) -> Item:
    where = f"items[{place}]"
    if (item.number is None) == (item.sku is None):
        raise UnfitSaleError(where, "name either the line's number or a sku.")
    number, sku, quantity, amount = item.number, item.sku, item.quantity, item.amount
    if number is not None and (type(number) is not int or number < 1):
        raise UnfitSaleError(f"{where}.number", "lines are numbered from 1.")
    if sku is not None:
        sku = fitness.text(f"{where}.sku", sku, 64, least=1)
    if quantity is not None:
        fitness.pieces(f"{where}.quantity", quantity)
    if amount is not None:
        fitness.money(f"{where}.amount", amount, least=0 if quantity else 1)
    return Item(number, sku, quantity, amount)


_PARTS: Final = {
    kind: [
        part.name for part in fields(kind) if part.name not in {"till_id", "staff_id"}
    ]
    for kind in (Sale, Return)
}


def digest_of(told: Sale | Return, *about: str) -> bytes:
    """Return what tells this from another under the same receipt (32 bytes).

    Who told it is left out: a sale that waited in one cashier's queue may be sent by
    the next one, and is the same sale.
    """
    parts = [getattr(told, name) for name in _PARTS[type(told)]]
    return hashlib.sha256(orjson.dumps([*parts, *about])).digest()
