"""A card in green: whose turn it is, and the amount, or the lines of the bill."""

from typing import Final, cast, get_args

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.kernel.errors import NotFoundError
from walletpass.passes import CardRow
from walletpass.sales import PresentedVia
from walletpass.web.till.shifts import Shift, on_shift, sealer
from walletpass.web.till.sights import Sight, sight_of
from walletpass.web.till.slips import (
    SORTS,
    Typed,
    amount_in,
    receipt_in,
    rows_in,
)

SEEN_FOR: Final = 30 * 60  # seconds; then the customer is gone
UNFIT: Final = 422


class ForgottenCardError(NotFoundError):
    """A page of a customer who was here a while ago."""

    code = "forgotten-card"
    title = "Scan the card again"

    def __init__(self) -> None:
        super().__init__("This card was scanned a while ago. Scan it again.")


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>", view_func=card, methods=["GET", "POST"])
    door.add_url_rule("/card/<seen>/lines", view_func=lines, methods=["GET", "POST"])
    for step in ("quote", "put"):
        door.add_url_rule(f"/card/<seen>/{step}", view_func=begin_anew)


def begin_anew(seen: str) -> ResponseReturnValue:
    """Return to the card where a step was loaded again without what was typed for it."""
    return redirect(url_for("till.card", seen=seen), 303)


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
        return card_page(shift, sight_in(session, shift, seen), seen)


def card_page(shift: Shift, sight: Sight, seen: str, *, is_unfit: bool = False) -> str:
    """Return the page that asks for the amount, as it was asked: a total, or lines."""
    if "price" in request.values:
        return _lines_page(shift, sight, seen, is_unfit=is_unfit)
    receipt, sale = receipt_in(request.values)
    return shift.page(
        "card",
        sight=sight,
        seen=seen,
        typed=request.values.get("amount", "")[:20],
        receipt=receipt,
        sale=sale,
        complaint=shift.say("till.amount.unfit", example=shift.example)
        if is_unfit
        else "",
    )


@on_shift
def lines(shift: Shift, seen: str) -> ResponseReturnValue:
    """Ask for the lines of the bill, always with room for one more."""
    with shift.services.database.snapshot() as session:
        return _lines_page(shift, sight_in(session, shift, seen), seen)


def _lines_page(
    shift: Shift, sight: Sight, seen: str, *, is_unfit: bool = False
) -> str:
    currency = shift.spot.brand.currency
    rows = rows_in(request.values, currency)
    total = amount_in(request.values, currency) if rows else None
    receipt, sale = receipt_in(request.values)
    unpriced = [place for place, row in enumerate(rows) if row.is_unfit]
    return shift.page(
        "lines",
        sight=sight,
        seen=seen,
        rows=[*rows, Typed("", "", "plain")],
        landing=unpriced[0] if unpriced else len(rows),
        sorts=SORTS,
        total=shift.money(total) if total else "",
        receipt=receipt,
        sale=sale,
        complaint=shift.say("till.lines.unfit", example=shift.example)
        if is_unfit
        else "",
        back=url_for("till.card", seen=seen),
    )
