"""The common case: a card in green, an amount, what it will earn, done."""

import secrets
from datetime import datetime
from typing import Final, cast, get_args

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature
from sqlalchemy.orm import Session

from walletpass import customers, passes, sales
from walletpass.brands import Staff
from walletpass.kernel.errors import NotFoundError
from walletpass.passes import CardRow
from walletpass.rewards import rules
from walletpass.sales import PresentedVia, UnfitSaleError
from walletpass.web.till import selling
from walletpass.web.till.amounts import money_typed
from walletpass.web.till.selling import Slip
from walletpass.web.till.shifts import Shift, on_shift, sealer
from walletpass.web.till.sights import Sight, sight_of

SEEN_FOR: Final = 30 * 60  # seconds; then the customer is gone
_UNFIT: Final = 422
_LONGEST_RECEIPT: Final = 60


class ForgottenCardError(NotFoundError):
    """A page of a customer who was here a while ago."""

    code = "forgotten-card"
    title = "Scan the card again"

    def __init__(self) -> None:
        super().__init__("This card was scanned a while ago. Scan it again.")


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>", view_func=card)
    door.add_url_rule("/card/<seen>/quote", view_func=quote, methods=["POST"])
    door.add_url_rule("/card/<seen>/sell", view_func=sell, methods=["POST"])
    door.add_url_rule("/done/<purchase_id>", view_func=done)
    door.add_url_rule("/done/<purchase_id>/undo", view_func=undo, methods=["POST"])


def seal(shift: Shift, pass_id: str, via: PresentedVia) -> str:
    """Return what stands in addresses for a card that was shown here just now."""
    return str(sealer(shift.services, "card").dumps([shift.spot.till.id, pass_id, via]))


def unseal(session: Session, shift: Shift, seen: str) -> tuple[CardRow, PresentedVia]:
    """Return the card that was shown here, and how.

    Raises:
        ForgottenCardError: That was too long ago, elsewhere, or never.
    """
    try:
        till_id, pass_id, via = sealer(shift.services, "card").loads(
            seen, max_age=SEEN_FOR
        )
    except BadSignature as fault:
        raise ForgottenCardError from fault
    if till_id != shift.spot.till.id or via not in get_args(PresentedVia):
        raise ForgottenCardError
    shown = passes.card_of(session, shift.brand_id, pass_id)
    return shown, cast("PresentedVia", via)


def sight_in(session: Session, shift: Shift, seen: str) -> Sight:
    """Return what may be shown of whoever's card was shown here.

    Raises:
        ForgottenCardError: That was too long ago, elsewhere, or never.
    """
    shown, via = unseal(session, shift, seen)
    return sight_of(session, shift, shown, via)


@on_shift
def card(shift: Shift, seen: str) -> ResponseReturnValue:
    """Show whose turn it is, and ask for the amount."""
    with shift.services.database.snapshot() as session:
        return shift.page("card", sight=sight_in(session, shift, seen), seen=seen)


@on_shift
def quote(shift: Shift, seen: str) -> ResponseReturnValue:
    """Say what the amount will earn, and why, before it is credited."""
    typed = request.form.get("amount", "")[:40]
    receipt = request.form.get("receipt", "")[:_LONGEST_RECEIPT].strip()
    amount = money_typed(typed, shift.spot.brand.currency)
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        if amount is None:
            text = shift.page(
                "card", sight=sight, seen=seen, typed=typed, receipt=receipt,
                complaint=shift.say("till.amount.unfit"),
            )  # fmt: skip
            return make_response(text, _UNFIT)
        slip = _slip(shift, sight, receipt or new_receipt(), amount, shift.now)
        told = selling.quote(session, slip)
        unit = rules.Unit(sight.program.unit, sight.program.scale)
        reasons = [
            rules.explain(because, shift.say.language, unit=unit, audience="cashier")
            for because in told.reasons
        ]
        return shift.page(
            "quote", sight=sight, seen=seen, slip=slip, told=told, reasons=reasons,
            typed=typed, money=money(shift, amount),
        )  # fmt: skip


