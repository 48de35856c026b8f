"""What really happened, in the order it was told: purchases and returns, in batches."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from walletpass.kernel.ids import first_id
from walletpass.ledger import Account, Transaction
from walletpass.rewards.models import Credit
from walletpass.rewards.using import Entities
from walletpass.sales import (
    Basket,
    BasketLine,
    Purchase,
    PurchaseLine,
    Refund,
    RefundLine,
    basket_after,
)

_BATCH: Final = 500
_Row = Any


@dataclass(frozen=True, slots=True)
class Bought:
    """A purchase, what it was credited with, and who is who in it."""

    purchase_id: str
    receipt: str
    told_at: datetime
    customer_id: str
    basket: Basket
    kept: Credit
    entities: Entities
    comes_back: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """A return: what was left of the basket after each one so far, this one last.

    *unearned* is what the books took back of the purchase by then, in hundredths; None
    where somebody also took some back by hand.
    """

    told_at: datetime
    bought: Bought
    left: Sequence[Basket]
    unearned: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a program's past: from one instant up to another."""

    brand_id: str
    program_id: str
    since: datetime
    until: datetime


def past(session: Session, stretch: Stretch) -> Iterator[Bought | Returned]:
    """Tell what happened, in order; memory stays flat however long it is."""
    return merge(
        _purchases(session, stretch), _returns(session, stretch), key=_when_told
    )


def _when_told(one: Bought | Returned) -> tuple[datetime, bool]:
    return one.told_at, isinstance(one, Returned)


def _purchases(session: Session, stretch: Stretch) -> Iterator[Bought]:
    after = first_id("pur", stretch.since)
    last = first_id("pur", stretch.until)
    while True:
        rows = session.execute(
            bought_in(stretch)
            .where(Purchase.id > after, Purchase.id < last)
            .order_by(Purchase.id)
            .limit(_BATCH)
        ).all()
        yield from sorted(_bought(session, rows), key=_when_told)
        if len(rows) < _BATCH:
            return
        after = rows[-1].id


_CREDIT: Final = (
    Credit.version_id,
    Credit.facts,
    Credit.used,
    Credit.awards,
    Credit.lots,
    Credit.points,
    Credit.discount,
    Credit.credited_at,
)


def bought_in(stretch: Stretch) -> Select[*tuple[Any, ...]]:
    """Return the query for what a program credited."""
    return (
        select(
            Purchase.id,
            Purchase.receipt,
            Purchase.received_at,
            Purchase.customer_id,
            Purchase.bought_as_id,
            Purchase.pass_id,
            Purchase.store_id,
            Purchase.staff_id,
            Purchase.currency,
            Purchase.net,
            Purchase.paid_with_points,
            Purchase.paid_with_gift_card,
            Purchase.promo_codes,
            Purchase.returned,
            Purchase.status,
            *_CREDIT,
        )
        .join(Credit, Credit.purchase_id == Purchase.id)
        .join(Account, Account.id == Credit.account_id)
        .where(
            Credit.brand_id == stretch.brand_id,
            Account.program_id == stretch.program_id,
        )
    )


