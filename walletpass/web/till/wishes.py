"""What of a receipt is to come back: all of it, some lines, or a part of its amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import request
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.sales import Item, Left
from walletpass.web.till.amounts import money_typed
from walletpass.web.till.shifts import Shift

_ONE: Final = 1000  # thousandths


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the receipt as the cashier reads it.

    *name* may be empty, and so is *many* where it is one thing.
    """

    number: int
    name: str
    many: str
    money: str


def lines_left(session: Session, shift: Shift, purchase_id: str) -> list[Line]:
    """Return what of a purchase is still with the customer."""
    basket = sales.basket_left(session, shift.brand_id, purchase_id)
    names = {line.number: line.name or line.sku for line in basket.lines}
    return [
        Line(
            line.number,
            names.get(line.number, ""),
            _many(shift, line.quantity_left),
            shift.money(line.net_left),
        )
        for line in _left(session, shift, purchase_id)
    ]


def _many(shift: Shift, quantity: int) -> str:
    return "" if quantity == _ONE else shift.say.number(quantity / _ONE)


def _left(session: Session, shift: Shift, purchase_id: str) -> list[Left]:
    lines = sales.lines_of(session, shift.brand_id, purchase_id)
    return [line for line in lines if not line.is_gone]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to come back: lines, or a part of the only one; *net* in minor units.

    *is_whole* tells whether nothing is left then.
    """

    items: Sequence[Item]
    net: int
    is_whole: bool


def wish_in(session: Session, shift: Shift, purchase_id: str) -> Wish | None:
    """Return what the form asks to take back, None if that is nothing sensible."""
    left = _left(session, shift, purchase_id)
    if request.form.get("whole"):
        return _of_lines(left, left)
    if len(left) == 1:
        return _of_amount(left[0], request.form.get("amount", "").strip(), shift)
    chosen = {number for number in request.form.getlist("line") if number.isdecimal()}
    return _of_lines([line for line in left if str(line.number) in chosen], left)


def _of_lines(lines: Sequence[Left], left: Sequence[Left]) -> Wish | None:
    if not lines:
        return None
    items = [Item(line.number) for line in lines]
    net = sum(line.net_left for line in lines)
    return Wish(items, net, is_whole=len(lines) == len(left))


def _of_amount(line: Left, typed: str, shift: Shift) -> Wish | None:
    amount = money_typed(typed, shift.spot.brand.currency)
    if amount is None or amount > line.net_left:
        return None
    if amount == line.net_left:
        return _of_lines([line], [line])
    return Wish([Item(line.number, amount=amount)], amount, is_whole=False)
