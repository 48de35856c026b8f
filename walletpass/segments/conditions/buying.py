"""Conditions on purchases: how many, for how much, when the first or the last.

Purchases that came back whole do not count, and of the others what came back does not.
Returns are known as of today, whatever moment is asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic_core import PydanticCustomError
from sqlalchemy import ColumnElement, Select, exists, func, literal, select

from walletpass.customers import Customer
from walletpass.sales import Purchase
from walletpass.sales.models import Channel, PresentedVia, PurchaseLine
from walletpass.segments.conditions.base import (
    Condition,
    Counted,
    Occurring,
    WordsOrNone,
)
from walletpass.segments.conditions.json import listed
from walletpass.segments.facts import Bought, Facts, Line
from walletpass.segments.moments import At, Span

_OF_LINES = ("skus", "categories", "brands", "labels")


@dataclass(frozen=True, kw_only=True)
class Goods:
    """Which purchases: where, how, and of what; an article must fit every list given."""

    skus: WordsOrNone = ()
    categories: WordsOrNone = ()
    brands: WordsOrNone = ()
    labels: WordsOrNone = ()
    stores: WordsOrNone = ()
    channels: tuple[Channel, ...] = ()
    presented_via: tuple[PresentedVia, ...] = ()

    @property
    def asks_lines(self) -> bool:
        """Whether it matters what was bought."""
        return any(getattr(self, name) for name in _OF_LINES)

    def of_purchase(self) -> Iterator[ColumnElement[bool]]:
        """Yield what must be true of a purchase, but for its lines."""
        yield Purchase.status != "returned"
        if self.stores:
            yield Purchase.store_id.in_(self.stores)
        if self.channels:
            yield Purchase.channel.in_(self.channels)
        if self.presented_via:
            yield Purchase.presented_via.in_(self.presented_via)

    def of_line(self) -> Iterator[ColumnElement[bool]]:
        """Yield what must be true of one of its lines."""
        yield PurchaseLine.purchase_id == Purchase.id
        yield PurchaseLine.returned_quantity < PurchaseLine.quantity
        if self.skus:
            yield PurchaseLine.sku.in_(self.skus)
        if self.categories:
            yield PurchaseLine.category.in_(self.categories)
        if self.brands:
            yield PurchaseLine.brand.in_(self.brands)
        if self.labels:
            yield listed(PurchaseLine.labels, self.labels)

    def takes(self, bought: Bought) -> bool:
        """Tell whether a purchase is meant."""
        return (
            bought.status != "returned"
            and (not self.stores or bought.store_id in self.stores)
            and (not self.channels or bought.channel in self.channels)
            and (not self.presented_via or bought.presented_via in self.presented_via)
            and (not self.asks_lines or any(map(self.takes_line, bought.lines)))
        )

    def takes_line(self, line: Line) -> bool:
        """Tell whether an article is meant."""
        return (
            line.returned_quantity < line.quantity
            and (not self.skus or line.sku in self.skus)
            and (not self.categories or line.category in self.categories)
            and (not self.brands or line.brand in self.brands)
            and (not self.labels or not set(self.labels).isdisjoint(line.labels))
        )

    def purchases(self, *asked: Any) -> Select[Any]:
        """Return a question about all such purchases of the customer around."""
        query = select(*asked).where(
            Purchase.customer_id == Customer.id, *self.of_purchase()
        )
        if self.asks_lines:
            query = query.where(
                exists().where(*self.of_line()).correlate(Purchase, Customer)
            )
        return query.correlate(Customer)


@dataclass(frozen=True, kw_only=True)
class HasBought(Occurring, Goods, Span):
    """How often somebody bought, such as four times in ninety days."""

    kind = "bought"
    weight = 4
    is_past_known = True

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def rows(self, at: At) -> Select[Any]:
        """Return the rows that are counted."""
        query = self.purchases(literal(1))
        return query.where(self.spans(Purchase.occurred_at, at))

    def answer(self, who: Facts, at: At) -> int:
        """Count the purchases."""
        return sum(self.takes(one) and self.covers(one.at, at) for one in who.purchases)


@dataclass(frozen=True, kw_only=True)
class HasSpent(Counted, Goods, Span):
    """How much somebody spent, in minor units; points count as money."""

    kind = "spent"
    weight = 5
    is_past_known = True
    least = None

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def asked(self, at: At) -> ColumnElement[int]:
        """Add up the purchases, or their lines."""
        if not self.asks_lines:
            query = self.purchases(_sum(Purchase.net - Purchase.returned))
        else:
            query = (
                select(_sum(PurchaseLine.net - PurchaseLine.returned_net))
                .select_from(Purchase)
                .join(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
                .where(Purchase.customer_id == Customer.id)
                .where(*self.of_purchase(), *self.of_line())
                .correlate(Customer)
            )
        return query.where(self.spans(Purchase.occurred_at, at)).scalar_subquery()

    def answer(self, who: Facts, at: At) -> int:
        """Add up the purchases, or their lines."""
        meant = [
            one for one in who.purchases if self.takes(one) and self.covers(one.at, at)
        ]
        if not self.asks_lines:
            return sum(one.net - one.returned for one in meant)
        return sum(
            line.net - line.returned_net
            for one in meant
            for line in one.lines
            if self.takes_line(line)
        )


def _sum(amount: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(amount), 0)


@dataclass(frozen=True, kw_only=True)
class _BoughtWhen(Condition[datetime], Goods, Span):
    is_past_known = True

    def __post_init__(self) -> None:
        Span.__post_init__(self)
        if self.is_open:
            raise open_time()

    def fitting(self, asked: ColumnElement[datetime], at: At) -> ColumnElement[bool]:
        """Return whether the moment lies in the time."""
        return self.spans(asked, at)

    def fits(self, answer: datetime, at: At) -> bool:
        """Tell whether the moment lies in the time."""
        return self.covers(answer, at)

    def _until(self, at: At) -> Select[Any]:
        query = self.purchases(Purchase.occurred_at)
        return query.where(Purchase.occurred_at <= at.now)

    def _moments(self, who: Facts, at: At) -> list[datetime]:
        bought = [one for one in who.purchases if self.takes(one)]
        return [one.at for one in bought if one.at <= at.now]


@dataclass(frozen=True, kw_only=True)
class LastBought(_BoughtWhen):
    """When somebody bought last, such as more than sixty days ago."""

    kind = "last_bought"

    def asked(self, at: At) -> ColumnElement[datetime]:
        """Find the last purchase."""
        return (
            self._until(at)
            .order_by(Purchase.occurred_at.desc())
            .limit(1)
            .scalar_subquery()
        )

    def answer(self, who: Facts, at: At) -> datetime | None:
        """Find the last purchase."""
        return max(self._moments(who, at), default=None)


@dataclass(frozen=True, kw_only=True)
class FirstBought(_BoughtWhen):
    """When somebody bought for the first time."""

    kind = "first_bought"

    def asked(self, at: At) -> ColumnElement[datetime]:
        """Find the first purchase."""
        return self._until(at).order_by(Purchase.occurred_at).limit(1).scalar_subquery()

    def answer(self, who: Facts, at: At) -> datetime | None:
        """Find the first purchase."""
        return min(self._moments(who, at), default=None)


def open_time() -> PydanticCustomError:
    """Return the fault of a time without ends."""
    return PydanticCustomError(
        "open-range",
        "A time without ends.",
        {"remedy": "Give days, over_days, since or until."},
    )
