"""Paying with points: put aside for the bill, then spent with its sale, or let go."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from babel.numbers import get_currency_precision
from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import ledger, rewards
from walletpass.kernel.secrets import same
from walletpass.ledger import ClosedReservationError, InsufficientPointsError
from walletpass.rewards import NotSpendableError, Redeemed
from walletpass.web.till import selling, spending
from walletpass.web.till.amounts import points_typed, points_written
from walletpass.web.till.cards import UNFIT, card_page, sight_in
from walletpass.web.till.crediting import slip_in
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.sights import Sight, last_digits
from walletpass.web.till.slips import Slip

_LONGEST_KEY: Final = 32
BOTH: Final = ["GET", "POST"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/redeem", view_func=redeeming, methods=BOTH)
    door.add_url_rule("/card/<seen>/put", view_func=redeem, methods=["POST"])
    door.add_url_rule("/card/<seen>/put/<put_id>", view_func=put)
    door.add_url_rule("/card/<seen>/put/<put_id>", view_func=let_go, methods=["POST"])


@dataclass(frozen=True, slots=True)
class Asked:
    """A bill that somebody would pay with points, and whose it is."""

    seen: str
    sight: Sight
    slip: Slip


@on_shift
def redeeming(shift: Shift, seen: str) -> ResponseReturnValue:
    """Say what points may pay of the bill, and ask how many; or why they may not."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        slip = slip_in(shift, sight)
        if slip is None:
            return make_response(card_page(shift, sight, seen, is_unfit=True), UNFIT)
        return _form(session, shift, Asked(seen, sight, slip))


def _form(session: Session, shift: Shift, asked: Asked, complaint: str = "") -> str:
    sight, slip, say = asked.sight, asked.slip, shift.say
    told = spending.offer(session, slip, now=shift.now)
    currency, program = shift.spot.brand.currency, sight.program
    typed = request.form.get("points", "")[:20]
    limit = spending.refusal(told, program, currency, say)
    return shift.page(
        "redeem",
        sight=sight,
        seen=asked.seen,
        slip=slip,
        offer=told,
        limit=limit,
        worth=shift.money(told.money),
        digits=get_currency_precision(currency),
        asks_digits=sight.via == "phone",
        key=request.form.get("key", "")[:_LONGEST_KEY] or secrets.token_hex(8),
        typed=typed or points_written(told.points, program.scale),
        money=shift.money(slip.amount),
        complaint=complaint if told.points or complaint != limit else "",
    )


@on_shift
def redeem(shift: Shift, seen: str) -> ResponseReturnValue:
    """Put points aside for the bill, or say in one sentence why not."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        slip = slip_in(shift, sight)
        if slip is None:
            return make_response(card_page(shift, sight, seen, is_unfit=True), UNFIT)
        asked = Asked(seen, sight, slip)
        points = points_typed(request.form.get("points", ""), sight.program.scale)
        if complaint := _unfit(shift, sight, points):
            return make_response(_form(session, shift, asked, complaint), UNFIT)
        assert points, "it is fit"
    put_id, refused = _put_aside(shift, asked, points)
    if refused is not None:
        with shift.services.database.snapshot() as session:
            asked = replace(asked, sight=sight_in(session, shift, seen))
            complaint = _why(session, shift, asked, refused)
            return make_response(_form(session, shift, asked, complaint), UNFIT)
    there = url_for("till.put", seen=seen, put_id=put_id, **asked.slip.query())
    return redirect(there, 303)


def _unfit(shift: Shift, sight: Sight, points: int | None) -> str:
    if points is None:
        return shift.say("till.redeem.unfit")
    digits = request.form.get("digits", "").strip()
    if sight.via == "phone" and not same(digits, last_digits(sight.card)):
        return shift.say("till.redeem.digits.wrong")
    return ""


def _put_aside(
    shift: Shift, asked: Asked, points: int
) -> tuple[str, NotSpendableError | InsufficientPointsError | None]:
    key = request.form.get("key", "")[:_LONGEST_KEY] or secrets.token_hex(8)
    try:
        with shift.services.database.transaction() as session:
            redeemed = spending.put_aside(
                session, asked.slip, points, key=key, now=shift.now, say=shift.say
            )
    except (NotSpendableError, InsufficientPointsError) as refused:
        return "", refused
    return redeemed.id, None


def _why(
    session: Session,
    shift: Shift,
    asked: Asked,
    refused: NotSpendableError | InsufficientPointsError,
) -> str:
    told = spending.offer(session, asked.slip, now=shift.now)
    program, currency = asked.sight.program, shift.spot.brand.currency
    if isinstance(refused, NotSpendableError):
        return spending.why_not(refused, told, program, currency, shift.say)
    return spending.refusal(told, program, currency, shift.say)


@on_shift
def put(shift: Shift, seen: str, put_id: str) -> ResponseReturnValue:
    """Show what was put aside, what to take off the bill, and what is left to pay."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        slip = slip_in(shift, sight)
        if slip is None:
            return redirect(url_for("till.card", seen=seen), 303)
        kept = _of_this_card(session, shift, sight, put_id)
        if kept.purchase_id:
            return redirect(url_for("till.done", purchase_id=kept.purchase_id), 303)
        told = selling.quote(session, slip, now=shift.now)
        program = sight.program
        amount = ledger.in_words(
            kept.points, program.scale, program.unit, shift.say.language
        )
        return shift.page(
            "put",
            sight=sight,
            seen=seen,
            slip=slip,
            put=kept,
            amount=amount,
            discount=shift.money(kept.money + told.earning.discount),
            due=shift.money(slip.amount - kept.money - told.earning.discount),
            money=shift.money(slip.amount),
            until=shift.when(kept.until),
        )


def _of_this_card(
    session: Session, shift: Shift, sight: Sight, put_id: str
) -> Redeemed:
    kept = rewards.redemption_of(session, shift.brand_id, put_id[:64], now=shift.now)
    if kept.customer_id != sight.card.customer_id:
        raise rewards.UnknownRedemptionError(put_id[:64])
    return kept


@on_shift
def let_go(shift: Shift, seen: str, put_id: str) -> ResponseReturnValue:
    """Give back what was put aside: the customer has thought better of it."""
    query: dict[str, Any] = {}
    transaction = shift.services.database.transaction
    with suppress(ClosedReservationError), transaction() as session:
        sight = sight_in(session, shift, seen)
        slip = slip_in(shift, sight)
        query = slip.query() if slip else {}
        kept = _of_this_card(session, shift, sight, put_id)
        rewards.cancel(
            session, shift.brand_id, kept.id, now=shift.now, actor=shift.staff_id
        )
    return redirect(url_for("till.put", seen=seen, put_id=put_id, **query), 303)
