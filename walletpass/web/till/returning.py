"""Returns by receipt: what came back, what it does to the points, and only then done."""

import secrets
from collections.abc import Sequence
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import rewards, sales
from walletpass.sales import Refund, RefundTooLargeError, Return, UnknownPurchaseError
from walletpass.web.till import outcomes, selling
from walletpass.web.till.amounts import fraction_mark
from walletpass.web.till.bills import bill_of
from walletpass.web.till.cards import UNFIT
from walletpass.web.till.outcomes import Outcome
from walletpass.web.till.selling import Sold
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.wishes import Line, Wish, asks_amount, lines_left, wish_in

_LONGEST_RECEIPT: Final = 100
_MOST_NAMED: Final = 5  # lines on one screen, beside what they do to the points


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/return", view_func=ask_receipt)
    door.add_url_rule("/return", view_func=find_receipt, methods=["POST"])
    there = "/return/<purchase_id>"
    door.add_url_rule(there, view_func=returning)
    door.add_url_rule(f"{there}/quote", view_func=quote_return, methods=["POST"])
    door.add_url_rule(there, view_func=take_back, methods=["POST"])
    door.add_url_rule(f"{there}/quote", view_func=choose_anew)
    door.add_url_rule("/returned/<refund_id>", view_func=came_back)


@on_shift
def ask_receipt(shift: Shift) -> ResponseReturnValue:
    """Ask for the receipt."""
    return shift.page("receipt", typed="", complaint="")


@on_shift
def find_receipt(shift: Shift) -> ResponseReturnValue:
    """Find the sale of a receipt, or say that there is none."""
    receipt = request.form.get("receipt", "")[:_LONGEST_RECEIPT].strip()
    try:
        with shift.services.database.snapshot() as session:
            found = selling.purchases_on(session, shift.spot, receipt)
    except UnknownPurchaseError:
        complaint = shift.say("till.return.none")
        text = shift.page("receipt", typed=receipt, complaint=complaint)
        return make_response(text, UNFIT)
    return which(shift, found)


def which(shift: Shift, purchase_ids: Sequence[str]) -> ResponseReturnValue:
    """Go on to the sale of a receipt; where several have its number, ask which it is."""
    if len(purchase_ids) == 1:
        address = url_for("till.returning", purchase_id=purchase_ids[0])
        return redirect(address, 303)
    with shift.services.database.snapshot() as session:
        found = [
            sales.purchase_of(session, shift.brand_id, purchase_id)
            for purchase_id in purchase_ids
        ]
        bills = [(bought.id, bill_of(session, shift, bought)) for bought in found]
    return shift.page("which_receipt", bills=bills)


