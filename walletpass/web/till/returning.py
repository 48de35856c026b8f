"""Returns by receipt: what came back, what it does to the points, and only then done."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.rewards import Returned
from walletpass.sales import (
    Item,
    Left,
    RefundTooLargeError,
    Return,
    UnknownPurchaseError,
)
from walletpass.web.till import selling
from walletpass.web.till.amounts import money_typed, money_written
from walletpass.web.till.cards import UNFIT
from walletpass.web.till.selling import Sold
from walletpass.web.till.shifts import Shift, on_shift

_LONGEST_RECEIPT: Final = 100


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/return", view_func=ask_receipt)
    door.add_url_rule("/return", view_func=find_receipt, methods=["POST"])
    door.add_url_rule("/return/<purchase_id>", view_func=returning)
    door.add_url_rule(
        "/return/<purchase_id>/quote", view_func=quote_return, methods=["POST"]
    )
    door.add_url_rule("/return/<purchase_id>", view_func=take_back, methods=["POST"])


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
            purchase_id = selling.purchase_on(session, shift.spot, receipt)
    except UnknownPurchaseError:
        complaint = shift.say("till.return.none")
        text = shift.page("receipt", typed=receipt, complaint=complaint)
        return make_response(text, UNFIT)
    return redirect(url_for("till.returning", purchase_id=purchase_id), 303)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the receipt as the cashier reads it; *name* may be empty."""

    left: Left
    name: str
    money: str


@on_shift
def returning(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Show what was bought and is still with the customer."""
    with shift.services.database.snapshot() as session:
        return _page(session, shift, purchase_id)


def _page(session: Session, shift: Shift, purchase_id: str, complaint: str = "") -> str:
    sold = selling.sold(session, shift.spot, purchase_id, now=shift.now)
    left = sales.lines_of(session, shift.brand_id, purchase_id)
    basket = sales.basket_left(session, shift.brand_id, purchase_id)
    names = {line.number: line.name or line.sku for line in basket.lines}
    return shift.page(
        "return",
        sold=sold,
        lines=[
            Line(line, names.get(line.number, ""), shift.money(line.net_left))
            for line in left
            if not line.is_gone
        ],
        money=shift.money(sold.purchase.net),
        returned=shift.money(sold.purchase.returned),
        at=shift.when(sold.purchase.occurred_at),
        program=sold.program,
        is_back="back" in request.args,
        typed=request.form.get("amount", "")[:20],
        complaint=complaint,
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to come back: lines, or a part of the only one; *net* in minor units."""

    items: Sequence[Item]
    net: int


def _wish(session: Session, shift: Shift, purchase_id: str) -> Wish | None:
    """Return what the form asks to take back, None if that is nothing sensible."""
    left = [
        line
        for line in sales.lines_of(session, shift.brand_id, purchase_id)
        if not line.is_gone
    ]
    if len(left) == 1 and (typed := request.form.get("amount", "").strip()):
        amount = money_typed(typed, shift.spot.brand.currency)
        line = left[0]
        if amount is None or amount > line.net_left:
            return None
        if amount < line.net_left:
            return Wish([Item(line.number, amount=amount)], amount)
    chosen = {number for number in request.form.getlist("line") if number.isdecimal()}
    back = [line for line in left if str(line.number) in chosen or len(left) == 1]
    if not back:
        return None
    items = [Item(line.number) for line in back]
    return Wish(items, sum(line.net_left for line in back))


def _told(shift: Shift, purchase_id: str, wish: Wish, key: str) -> Return:
    return Return(
        shift.spot.store.code,
        f"return {purchase_id} {key}",
        wish.items,
        staff_id=shift.staff_id,
    )


@on_shift
def quote_return(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Say what the return takes from the card and gives back to it, before it does."""
    key = secrets.token_hex(6)
    with shift.services.database.transaction() as session:
        wish = _wish(session, shift, purchase_id)
        if wish is None:
            complaint = shift.say("till.return.unfit")
            text = _page(session, shift, purchase_id, complaint)
            return make_response(text, UNFIT)
        sold = selling.sold(session, shift.spot, purchase_id, now=shift.now)
        told = _told(shift, purchase_id, wish, key)
        returned = selling.rehearse_return(
            session, shift.spot, purchase_id, told, now=shift.now
        )
        sold = selling.sold(session, shift.spot, purchase_id, now=shift.now)
        return shift.page(
            "return_quote",
            sold=sold,
            wish=wish,
            returned=returned,
            money=shift.money(_paid_back(sold, wish, returned)),
            discounted=bool(sold.credited.discount or sold.paid),
            program=sold.program,
            key=key,
            typed=money_written(wish.net, shift.spot.brand.currency),
        )


def _paid_back(sold: Sold, wish: Wish, returned: Returned) -> int:
    """Return what the customer paid for it: less what a discount and points had paid."""
    whole = sold.purchase.net
    off = sold.credited.discount + sold.paid
    before = returned.refund.returned - returned.refund.net
    return wish.net - (off * returned.refund.returned // whole - off * before // whole)


@on_shift
def take_back(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Record what came back. Pressed twice, it came back once."""
    key = request.form.get("key", "")[:20]
    try:
        with shift.services.database.transaction() as session:
            wish = _wish(session, shift, purchase_id)
            if wish is not None and key:
                told = _told(shift, purchase_id, wish, key)
                selling.refund(session, shift.spot, purchase_id, told, now=shift.now)
    except RefundTooLargeError:
        pass  # it came back meanwhile: the page shows what is left
    address = url_for("till.returning", purchase_id=purchase_id, back="1")
    return redirect(address, 303)
