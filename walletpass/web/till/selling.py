"""What a sale is worth in points, and what becomes of them: the pages know no more.

    told = selling.quote(session, slip)
    sold = selling.sell(session, slip, now=now)
    selling.undo(session, spot, sold.purchase.id, staff_id=anna, now=now)

A sale is named by its store and receipt and counts once: told again, it is the earlier
one, whoever tells it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from babel.numbers import get_currency_precision
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, ledger, sales
from walletpass.ledger import Account
from walletpass.passes import CardRow
from walletpass.rewards import rules
from walletpass.rewards.rules import Because, RuleSet
from walletpass.sales import PresentedVia, Purchase, ReceiptTakenError
from walletpass.web.till.places import Spot

UNDONE: Final = "undone at once"  # the reason of returns that undo
UNDO_FOR: Final = timedelta(seconds=60)
_ON_ITS_WAY: Final = timedelta(seconds=5)  # a press in the last second still counts
_TOLD_WITHIN: Final = timedelta(days=31)  # a till that was offline
_MOST_UNDONE: Final = 9


@dataclass(frozen=True, slots=True)
class Slip:
    """A sale as typed at a till: whose card, how it was shown, what was paid."""

    spot: Spot
    staff_id: str
    card: CardRow
    via: PresentedVia
    receipt: str
    amount: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Quote:
    """What a sale would earn, in hundredths, and the reason of each part."""

    points: int
    reasons: Sequence[Because]


@dataclass(frozen=True, slots=True)
class Sold:
    """A credited sale as it stands. *by* is whoever told it first.

    *is_new* is false when it was told before; *is_other* when the receipt stands for
    another sale, which is then the one described.
    """

    purchase: Purchase
    points: int
    balance: int
    is_new: bool = True
    is_other: bool = False

    @property
    def is_undone(self) -> bool:
        """Tell whether nothing is left of it."""
        return self.purchase.status == "returned"


def quote(session: Session, slip: Slip) -> Quote:
    """Return what the sale would earn, and why; nothing is written."""
    basket = rules.Basket(slip.spot.brand.currency, (rules.Line(1, slip.amount),))
    holder = slip.card.customer_id
    return _earning(session, slip.spot, holder, basket, at=slip.at, via=slip.via)


def _earning(
    session: Session,
    spot: Spot,
    customer_id: str,
    basket: rules.Basket,
    *,
    at: datetime,
    via: str,
) -> Quote:
    customer = customers.customer_of(session, spot.brand_id, customer_id)
    facts = rules.Facts(
        moment=at.astimezone(spot.zone),
        store=spot.store.code,
        channel="store",
        presented_via=via,
        joined_on=customer.enrolled_at.astimezone(spot.zone).date(),
        purchases=sales.habits_of(session, customer_id).ever.purchases,
    )
    earning = rules.earn(_rules_of(spot), basket, facts)
    return Quote(earning.points, [award.because for award in earning.awards])


def _rules_of(spot: Spot) -> RuleSet:
    return _plain_rules(spot.brand.currency)


@cache
def _plain_rules(currency: str) -> RuleSet:
    """Return a point for each whole unit of the currency: what shops begin with."""
    unit = 10 ** get_currency_precision(currency)
    gives = {"kind": "ratio", "amount": 100, "per": unit, "each_full": True}
    return rules.read(
        {"currency": currency, "rules": [{"code": "plain", "gives": gives}]}
    )


def sell(session: Session, slip: Slip, *, now: datetime) -> Sold:
    """Record the sale and credit its points; told again, return the earlier one.

    A sale that was undone makes room: the same receipt may be told anew.
    """
    for turn in range(1, _MOST_UNDONE + 1):
        receipt = slip.receipt if turn == 1 else f"{slip.receipt} ({turn})"
        sold = _sell(session, replace(slip, receipt=receipt), now)
        if sold.is_new or not sold.is_undone:
            break
    return sold


def _sell(session: Session, slip: Slip, now: datetime) -> Sold:
    spot, card = slip.spot, slip.card
    quoted = quote(session, slip)  # before it is a purchase itself
    sale = sales.Sale(
        source=spot.store.code,
        receipt=slip.receipt,
        currency=spot.brand.currency,
        net=slip.amount,
        occurred_at=slip.at,
        presented_via=slip.via,
        customer_id=card.customer_id,
        pass_id=card.id,
        store_id=spot.store.id,
        till_id=spot.till.id,
        staff_id=slip.staff_id,
    )
    try:
        bought = sales.record(
            session, spot.brand_id, sale, now=now, within=_TOLD_WITHIN
        )
    except ReceiptTakenError as taken:
        return _earlier(session, slip, taken.earlier_id)
    if not bought.is_new:
        return _earlier(session, slip, bought.id)
    if quoted.points:
        ledger.earn(
            session,
            card.account_id,
            quoted.points,
            source=_source(bought.id),
            now=now,
            actor=slip.staff_id,
        )
    return sold(session, spot, bought.id)


def _earlier(session: Session, slip: Slip, purchase_id: str) -> Sold:
    earlier = sold(session, slip.spot, purchase_id)
    bought = earlier.purchase
    is_same = (bought.net, bought.customer_id) == (slip.amount, slip.card.customer_id)
    return replace(earlier, is_new=False, is_other=not is_same)


def sold(session: Session, spot: Spot, purchase_id: str) -> Sold:
    """Return a sale of this brand as it stands.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    purchase = sales.purchase_of(session, spot.brand_id, purchase_id)
    account_id = _account_of(session, spot, purchase)
    if account_id is None:
        return Sold(purchase, 0, 0)
    earned = ledger.movement_from(session, account_id, _source(purchase.id))
    balance = ledger.pockets_of(session, account_id).balance
    return Sold(purchase, earned.points if earned else 0, balance)


