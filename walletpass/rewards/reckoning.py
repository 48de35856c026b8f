"""What a sale earns: the one way that quotes, credits and returns all go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from walletpass.rewards.rules import (
    NOTHING_USED,
    Award,
    Basket,
    Earning,
    Facts,
    Line,
    Used,
    earn,
    with_payments,
)
from walletpass.rewards.rules.holding import Occasion
from walletpass.rewards.versions import Version
from walletpass.sales import Basket as SoldBasket
from walletpass.sales import BasketLine, Sale

UNCONFIRMED: Final = datetime(9998, 1, 1, tzinfo=UTC)
"""When points become active that wait for somebody's word."""

_NOTHING: Final = Earning("points", (), ())


def basket_of(sale: Sale, version: Version | None) -> Basket:
    """Return a fit sale as the rules see it."""
    return _paid(
        sale.currency,
        [
            _line(
                BasketLine(
                    number,
                    line.quantity,
                    line.net,
                    line.sku,
                    line.name,
                    line.category,
                    line.brand,
                    tuple(line.labels),
                    line.is_discounted,
                    line.is_delivery,
                    line.is_gift_card,
                )
            )
            for number, line in enumerate(sale.lines, 1)
        ],
        sale.promo_codes,
        version,
        points=sale.paid_with_points,
        gift_cards=sale.paid_with_gift_card,
    )


def basket_left(sold: SoldBasket, left: SoldBasket, version: Version | None) -> Basket:
    """Return what is left of a recorded basket as the rules see it.

    What points and gift cards paid of a line shrinks with the line, rounded down, so
    that less of a basket never counts for more.
    """
    whole = _paid(
        sold.currency,
        [_line(line) for line in sold.lines],
        sold.promo_codes,
        version,
        points=sold.paid_with_points,
        gift_cards=sold.paid_with_gift_card,
    )
    lines = {line.number: line for line in whole.lines}
    return replace(
        whole, lines=tuple(_shrunk(lines[part.number], part) for part in left.lines)
    )


def _shrunk(line: Line, left: BasketLine) -> Line:
    whole = line.net or 1
    return replace(
        line,
        net=left.net,
        quantity=left.quantity or 1,
        paid_with_points=line.paid_with_points * left.net // whole,
        paid_with_gift_card=line.paid_with_gift_card * left.net // whole,
    )


def _line(line: BasketLine) -> Line:
    return Line(
        line.number,
        line.net,
        line.quantity,
        line.sku,
        line.category,
        line.brand,
        frozenset(line.labels),
        line.is_discounted,
        line.is_delivery,
        line.is_gift_card,
    )


def _paid(
    currency: str,
    lines: Iterable[Line],
    promo_codes: Iterable[str],
    version: Version | None,
    *,
    points: int,
    gift_cards: int,
) -> Basket:
    basket = Basket(currency, tuple(lines), frozenset(promo_codes))
    if not points and not gift_cards:
        return basket
    spending = version.rules.document.spending if version else None
    return with_payments(basket, spending, points=points, gift_cards=gift_cards)


def reckon(
    version: Version | None,
    occasion: Occasion,
    facts: Facts,
    used: Used = NOTHING_USED,
) -> Earning:
    """Return what a basket or an event earns; without rules in force, or goods, nothing."""
    is_empty = isinstance(occasion, Basket) and not occasion.lines
    if version is None or is_empty:
        return _NOTHING
    return earn(version.rules, occasion, facts, used)


@dataclass(frozen=True, slots=True)
class Share:
    """Points that are credited together: they become active and expire together."""

    points: int
    activates_at: datetime | None
    expires_at: datetime | None


def shares_of(awards: Sequence[Award], *, at: datetime) -> list[Share]:
    """Return what is to be credited, the soonest to expire first.

    What has lapsed by the time it is credited, because the sale was told late, is not.
    """
    points: dict[tuple[datetime | None, datetime | None], int] = {}
    for award in awards:
        activates_at = award.activates_at
        if award.is_pending and activates_at is None:
            activates_at = UNCONFIRMED
        if award.expires_at is None or award.expires_at > at:
            key = activates_at, award.expires_at
            points[key] = points.get(key, 0) + award.amount
    shares = [Share(amount, *key) for key, amount in points.items() if amount]
    return sorted(shares, key=_order)


def _order(share: Share) -> tuple[datetime, datetime]:
    always = datetime.min.replace(tzinfo=UTC)
    never = datetime.max.replace(tzinfo=UTC)
    return share.expires_at or never, share.activates_at or always
