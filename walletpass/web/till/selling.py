"""A sale at the till: what it would earn, credited, undone, taken back by receipt.

    told = selling.quote(session, slip, now=now)
    sold = selling.sell(session, slip, now=now)
    selling.undo(session, spot, sold.purchase.id, staff_id=anna, now=now)

A sale is named by its store and receipt and counts once: told again, it is the earlier
one, whoever tells it. What it is worth, the program's rules say.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from walletpass import rewards, sales
from walletpass.ledger import Account, Program
from walletpass.passes import CardRow
from walletpass.rewards import Credit, Credited, Quote, Redeemed, Returned
from walletpass.rewards.standing import balance_at
from walletpass.sales import Purchase, ReceiptTakenError, Refund
from walletpass.web.till.places import Spot
from walletpass.web.till.slips import Slip

UNDONE: Final = "undone at once"  # the reason of returns that undo
UNDO_FOR: Final = timedelta(seconds=60)
_ON_ITS_WAY: Final = timedelta(seconds=5)  # a press in the last second still counts
_MOST_UNDONE: Final = 9
_MOST_ALIKE: Final = 6  # receipts of one number


@dataclass(frozen=True, slots=True)
class Sold:
    """A credited sale as it stands, its account as it is now.

    *spent* is how many hundredths paid *paid* of it. *is_new* is false when it was told
    before; *is_other* when the receipt stands for another sale, which is then the one
    described. *program* is None where nobody's points were touched. *is_undone* tells
    whether it was taken back at once as a slip, which is no return.
    """

    purchase: Purchase
    credited: Credited
    program: Program | None
    balance: int = 0
    spent: int = 0
    paid: int = 0
    is_new: bool = True
    is_other: bool = False
    is_undone: bool = False

    @property
    def is_gone(self) -> bool:
        """Tell whether nothing is left of it, be it undone or returned."""
        return self.purchase.status == "returned"


def quote(session: Session, slip: Slip, *, now: datetime) -> Quote:
    """Return what the sale would earn, what points may pay of it, and why."""
    return rewards.quote(session, slip.spot.brand_id, slip.sale(), slip.holder, now=now)


def program_id_of(session: Session, card: CardRow) -> str:
    """Return the program whose points this card holds."""
    return session.execute(_PROGRAM, {"account_id": card.account_id}).scalar_one()


_PROGRAM = select(Account.program_id).where(Account.id == bindparam("account_id"))


def program_of(session: Session, card: CardRow) -> Program:
    """Return the same program as it stands."""
    return session.get_one(Program, program_id_of(session, card))


def has_rules(session: Session, program_id: str, at: datetime) -> bool:
    """Tell whether anything says what a purchase in this program earns."""
    return rewards.version_in_force(session, program_id, at) is not None


def gives_discount(session: Session, program_id: str, at: datetime) -> bool:
    """Tell whether a purchase in this program costs less at once, and earns nothing."""
    version = rewards.version_in_force(session, program_id, at)
    return version is not None and version.rules.document.gives == "discount"


def sell(
    session: Session, slip: Slip, *, now: datetime, redemption: Redeemed | None = None
) -> Sold:
    """Record the sale and credit its points; told again, return the earlier one.

    A sale that was undone makes room: the same receipt may be told anew.
    """
    for turn in range(1, _MOST_UNDONE + 1):
        receipt = slip.receipt if turn == 1 else f"{slip.receipt} ({turn})"
        made = _sell(session, replace(slip, receipt=receipt), redemption, now)
        if made.is_new or not made.is_undone:
            break
    return made


def was_told(session: Session, slip: Slip) -> bool:
    """Tell whether just this sale was told before, even if it has come back since.

    It happened to the same customer, for the same money, at the same moment.
    """
    receipts = [slip.receipt, *_renewed(slip.receipt)]
    found = select(Purchase.id).where(
        Purchase.brand_id == slip.spot.brand_id,
        Purchase.source == slip.spot.store.code,
        Purchase.receipt.in_(receipts),
        Purchase.customer_id == slip.card.customer_id,
        Purchase.net == slip.amount,
        Purchase.occurred_at == slip.at,
    )
    return session.scalar(found.limit(1)) is not None


def _renewed(receipt: str) -> list[str]:
    """Return what a receipt is called when it is told anew."""
    return [f"{receipt} ({turn})" for turn in range(2, _MOST_UNDONE + 1)]


def _sell(
    session: Session, slip: Slip, redemption: Redeemed | None, now: datetime
) -> Sold:
    spot = slip.spot
    try:
        credited = rewards.credit(
            session,
            spot.brand_id,
            slip.sale(),
            slip.holder,
            now=now,
            redemption=redemption,
            actor=slip.staff_id,
        )
    except ReceiptTakenError as taken:
        return _earlier(session, slip, taken.earlier_id, now)
    if not credited.is_new:
        return _earlier(session, slip, credited.purchase.id, now)
    return sold(session, spot, credited.purchase.id, now=now)


def _earlier(session: Session, slip: Slip, purchase_id: str, now: datetime) -> Sold:
    earlier = sold(session, slip.spot, purchase_id, now=now)
    bought = earlier.purchase
    is_same = (bought.net, bought.customer_id) == (slip.amount, slip.card.customer_id)
    return replace(earlier, is_new=False, is_other=not is_same)


def sold(session: Session, spot: Spot, purchase_id: str, *, now: datetime) -> Sold:
    """Return a sale of this brand as it stands.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    purchase = sales.purchase_of(session, spot.brand_id, purchase_id)
    kept = session.get(Credit, purchase.id)
    credited = rewards.credited_as(session, purchase, kept)
    is_undone = purchase.status == "returned" and _was_undone(session, purchase)
    if kept is None:
        return Sold(purchase, credited, None, is_undone=is_undone)
    account = session.get_one(Account, kept.account_id, populate_existing=True)
    if account.merged_into_id:
        account = session.get_one(
            Account, account.merged_into_id, populate_existing=True
        )
    spent = paid = 0
    if kept.redemption_id:
        redemption = session.get_one(rewards.Redemption, kept.redemption_id)
        spent, paid = redemption.points, redemption.money
    program = session.get_one(Program, account.program_id)
    balance = balance_at(session, account.id, account.balance, account.due_at, now=now)
    return Sold(purchase, credited, program, balance, spent, paid, is_undone=is_undone)