def _source(purchase_id: str) -> str:
    return f"sale:{purchase_id}"


def _account_of(session: Session, spot: Spot, purchase: Purchase) -> str | None:
    program = ledger.program_of(session, spot.brand_id)
    return session.scalar(
        select(Account.id).where(
            Account.customer_id == purchase.customer_id,
            Account.program_id == program.id,
        )
    )


def may_undo(sold: Sold, spot: Spot, staff_id: str, *, now: datetime) -> bool:
    """Tell whether who sold it here may still take it back, for a minute."""
    bought = sold.purchase
    is_theirs = (bought.till_id, bought.staff_id) == (spot.till.id, staff_id)
    age = now - bought.received_at
    return is_theirs and not sold.is_undone and age < UNDO_FOR + _ON_ITS_WAY


def undo(
    session: Session, spot: Spot, purchase_id: str, *, staff_id: str, now: datetime
) -> Sold:
    """Take a whole sale back, with its points. Again changes nothing."""
    receipt = f"undo {purchase_id}"
    told = sales.Return(spot.store.code, receipt, reason=UNDONE, staff_id=staff_id)
    return refund(session, spot, purchase_id, told, now=now)


def points_after(
    session: Session,
    spot: Spot,
    purchase_id: str,
    staying: Mapping[int, int] | None = None,
) -> int:
    """Return what the purchase would have earned, were only *staying* bought.

    *staying* is minor units by line; without it, all that has not come back.
    """
    purchase = sales.purchase_of(session, spot.brand_id, purchase_id)
    left = sales.basket_left(session, spot.brand_id, purchase_id)
    lines = tuple(
        rules.Line(line.number, net, line.quantity, line.sku, line.category, line.brand)
        for line in left.lines
        if (net := line.net if staying is None else staying.get(line.number, 0))
    )
    if not lines or purchase.customer_id is None:
        return 0
    basket = rules.Basket(purchase.currency, lines)
    return _earning(
        session,
        spot,
        purchase.customer_id,
        basket,
        at=purchase.occurred_at,
        via=purchase.presented_via or "",
    ).points


def refund(
    session: Session, spot: Spot, purchase_id: str, told: sales.Return, *, now: datetime
) -> Sold:
    """Record what came back, and take back the points it had earned.

    Raises:
        RefundTooLargeError: It asks for more than is left.
        NotOnReceiptError: It names a line that was not bought.
    """
    told = replace(told, store_id=spot.store.id, till_id=spot.till.id)
    back = sales.refund(session, spot.brand_id, purchase_id, told, now=now)
    before = sold(session, spot, purchase_id)
    account_id = _account_of(session, spot, before.purchase)
    if not back.is_new or account_id is None or not before.points:
        return before
    earned = ledger.movement_from(session, account_id, _source(purchase_id))
    assert earned is not None, "it gave points"
    kept = min(points_after(session, spot, purchase_id), earned.points)
    if kept < earned.points:
        ledger.take_back(
            session,
            account_id,
            of=earned.id,
            total=earned.points - kept,
            policy="within_balance",
            source=f"return:{back.id}",
            now=now,
            actor=told.staff_id,
        )
    return sold(session, spot, purchase_id)