def _bought(session: Session, rows: Sequence[_Row]) -> list[Bought]:
    lines: dict[str, list[BasketLine]] = {row.id: [] for row in rows}
    found = session.execute(
        select(*PurchaseLine.__table__.c)
        .where(PurchaseLine.purchase_id.in_(lines))
        .order_by(PurchaseLine.purchase_id, PurchaseLine.number)
    )
    for line in found:
        lines[line.purchase_id].append(
            BasketLine(
                line.number,
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
    return [_as_bought(row, lines[row.id]) for row in rows]


def _as_bought(row: _Row, lines: Sequence[BasketLine]) -> Bought:
    basket = Basket(
        row.currency,
        row.net,
        row.paid_with_points,
        row.paid_with_gift_card,
        row.promo_codes,
        lines,
    )
    kept = Credit(
        purchase_id=row.id,
        kept={},
        **{column.key: getattr(row, column.key) for column in _CREDIT},
    )
    return Bought(
        row.id,
        row.receipt,
        row.received_at,
        row.customer_id,
        basket,
        kept,
        _entities(row),
        comes_back=row.status != "kept" or row.returned > 0,
    )


def _entities(row: _Row) -> Entities:
    """Return who is who; what the limits were held by then goes before all else."""
    who = row.bought_as_id or row.customer_id
    named = {
        "customer": who,
        "card": row.pass_id or who,
        "store": row.store_id,
        "cashier": row.staff_id,
        "program": None,
    }
    return named | {use[1]: use[2] for use in row.used}


def _returns(session: Session, stretch: Stretch) -> Iterator[Returned]:
    after = first_id("ref", stretch.since)
    last = first_id("ref", stretch.until)
    while True:
        rows = session.execute(
            select(Refund.id, Refund.purchase_id, Refund.received_at)
            .join(Credit, Credit.purchase_id == Refund.purchase_id)
            .join(Account, Account.id == Credit.account_id)
            .where(
                Credit.brand_id == stretch.brand_id,
                Account.program_id == stretch.program_id,
                Refund.id > after,
                Refund.id < last,
            )
            .order_by(Refund.id)
            .limit(_BATCH)
        ).all()
        yield from sorted(_returned(session, stretch, rows), key=_when_told)
        if len(rows) < _BATCH:
            return
        after = rows[-1].id


def _returned(
    session: Session, stretch: Stretch, rows: Sequence[_Row]
) -> Iterator[Returned]:
    ids = {row.purchase_id for row in rows}
    found = session.execute(bought_in(stretch).where(Purchase.id.in_(ids))).all()
    bought = {one.purchase_id: one for one in _bought(session, found)}
    came_back = _came_back(session, ids)
    taken = _taken(session, bought.values())
    for row in rows:
        one = bought[row.purchase_id]
        backs = [back for back in came_back[one.purchase_id] if back.id <= row.id]
        told_at = max(row.received_at, *(back.told_at for back in backs))
        left = [basket_after(one.basket, back.of_lines) for back in backs]
        refunds = {back.id for back in backs}
        yield Returned(told_at, one, left, _unearned(one.kept, taken, refunds, told_at))


@dataclass(frozen=True, slots=True)
class _Back:
    """A return, and what had come back of each line after it."""

    id: str
    told_at: datetime
    of_lines: Mapping[int, tuple[int, int]]


def _came_back(session: Session, ids: set[str]) -> Mapping[str, list[_Back]]:
    """Return the returns by purchase, in the order they were taken back in.

    Whose request began first may have waited for another: the ids tell the order.
    """
    lines = session.execute(
        select(
            Refund.purchase_id,
            Refund.received_at,
            RefundLine.refund_id,
            RefundLine.number,
            RefundLine.quantity,
            RefundLine.net,
        )
        .join(Refund, Refund.id == RefundLine.refund_id)
        .where(Refund.purchase_id.in_(ids))
        .order_by(Refund.purchase_id, Refund.id)
    )
    by_purchase: dict[str, list[_Back]] = {}
    for purchase_id, of_purchase in groupby(lines, key=lambda line: line.purchase_id):
        back: dict[int, tuple[int, int]] = {}
        steps = by_purchase[purchase_id] = []
        for refund_id, taken in groupby(of_purchase, key=lambda line: line.refund_id):
            for line in taken:
                quantity, net = back.get(line.number, (0, 0))
                back[line.number] = quantity + line.quantity, net + line.net
            steps.append(_Back(refund_id, line.received_at, dict(back)))
    return by_purchase


def _taken(session: Session, bought: Any) -> Mapping[str, list[_Row]]:
    lots = [lot["id"] for one in bought for lot in one.kept.lots]
    taken: dict[str, list[_Row]] = {}
    for row in session.execute(
        select(
            Transaction.of_id,
            Transaction.total,
            Transaction.source,
            Transaction.posted_at,
        ).where(Transaction.of_id.in_(lots), Transaction.kind == "reverse")
    ):
        taken.setdefault(row.of_id, []).append(row)
    return taken


def _unearned(
    kept: Credit,
    taken: Mapping[str, list[_Row]],
    refunds: Collection[str],
    at: datetime,
) -> int | None:
    total = 0
    for lot in kept.lots:
        by_then = 0
        for row in taken.get(lot["id"], ()):
            refund_id, is_return, _ = row.source.partition("/taken/")
            if not is_return and row.posted_at <= at:
                return None
            if refund_id in refunds:
                by_then = max(by_then, row.total)
        total += by_then
    return total
