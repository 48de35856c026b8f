"""The common case: what the amount will earn, credited, and undone for a minute."""

from contextlib import suppress
from datetime import datetime
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import rewards, sales
from walletpass.ledger import ClosedReservationError
from walletpass.rewards import Redeemed, UnknownRedemptionError
from walletpass.sales import UnfitSaleError
from walletpass.web.till import selling, spending, wording
from walletpass.web.till.bills import bill_of
from walletpass.web.till.cards import UNFIT, card_page, sight_in
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.sights import Sight
from walletpass.web.till.slips import Slip, amount_in, lines_in, new_receipt, receipt_in


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/quote", view_func=quote, methods=["POST"])
    door.add_url_rule("/card/<seen>/sell", view_func=sell, methods=["POST"])
    door.add_url_rule("/done/<purchase_id>", view_func=done)
    door.add_url_rule("/done/<purchase_id>/undo", view_func=undo, methods=["POST"])


def slip_in(shift: Shift, sight: Sight, at: datetime | None = None) -> Slip | None:
    """Return the sale that this form tells, None if it cannot be one."""
    currency = shift.spot.brand.currency
    amount = amount_in(request.values, currency)
    if amount is None:
        return None
    typed, given = receipt_in(request.values)
    slip = Slip(
        spot=shift.spot,
        staff_id=shift.staff_id,
        card=sight.card,
        program_id=sight.program.id,
        via=sight.via,
        receipt=typed or given or new_receipt(),
        amount=amount,
        at=at or shift.now,
        lines=lines_in(request.values, currency) or (),
    )
    try:
        sales.fit_sale(slip.sale())
    except UnfitSaleError:
        return None
    return slip


@on_shift
def quote(shift: Shift, seen: str) -> ResponseReturnValue:
    """Say what the amount will earn, and why, before it is credited."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        slip = slip_in(shift, sight)
        if slip is None:
            return make_response(card_page(shift, sight, seen, is_unfit=True), UNFIT)
        told = selling.quote(session, slip, now=shift.now)
        terms = spending.terms_of(session, sight.program.id, shift.now)
        has_rules = terms or selling.has_rules(session, sight.program.id, shift.now)
        due = slip.amount - told.earning.discount
        return shift.page(
            "quote", sight=sight, seen=seen, slip=slip, told=told,
            brief=wording.brief(told, terms, shift.say),
            reasons=[
                *wording.reasons(told.earning, sight.program, shift.spot.zone, shift.say)
            ],
            worth=wording.worth(
                told.points, sight.program, terms, told.currency, shift.say
            ),
            has_rules=has_rules, money=shift.money(slip.amount),
            discount=shift.money(told.earning.discount), due=shift.money(due),
        )  # fmt: skip


@on_shift
def sell(shift: Shift, seen: str) -> ResponseReturnValue:
    """Credit the sale. Pressed twice, it is credited once."""
    at = moment_told(request.form.get("at", ""), shift.now)
    paid, query = None, {}
    try:
        with shift.services.database.transaction() as session:
            sight = sight_in(session, shift, seen)
            slip = slip_in(shift, sight, at)
            if slip is None or not request.form.get("receipt"):
                return redirect(url_for("till.card", seen=seen), 303)
            paid, query = redemption_in(session, shift), slip.query()
            made = selling.sell(session, slip, now=shift.now, redemption=paid)
    except ClosedReservationError:
        assert paid, "nothing else was put aside"
        there = url_for("till.put", seen=seen, put_id=paid.id, **query)
        return redirect(there, 303)
    said = None if made.is_new else "other" if made.is_other else "again"
    address = url_for("till.done", purchase_id=made.purchase.id, said=said)
    return redirect(address, 303)


def redemption_in(session: Session, shift: Shift) -> Redeemed | None:
    """Return what was put aside for this sale, if the form names anything."""
    with suppress(UnknownRedemptionError):
        if named := request.form.get("redemption", ""):
            return rewards.redemption_of(
                session, shift.brand_id, named[:64], now=shift.now
            )
    return None


def moment_told(text: str, now: datetime) -> datetime:
    """Return when a browser says it happened: now, where its clock is ahead or mute."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return now
    return min(told, now) if told.tzinfo is not None else now


_SAID: Final = ("again", "other", "late", "undone")


@on_shift
def done(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Say what was credited, by whom and when, and offer to undo it for a minute."""
    with shift.services.database.snapshot() as session:
        made = selling.sold(session, shift.spot, purchase_id, now=shift.now)
        bought, discount = made.purchase, made.credited.discount
        left = selling.UNDO_FOR - (shift.now - bought.received_at)
        may_undo = selling.may_undo(made, shift.spot, shift.staff_id, now=shift.now)
        said = request.args.get("said", "")
        return shift.page(
            "done",
            sold=made,
            program=made.program,
            bill=bill_of(session, shift, bought),
            said=said if said in _SAID else "",
            at=shift.when(bought.received_at),
            paid=shift.money(made.paid),
            discount=shift.money(discount),
            due=shift.money(bought.net - discount - made.paid),
            reasons=_why_nothing(shift, made),
            seconds=max(0, int(left.total_seconds())) if may_undo else 0,
        )


def _why_nothing(shift: Shift, made: selling.Sold) -> list[str]:
    if made.program is None or made.credited.awards:
        return []
    return [*wording.reasons(made.credited, made.program, shift.spot.zone, shift.say)]


@on_shift
def undo(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Take back what was credited a moment ago, points and all."""
    with shift.services.database.transaction() as session:
        made = selling.sold(session, shift.spot, purchase_id, now=shift.now)
        said = "late"
        if made.is_undone:
            said = "undone"
        elif selling.may_undo(made, shift.spot, shift.staff_id, now=shift.now):
            selling.undo(
                session, shift.spot, purchase_id, staff_id=shift.staff_id, now=shift.now
            )
            shift.record(session, "till.sale-undone", purchase_id)
            said = "undone"
    return redirect(url_for("till.done", purchase_id=purchase_id, said=said), 303)
