"""What was paid with points and with gift cards, line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from walletpass.rewards.rules.allotting import allot
from walletpass.rewards.rules.basket import Basket
from walletpass.rewards.rules.errors import UnfitBasketError
from walletpass.rewards.rules.selecting import exclusions
from walletpass.rewards.rules.spending import Spending


def with_payments(
    basket: Basket,
    spending: Spending | None = None,
    *,
    points: int = 0,
    gift_cards: int = 0,
) -> Basket:
    """Return the basket with payments told for the whole receipt spread over its lines.

    Both are minor units. Points go to the lines that they may pay, gift cards to those
    that are none themselves, in proportion to the price; only what does not fit there
    goes to the others.

    Raises:
        UnfitBasketError: More was paid than all lines cost.
    """
    if min(points, gift_cards) < 0 or points + gift_cards > basket.net:
        raise UnfitBasketError(0, "More was paid than the basket costs.")
    refused = exclusions(spending.leaves_out) if spending else ()
    barred = {
        line.number for line in basket.lines if any(fits(line) for _, fits in refused)
    }
    left = {line.number: line.net for line in basket.lines}
    by_points = _spread(points, left, barred)
    left = {number: net - by_points[number] for number, net in left.items()}
    cards = {line.number for line in basket.lines if line.is_gift_card}
    by_gift_cards = _spread(gift_cards, left, cards)
    return replace(
        basket,
        lines=tuple(
            replace(
                line,
                paid_with_points=by_points[line.number],
                paid_with_gift_card=by_gift_cards[line.number],
            )
            for line in basket.lines
        ),
    )


def _spread(amount: int, left: Mapping[int, int], last: set[int]) -> dict[int, int]:
    parts = dict.fromkeys(left, 0)
    for weights in _first_and_last(left, last):
        part = min(amount, sum(weights.values()))
        if part:
            parts.update(allot(part, weights))
        amount -= part
    return parts


def _first_and_last(
    left: Mapping[int, int], last: set[int]
) -> Iterator[dict[int, int]]:
    yield {number: net for number, net in left.items() if number not in last}
    yield {number: net for number, net in left.items() if number in last}
