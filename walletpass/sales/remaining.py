"""What is left of a purchase, and what a return takes of it: pure rules, no tables.

The share of a quantity is worked out from the whole line and from all that came back
before, so that three pieces returned one by one are worth what three at once are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from walletpass.sales.errors import NotOnReceiptError, RefundTooLargeError
from walletpass.sales.telling import Item


@dataclass(frozen=True, slots=True)
class Left:
    """A line as sold, and what has come back of it."""

    number: int
    sku: str
    quantity: int
    net: int
    returned_quantity: int = 0
    returned_net: int = 0

    @property
    def quantity_left(self) -> int:
        """How many thousandths the customer kept."""
        return self.quantity - self.returned_quantity

    @property
    def net_left(self) -> int:
        """How much of its money the shop kept."""
        return self.net - self.returned_net

    @property
    def is_gone(self) -> bool:
        """Whether nothing is left of it."""
        return self.quantity_left == 0 and self.net_left == 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a return takes of one line."""

    number: int
    quantity: int
    net: int


def is_returned(lines: Iterable[Left]) -> bool:
    """Tell whether nothing of a purchase was kept.

    Where money was paid, it is money that counts: a gift that stays does not keep a
    purchase alive.
    """
    lines = list(lines)
    if any(line.net for line in lines):
        return not any(line.net_left for line in lines)
    return all(line.is_gone for line in lines)


def take(lines: Sequence[Left], items: Sequence[Item], *, currency: str) -> list[Taken]:
    """Return what these items take of the lines, each line once, in order.

    Raises:
        NotOnReceiptError: An item names a line or an article that was not bought.
        RefundTooLargeError: More than is left of it, or nothing is left at all.
    """
    now = {line.number: line for line in lines}
    articles: dict[str, list[int]] = {}
    for line in lines:
        articles.setdefault(line.sku, []).append(line.number)
    if not items:
        items = [Item(line.number) for line in lines if not line.is_gone]
        if not items:
            raise _too_large("This purchase", lines, Item(), currency)
    for item in items:
        by_sku = articles.get(item.sku or "", [])
        numbers = by_sku if item.number is None else [item.number]
        named = [now[number] for number in numbers if number in now]
        for line in _taking(named, item, currency):
            now[line.number] = line
    return [
        Taken(
            line.number,
            now[line.number].returned_quantity - line.returned_quantity,
            now[line.number].returned_net - line.returned_net,
        )
        for line in lines
        if now[line.number] is not line
    ]


def _taking(named: Sequence[Left], item: Item, currency: str) -> list[Left]:
    name = f"Article {item.sku!r}" if item.number is None else f"Line {item.number}"
    if not named:
        raise NotOnReceiptError(name)
    left = [line for line in named if not line.is_gone]
    if not left:
        raise _too_large(name, named, item, currency)
    if item.quantity is None and item.amount is None:
        return [
            replace(line, returned_quantity=line.quantity, returned_net=line.net)
            for line in left
        ]
    pieces = _spread(item.quantity or 0, [line.quantity_left for line in left])
    money = (
        [_worth(line, part) for line, part in zip(left, pieces, strict=True)]
        if item.amount is None
        else _spread(item.amount, [line.net_left for line in left])
    )
    if sum(pieces) < (item.quantity or 0) or sum(money) < (item.amount or 0):
        raise _too_large(name, named, item, currency)
    return [
        replace(
            line,
            returned_quantity=line.returned_quantity + part,
            returned_net=line.returned_net + amount,
        )
        for line, part, amount in zip(left, pieces, money, strict=True)
        if part or amount
    ]


def _spread(wanted: int, room: Sequence[int]) -> list[int]:
    """Fill the rooms in their order, so that two halves fill as one whole does."""
    parts = []
    for most in room:
        part = min(wanted, most)
        parts.append(part)
        wanted -= part
    return parts


def _worth(line: Left, quantity: int) -> int:
    """Return the share of a line's money that so many more thousandths are worth."""
    before = line.net * line.returned_quantity // line.quantity
    after = line.net * (line.returned_quantity + quantity) // line.quantity
    return min(after - before, line.net_left)


def _too_large(
    name: str, lines: Sequence[Left], item: Item, currency: str
) -> RefundTooLargeError:
    return RefundTooLargeError(
        name,
        quantity_left=sum(line.quantity_left for line in lines),
        net_left=sum(line.net_left for line in lines),
        quantity=item.quantity,
        net=item.amount,
        currency=currency,
    )
