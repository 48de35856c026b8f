"""What of a receipt is to come back: all of it, some lines or pieces, or an amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import request
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.sales import Item, Left
from walletpass.web.till.amounts import money_typed, pieces_typed, pieces_written
from walletpass.web.till.shifts import Shift

_LONGEST_TYPED: Final = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the receipt with what is left of it, and what the form says of it."""

    left: Left
    name: str
    is_chosen: bool
    typed: str

    @property
    def is_several(self) -> bool:
        """Whether one can ask how much of it comes back: it is not one piece."""
        return self.left.quantity_left not in (0, sales.ONE)

    @property
    def is_counted(self) -> bool:
        """Whether it is counted in pieces; else it is weighed or measured."""
        return self.left.quantity_left % sales.ONE == 0

    @property
    def many(self) -> str:
        """How many are left, as one would type it with a point."""
        return pieces_written(self.left.quantity_left)

    @property
    def item(self) -> Item | None:
        """What is to come back of it, None if that is not left of it."""
        if not self.is_several or not self.typed:
            return Item(self.left.number)
        pieces = pieces_typed(self.typed)
        if pieces is None or pieces > self.left.quantity_left:
            return None
        is_all = pieces == self.left.quantity_left
        return Item(self.left.number, quantity=None if is_all else pieces)

    @property
    def is_unfit(self) -> bool:
        """Whether more of it was asked for than is left, or nothing that is a number."""
        return self.is_chosen and self.item is None


def lines_left(session: Session, shift: Shift, purchase_id: str) -> list[Line]:
    """Return what of a purchase is still with the customer."""
    basket = sales.basket_left(session, shift.brand_id, purchase_id)
    names = {line.number: line.name or line.sku for line in basket.lines}
    chosen = set(request.form.getlist("line"))
    return [
        Line(
            line,
            names.get(line.number) or shift.say("till.return.line", number=line.number),
            str(line.number) in chosen,
            request.form.get(f"pieces-{line.number}", "")[:_LONGEST_TYPED].strip(),
        )
        for line in sales.lines_of(session, shift.brand_id, purchase_id)
        if not line.is_gone
    ]


def asks_amount(lines: Sequence[Line]) -> bool:
    """Tell whether there is but one thing, of which some money may come back."""
    return len(lines) == 1 and not lines[0].is_several


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to come back, worth *net* minor units; *fields* say it in a form.

    *parts* are lines that come back and how many thousandths of each, unless that is
    all there was, or an amount.
    """

    items: Sequence[Item]
    net: int
    fields: Sequence[tuple[str, str]]
    parts: Sequence[tuple[Line, int]] = ()


def wish_in(lines: Sequence[Line], shift: Shift) -> Wish | None:
    """Return what the form asks to take back, None if that is nothing sensible."""
    if request.form.get("whole"):
        return _whole(lines)
    if asks_amount(lines):
        return _of_amount(lines[0], request.form.get("amount", "").strip(), shift)
    chosen = [line for line in lines if line.is_chosen]
    if any(line.is_unfit for line in chosen):
        return None
    items = [line.item for line in chosen if line.item]
    if items == [Item(line.left.number) for line in lines]:
        return _whole(lines)
    return _of_parts(chosen, items, shift) if items else None


def _whole(lines: Sequence[Line]) -> Wish | None:
    if not lines:
        return None
    items = [Item(line.left.number) for line in lines]
    net = sum(line.left.net_left for line in lines)
    return Wish(items, net, [("whole", "1")])


def _of_amount(line: Line, typed: str, shift: Shift) -> Wish | None:
    amount = money_typed(typed, shift.spot.brand.currency)
    if amount is None or amount > line.left.net_left:
        return None
    if amount == line.left.net_left:
        return _whole([line])
    return Wish([Item(line.left.number, amount=amount)], amount, [("amount", typed)])


def _of_parts(chosen: Sequence[Line], items: Sequence[Item], shift: Shift) -> Wish:
    left = [line.left for line in chosen]
    taken = sales.take(left, items, currency=shift.spot.brand.currency)
    by_number = {part.number: part for part in taken}
    fields = [("line", str(line.left.number)) for line in chosen]
    fields += [
        (f"pieces-{line.left.number}", line.typed) for line in chosen if line.typed
    ]
    parts = [(line, by_number[line.left.number].quantity) for line in chosen]
    return Wish(items, sum(part.net for part in taken), fields, parts)
