"""Returns by receipt: what came back, what it does to the points, and only then done."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.sales import (
    Item,
    Left,
    RefundTooLargeError,
    Return,
    UnknownPurchaseError,
)
from walletpass.web.till import selling
from walletpass.web.till.amounts import money_typed, money_written
from walletpass.web.till.cards import money
from walletpass.web.till.selling import Sold
from walletpass.web.till.shifts import Shift, on_shift

_UNFIT: Final = 422


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
    receipt = request.form.get("receipt", "")[:100].strip()
    try:
        with shift.services.database.snapshot() as session:
            bought = sales.purchase_on(session, shift.brand_id, receipt)
    except UnknownPurchaseError:
        complaint = shift.say("till.return.none")
        text = shift.page("receipt", typed=receipt, complaint=complaint)
        return make_response(text, _UNFIT)
    return redirect(url_for("till.returning", purchase_id=bought.id), 303)


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
    sold = selling.sold(session, shift.spot, purchase_id)
    left = sales.lines_of(session, shift.brand_id, purchase_id)
    basket = sales.basket_left(session, shift.brand_id, purchase_id)
    names = {line.number: line.name or line.sku for line in basket.lines}
    at = sold.purchase.occurred_at
    return shift.page(
        "return",
        sold=sold,
        lines=[
            Line(line, names.get(line.number, ""), money(shift, line.net_left))
            for line in left
            if not line.is_gone
        ],
        money=money(shift, sold.purchase.net),
        returned=money(shift, sold.purchase.returned),
        at=shift.say.moment(at, shift.spot.zone),
        program=shift.program(session),
        is_back="back" in request.args,
        typed=request.form.get("amount", "")[:20],
        complaint=complaint,
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to come back, and what stays with the customer, in minor units by line."""

    items: Sequence[Item]
    staying: Mapping[int, int]
    net: int


def _wish(session: Session, shift: Shift, purchase_id: str) -> Wish | None:
    """Return what the form asks to take back, None if that is nothing sensible."""
    left = [
        line
        for line in sales.lines_of(session, shift.brand_id, purchase_id)
        if not line.is_gone
    ]
    staying = {line.number: line.net_left for line in left}
    if len(left) == 1 and (typed := request.form.get("amount", "").strip()):
        amount = money_typed(typed, shift.spot.brand.currency)
        line = left[0]
        if amount is None or amount > line.net_left:
            return None
        if amount < line.net_left:
            staying[line.number] -= amount
            return Wish([Item(line.number, amount=amount)], staying, amount)
    chosen = {number for number in request.form.getlist("line") if number.isdecimal()}
    back = [line for line in left if str(line.number) in chosen or len(left) == 1]
    if not back:
        return None
    for line in back:
        del staying[line.number]
    items = [Item(line.number) for line in back]
    return Wish(items, staying, sum(line.net_left for line in back))


@on_shift
def quote_return(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Say what the return does to the points, before it is done."""
    with shift.services.database.snapshot() as session:
        wish = _wish(session, shift, purchase_id)
        if wish is None:
            complaint = shift.say("till.return.unfit")
            text = _page(session, shift, purchase_id, complaint)
            return make_response(text, _UNFIT)
        sold = selling.sold(session, shift.spot, purchase_id)
        return shift.page(
            "return_quote",
            sold=sold,
            wish=wish,
            points=_points(session, shift, sold, wish),
            money=money(shift, wish.net),
            program=shift.program(session),
            key=secrets.token_hex(6),
            typed=money_written(wish.net, shift.spot.brand.currency),
        )


def _points(session: Session, shift: Shift, sold: Sold, wish: Wish) -> int:
    """Return how many points the return takes."""
    purchase_id = sold.purchase.id
    now = min(selling.points_after(session, shift.spot, purchase_id), sold.points)
    then = selling.points_after(session, shift.spot, purchase_id, wish.staying)
    return max(now - min(then, sold.points), 0)


@on_shift
def take_back(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Record what came back. Pressed twice, it came back once."""
    key = request.form.get("key", "")[:20]
    try:
        with shift.services.database.transaction() as session:
            wish = _wish(session, shift, purchase_id)
            if wish is not None and key:
                told = Return(
                    shift.spot.store.code,
                    f"return {purchase_id} {key}",
                    wish.items,
                    staff_id=shift.staff_id,
                )
                selling.refund(session, shift.spot, purchase_id, told, now=shift.now)
    except RefundTooLargeError:
        pass  # it came back meanwhile: the page shows what is left
    address = url_for("till.returning", purchase_id=purchase_id, back="1")
    return redirect(address, 303)
