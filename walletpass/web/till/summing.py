"""The end of a shift: what a cashier did at this till since they signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from walletpass.kernel.ids import first_id
from walletpass.ledger import Account, Program
from walletpass.passes.admission import Invitation
from walletpass.rewards import Credit, Redemption, TakingBack, surprising
from walletpass.rewards.acts import Thanks
from walletpass.rewards.surprising import Surprise
from walletpass.sales import Purchase, Refund
from walletpass.web.till.selling import UNDONE
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.sights import amount_of


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/shift", view_func=shift_summary)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done on a shift: counts, and amounts as they are written.

    *sales*, *net* and the points *credited*, program by program, are of what customers
    kept; what came back is counted by itself. *left* are the surprises that may still
    be given today.
    """

    sales: int
    net: str
    credited: Sequence[str]
    spendings: int
    spent: str
    returns: int
    undone: int
    exceptions: int
    kindness: int
    left: int


@on_shift
def shift_summary(shift: Shift) -> ResponseReturnValue:
    """Show what was done here since this cashier signed in."""
    with shift.services.database.snapshot() as session:
        return shift.page(
            "shift", summary=_summary(session, shift), since=shift.when(shift.since)
        )


def _summary(session: Session, shift: Shift) -> Summary:
    """Count by ids, which sort by time: only this shift's rows are looked at."""
    sold, net = _sales(session, shift)
    spendings, spent = _spendings(session, shift)
    back = _returns(session, shift)
    left = surprising.left_for(
        session, shift.brand_id, shift.staff_id, shift.spot.store.id, now=shift.now
    )
    return Summary(
        sales=sold,
        net=shift.money(net),
        credited=_credited(session, shift),
        spendings=spendings,
        spent=shift.money(spent),
        returns=back.get(False, 0),
        undone=back.get(True, 0),
        exceptions=_exceptions(session, shift),
        kindness=_kindness(session, shift),
        left=left.times,
    )


def _here(table: Any, prefix: str, shift: Shift) -> tuple[ColumnElement[bool], ...]:
    return (
        table.id >= first_id(prefix, shift.since),
        table.brand_id == shift.brand_id,
        table.till_id == shift.spot.till.id,
        table.staff_id == shift.staff_id,
    )


def _kept_here(shift: Shift) -> tuple[ColumnElement[bool], ...]:
    return *_here(Purchase, "pur", shift), Purchase.status != "returned"


def _sales(session: Session, shift: Shift) -> tuple[int, int]:
    kept = func.coalesce(func.sum(Purchase.net - Purchase.returned), 0)
    told = select(func.count(), kept).where(*_kept_here(shift))
    count, net = session.execute(told).one()
    return count, int(net)


_TAKEN: Final = (
    select(func.coalesce(func.sum(TakingBack.taken), 0))
    .join(Refund, Refund.id == TakingBack.refund_id)
    .where(Refund.purchase_id == Purchase.id)
    .correlate(Purchase)
    .scalar_subquery()
)
"""What was taken back of what a sale earned, once some of it came back."""


def _credited(session: Session, shift: Shift) -> list[str]:
    """Return the points of each program that were given and are not taken back."""
    given = (
        select(Program, func.sum(Credit.points - _TAKEN))
        .join(Account, Account.program_id == Program.id)
        .join(Credit, Credit.account_id == Account.id)
        .join(Purchase, Purchase.id == Credit.purchase_id)
        .where(*_kept_here(shift))
        .group_by(Program.id)
        .order_by(Program.id)
    )
    return [
        amount_of(int(points), program, shift.say)
        for program, points in session.execute(given)
        if points
    ]


def _spendings(session: Session, shift: Shift) -> tuple[int, int]:
    paid = (
        select(func.count(), func.coalesce(func.sum(Redemption.money), 0))
        .join(Credit, Credit.redemption_id == Redemption.id)
        .join(Purchase, Purchase.id == Credit.purchase_id)
        .where(*_kept_here(shift))
    )
    count, money = session.execute(paid).one()
    return count, int(money)


def _returns(session: Session, shift: Shift) -> dict[bool, int]:
    """Return how many returns there were, and how many of them undid a slip."""
    is_undone = Refund.reason == UNDONE
    back = (
        select(is_undone, func.count())
        .where(*_here(Refund, "ref", shift))
        .group_by(is_undone)
    )
    return {bool(undone): many for undone, many in session.execute(back)}


def _exceptions(session: Session, shift: Shift) -> int:
    made = select(func.count()).where(
        Invitation.id >= first_id("inv", shift.since),
        Invitation.brand_id == shift.brand_id,
        Invitation.asked_by == shift.staff_id,
        Invitation.way == "exception",
    )
    return session.scalar(made) or 0


def _kindness(session: Session, shift: Shift) -> int:
    thanked = select(func.count()).where(
        Thanks.id >= first_id("thx", shift.since),
        Thanks.brand_id == shift.brand_id,
        Thanks.by == shift.staff_id,
    )
    surprised = select(func.count()).where(
        Surprise.id >= first_id("spr", shift.since),
        Surprise.brand_id == shift.brand_id,
        Surprise.staff_id == shift.staff_id,
    )
    return (session.scalar(thanked) or 0) + (session.scalar(surprised) or 0)