def money(shift: Shift, minor: int) -> str:
    """Write an amount as this cashier reads it."""
    return rules.money(minor, shift.spot.brand.currency, shift.say.language)


def new_receipt() -> str:
    """Return a name for a sale whose paper receipt nobody typed."""
    return f"till-{secrets.token_hex(6)}"


def _slip(shift: Shift, sight: Sight, receipt: str, amount: int, at: datetime) -> Slip:
    return Slip(shift.spot, shift.staff_id, sight.card, sight.via, receipt, amount, at)


@on_shift
def sell(shift: Shift, seen: str) -> ResponseReturnValue:
    """Credit the sale. Pressed twice, it is credited once."""
    amount = money_typed(request.form.get("amount", ""), shift.spot.brand.currency)
    receipt = request.form.get("receipt", "")[:_LONGEST_RECEIPT].strip()
    if amount is None or not receipt:
        return redirect(url_for("till.card", seen=seen), 303)
    at = moment_told(request.form.get("at", ""), shift.now)
    try:
        with shift.services.database.transaction() as session:
            sight = sight_in(session, shift, seen)
            slip = _slip(shift, sight, receipt, amount, at)
            sold = selling.sell(session, slip, now=shift.now)
    except UnfitSaleError:
        return redirect(url_for("till.card", seen=seen), 303)
    said = None if sold.is_new else "other" if sold.is_other else "again"
    address = url_for("till.done", purchase_id=sold.purchase.id, said=said)
    return redirect(address, 303)


def moment_told(text: str, now: datetime) -> datetime:
    """Return when a browser says it happened: now, where its clock is ahead or mute."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return now
    return min(told, now) if told.tzinfo is not None else now


@on_shift
def done(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Say what was credited, by whom and when, and offer to undo it for a minute."""
    with shift.services.database.snapshot() as session:
        sold = selling.sold(session, shift.spot, purchase_id)
        bought = sold.purchase
        by = colleague(session, bought.staff_id) or shift.spot.till.name
        left = selling.UNDO_FOR - (shift.now - bought.received_at)
        may_undo = selling.may_undo(sold, shift.spot, shift.staff_id, now=shift.now)
        return shift.page(
            "done",
            sold=sold,
            program=shift.program(session),
            name=_name_on(session, shift, bought),
            said=request.args.get("said", ""),
            by=by,
            at=shift.say.hour(bought.received_at.astimezone(shift.spot.zone).timetz()),
            money=money(shift, bought.net),
            seconds=max(0, int(left.total_seconds())) if may_undo else 0,
        )


def colleague(session: Session, staff_id: str | None) -> str:
    """Return what a colleague is called; empty for nobody."""
    staff = session.get(Staff, staff_id) if staff_id else None
    return staff.name if staff else ""


def _name_on(session: Session, shift: Shift, bought: sales.Purchase) -> str:
    if bought.customer_id is None:
        return ""
    holder = customers.customer_of(session, shift.brand_id, bought.customer_id)
    return customers.name_of(shift.services.people, holder).first


@on_shift
def undo(shift: Shift, purchase_id: str) -> ResponseReturnValue:
    """Take back what was credited a moment ago, points and all."""
    with shift.services.database.transaction() as session:
        sold = selling.sold(session, shift.spot, purchase_id)
        said = "late"
        if sold.is_undone:
            said = "undone"
        elif selling.may_undo(sold, shift.spot, shift.staff_id, now=shift.now):
            selling.undo(
                session, shift.spot, purchase_id, staff_id=shift.staff_id, now=shift.now
            )
            shift.record(session, "till.sale-undone", purchase_id)
            said = "undone"
    return redirect(url_for("till.done", purchase_id=purchase_id, said=said), 303)