@on_shift
def returning(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Show whose purchase it was, and what of it is still with the customer."""
    with shift.services.database.snapshot() as session:
        return _page(session, shift, purchase_id)


def _page(session: Session, shift: Shift, purchase_id: str, complaint: str = "") -> str:
    sold = selling.sold(session, shift.spot, purchase_id, now=shift.now)
    bought = sold.purchase
    lines = lines_left(session, shift, purchase_id)
    return shift.page(
        "return",
        sold=sold,
        bill=bill_of(session, shift, bought),
        lines=lines,
        asks_amount=asks_amount(lines),
        mark=fraction_mark(shift.say.language),
        left=shift.money(bought.net - bought.returned),
        returned=shift.money(bought.returned),
        typed=request.form.get("amount", "")[:20],
        complaint=complaint,
    )


def choose_anew(purchase_id: str) -> ResponseReturnValue:
    """Return to the purchase where a quote was loaded again without what it was of."""
    return redirect(url_for("till.returning", purchase_id=purchase_id), 303)


def _told(shift: Shift, purchase_id: str, wish: Wish, key: str) -> Return:
    return Return(
        shift.spot.store.code,
        _receipt_of(purchase_id, key),
        wish.items,
        staff_id=shift.staff_id,
    )


def _receipt_of(purchase_id: str, key: str) -> str:
    """Return what a return at a till is called, so that it is told once."""
    return f"return {purchase_id} {key}"


@on_shift
def quote_return(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Say what the return takes from the card and gives back to it, before it does."""
    key = secrets.token_hex(6)
    with shift.services.database.transaction() as session:
        lines = lines_left(session, shift, purchase_id)
        wish = wish_in(lines, shift)
        if wish is None:
            complaint = _complaint(lines, shift) if lines else ""
            text = _page(session, shift, purchase_id, complaint)
            return make_response(text, UNFIT)
        told = _told(shift, purchase_id, wish, key)
        outcome = outcomes.rehearsed(
            session, shift.spot, purchase_id, told, now=shift.now
        )
        return shift.page(
            "return_quote",
            wish=wish,
            key=key,
            told=_told_parts(wish, shift),
            **_facts(session, shift, purchase_id, outcome),
        )


def _complaint(lines: Sequence[Line], shift: Shift) -> str:
    """Say why nothing can come back like this, and what to type instead."""
    if asks_amount(lines):
        return shift.say("till.return.unfit")
    for line in lines:
        if line.is_unfit:
            many = shift.say.number(line.left.quantity_left / sales.ONE)
            return shift.say("till.return.toomany", name=line.name, many=many)
    return shift.say("till.return.unchosen")


def _told_parts(wish: Wish, shift: Shift) -> list[str]:
    """Return the lines that come back in words, unless they are too many to read."""
    return [
        f"{line.name} × {shift.say.number(pieces / sales.ONE)}"
        if line.is_several
        else line.name
        for line, pieces in wish.parts
        if len(wish.parts) <= _MOST_NAMED
    ]


def _facts(
    session: Session, shift: Shift, purchase_id: str, outcome: Outcome
) -> dict[str, Any]:
    """Return what both pages tell: whose purchase, how much money, which points."""
    sold = selling.sold(session, shift.spot, purchase_id, now=shift.now)
    refund = outcome.returned.refund
    before = _returned_before(session, purchase_id, refund.id)
    return {
        "sold": sold,
        "bill": bill_of(session, shift, sold.purchase),
        "program": sold.program,
        "returned": outcome.returned,
        "money": shift.money(_paid_back(sold, refund.net, before)),
        "is_less": bool(sold.credited.discount or sold.paid),
        "reasons": list(outcomes.reasons(outcome, sold, shift.say)),
    }


def _returned_before(session: Session, purchase_id: str, refund_id: str) -> int:
    told = select(func.coalesce(func.sum(Refund.net), 0)).where(
        Refund.purchase_id == purchase_id, Refund.id < refund_id
    )
    return int(session.execute(told).scalar_one())


def _paid_back(sold: Sold, net: int, before: int) -> int:
    """Return what the customer paid for it: less what a discount and points had paid."""
    whole = sold.purchase.net
    off = sold.credited.discount + sold.paid
    if not off:
        return net
    return net - (off * (before + net) // whole - off * before // whole)


@on_shift
def take_back(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Record what came back. Pressed twice, it came back once."""
    key = request.form.get("key", "")[:20]
    try:
        with shift.services.database.transaction() as session:
            refund_id = _earlier(session, shift, purchase_id, key)
            if refund_id is None:
                wish = wish_in(lines_left(session, shift, purchase_id), shift)
                if not key or wish is None or str(wish.net) != request.form.get("net"):
                    return _meanwhile(session, shift, purchase_id)
                told = _told(shift, purchase_id, wish, key)
                refund_id = selling.refund(
                    session, shift.spot, purchase_id, told, now=shift.now
                ).refund.id
    except RefundTooLargeError:
        with shift.services.database.snapshot() as session:
            return _meanwhile(session, shift, purchase_id)
    return redirect(url_for("till.came_back", refund_id=refund_id), 303)


def _earlier(session: Session, shift: Shift, purchase_id: str, key: str) -> str | None:
    """Return the return that this form has made before."""
    made = select(Refund.id).where(
        Refund.brand_id == shift.brand_id,
        Refund.source == shift.spot.store.code,
        Refund.receipt == _receipt_of(purchase_id, key),
    )
    return session.scalar(made)


def _meanwhile(session: Session, shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Show what is left, for something came back at another till meanwhile."""
    complaint = shift.say("till.return.meanwhile")
    return make_response(_page(session, shift, purchase_id, complaint), UNFIT)


@on_shift
def came_back(shift: Shift, refund_id: str) -> ResponseReturnValue:
    """Say what came back, and what it did to the points."""
    with shift.services.database.snapshot() as session:
        refunded = sales.refunded_as(session, shift.brand_id, refund_id)
        returned = rewards.returned_before(session, refunded)
        outcome = outcomes.outcome_of(session, returned)
        return shift.page(
            "came_back", **_facts(session, shift, refunded.purchase_id, outcome)
        )