def _was_undone(session: Session, purchase: Purchase) -> bool:
    undone = exists().where(Refund.purchase_id == purchase.id, Refund.reason == UNDONE)
    return bool(session.scalar(select(undone)))


def may_undo(made: Sold, spot: Spot, staff_id: str, *, now: datetime) -> bool:
    """Tell whether who sold it here may still take it back, for a minute."""
    bought = made.purchase
    is_theirs = (bought.till_id, bought.staff_id) == (spot.till.id, staff_id)
    age = now - bought.received_at
    return is_theirs and not made.is_gone and age < UNDO_FOR + _ON_ITS_WAY


def undo(
    session: Session, spot: Spot, purchase_id: str, *, staff_id: str, now: datetime
) -> Returned:
    """Take a whole sale back, with every point it gave and took. Again is the same."""
    receipt = f"undo {purchase_id}"
    told = sales.Return(spot.store.code, receipt, reason=UNDONE, staff_id=staff_id)
    return _refund(session, spot, purchase_id, told, now=now, is_mistake=True)


def refund(
    session: Session, spot: Spot, purchase_id: str, told: sales.Return, *, now: datetime
) -> Returned:
    """Record what came back, and take and give back the points it moved.

    Raises:
        RefundTooLargeError: It asks for more than is left.
        NotOnReceiptError: It names a line that was not bought.
    """
    return _refund(session, spot, purchase_id, told, now=now, is_mistake=False)


def _refund(
    session: Session,
    spot: Spot,
    purchase_id: str,
    told: sales.Return,
    *,
    now: datetime,
    is_mistake: bool,
) -> Returned:
    return rewards.refund(
        session,
        spot.brand_id,
        purchase_id,
        replace(told, store_id=spot.store.id, till_id=spot.till.id),
        now=now,
        actor=told.staff_id,
        policy="unlimited" if is_mistake else None,
    )


def purchases_on(session: Session, spot: Spot, receipt: str) -> list[str]:
    """Return the ids of the sales on receipts of this number, this store's first.

    Every store and shop system counts its receipts by itself. What was undone and typed
    anew is told once, as it stands.

    Raises:
        UnknownPurchaseError: The brand was told of none.
    """
    written = sales.purchase_on(session, spot.brand_id, receipt).receipt
    found = session.scalars(
        select(Purchase)
        .where(
            Purchase.brand_id == spot.brand_id,
            Purchase.receipt.in_([written, *_renewed(written)]),
        )
        .order_by(Purchase.occurred_at.desc(), Purchase.id.desc())
        .limit(_MOST_UNDONE * _MOST_ALIKE)
    ).all()
    here = sorted(found, key=lambda bought: bought.store_id != spot.store.id)
    by_source: dict[str, Purchase] = {}
    for bought in sorted(here, key=lambda bought: bought.status == "returned"):
        by_source.setdefault(bought.source, bought)
    kept = set(by_source.values())
    return [bought.id for bought in here if bought in kept][:_MOST_ALIKE]
