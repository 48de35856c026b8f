"""What else a cashier does for a customer: an article to wait for, and the shift."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.kernel.ids import first_id
from walletpass.ledger import Transaction
from walletpass.sales import Article, Purchase, Refund, UnfitSaleError
from walletpass.web.till.cards import money, sight_in
from walletpass.web.till.selling import UNDONE
from walletpass.web.till.shifts import Shift, on_shift

_UNFIT: Final = 422


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/watch", view_func=watching)
    door.add_url_rule("/card/<seen>/watch", view_func=watch, methods=["POST"])
    door.add_url_rule("/shift", view_func=shift_summary)


@on_shift
def watching(shift: Shift, seen: str) -> ResponseReturnValue:
    """Ask which article the customer waits for."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        return shift.page("watch", sight=sight, seen=seen, waiting=None, complaint="")


@on_shift
def watch(shift: Shift, seen: str) -> ResponseReturnValue:
    """Let the customer wait for it, and say how many do."""
    article = Article(
        request.form.get("sku", ""),
        request.form.get("colour", ""),
        request.form.get("size", ""),
        shift.spot.store.id,
    )
    waiting, complaint = None, ""
    with shift.services.database.transaction() as session:
        sight = sight_in(session, shift, seen)
        try:
            sales.watch(
                session, shift.brand_id, sight.card.customer_id, article, now=shift.now
            )
            waiting = sales.how_many_watch(
                session, shift.brand_id, article, now=shift.now
            )
        except UnfitSaleError:
            complaint = shift.say("till.watch.unfit")
        text = shift.page(
            "watch", sight=sight, seen=seen, waiting=waiting, complaint=complaint
        )
    return make_response(text, _UNFIT if complaint else 200)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a cashier did at this till since they signed in."""

    sales: int
    net: str
    spendings: int
    returns: int
    undone: int


@on_shift
def shift_summary(shift: Shift) -> ResponseReturnValue:
    """Show what was done here since this cashier signed in."""
    with shift.services.database.snapshot() as session:
        since = shift.say.hour(shift.since.astimezone(shift.spot.zone).timetz())
        return shift.page("shift", summary=_summary(session, shift), since=since)


def _summary(session: Session, shift: Shift) -> Summary:
    """Count by ids, which sort by time: only this shift's rows are looked at."""
    told = select(func.count(), func.coalesce(func.sum(Purchase.net), 0)).where(
        Purchase.id >= first_id("pur", shift.since),
        Purchase.brand_id == shift.brand_id,
        Purchase.till_id == shift.spot.till.id,
        Purchase.staff_id == shift.staff_id,
    )
    count, net = session.execute(told).one()
    back = select(Refund.reason == UNDONE, func.count()).where(
        Refund.id >= first_id("ref", shift.since),
        Refund.brand_id == shift.brand_id,
        Refund.till_id == shift.spot.till.id,
        Refund.staff_id == shift.staff_id,
    )
    groups = session.execute(back.group_by(Refund.reason == UNDONE))
    returns = {bool(is_undone): many for is_undone, many in groups}
    spent = select(func.count()).where(
        Transaction.id >= first_id("ent", shift.since),
        Transaction.brand_id == shift.brand_id,
        Transaction.actor == shift.staff_id,
        Transaction.kind.in_(("commit", "redeem")),
    )
    return Summary(
        sales=count,
        net=money(shift, int(net)),
        spendings=session.scalar(spent) or 0,
        returns=returns.get(False, 0),
        undone=returns.get(True, 0),
    )
