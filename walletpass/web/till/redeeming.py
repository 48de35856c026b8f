"""Spending points: put aside while the customer pays, then spent or let go."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass.kernel.secrets import same
from walletpass.ledger import ClosedReservationError, InsufficientPointsError
from walletpass.web.till import spending
from walletpass.web.till.amounts import points_typed
from walletpass.web.till.cards import sight_in
from walletpass.web.till.selling import UNDO_FOR
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.sights import Sight, amount_of, last_digits
from walletpass.web.till.spending import Put

_UNFIT: Final = 422


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/redeem", view_func=redeeming)
    door.add_url_rule("/card/<seen>/redeem", view_func=redeem, methods=["POST"])
    door.add_url_rule("/spent/<put_id>", view_func=spent)
    for deed in (spend, let_go, unspend):
        door.add_url_rule(
            f"/spent/<put_id>/{deed.__name__.replace('_', '-')}",
            view_func=deed,
            methods=["POST"],
        )


@on_shift
def redeeming(shift: Shift, seen: str) -> ResponseReturnValue:
    """Ask how many points."""
    with shift.services.database.snapshot() as session:
        return _form(session, shift, seen, sight_in(session, shift, seen))


def _form(
    session: Session, shift: Shift, seen: str, sight: Sight, complaint: str = ""
) -> str:
    return shift.page(
        "redeem",
        sight=sight,
        seen=seen,
        most=spending.most(session, sight.card),
        asks_digits=sight.via == "phone",
        key=request.form.get("key", "")[:64] or secrets.token_hex(8),
        typed=request.form.get("points", "")[:20],
        complaint=complaint,
    )


@on_shift
def redeem(shift: Shift, seen: str) -> ResponseReturnValue:
    """Put points aside, or say in one sentence why not."""
    database = shift.services.database
    with database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        points = points_typed(request.form.get("points", ""), sight.program.scale)
        if points is None:
            return _refused(session, shift, seen, shift.say("till.redeem.unfit"))
        digits = request.form.get("digits", "").strip()
        if sight.via == "phone" and not same(digits, last_digits(sight.card)):
            return _refused(session, shift, seen, shift.say("till.redeem.digits.wrong"))
    try:
        with database.transaction() as session:
            put_id = spending.put_aside(
                session,
                sight.card,
                points,
                key=_key(shift),
                staff_id=shift.staff_id,
                now=shift.now,
            )
    except InsufficientPointsError:
        most = amount_of(sight.balance, sight.program, shift.say)
        with database.snapshot() as session:
            complaint = shift.say("till.redeem.above", most=most)
            return _refused(session, shift, seen, complaint)
    return redirect(url_for("till.spent", put_id=put_id), 303)


def _refused(
    session: Session, shift: Shift, seen: str, complaint: str
) -> ResponseReturnValue:
    sight = sight_in(session, shift, seen)
    return make_response(_form(session, shift, seen, sight, complaint), _UNFIT)


def _key(shift: Shift) -> str:
    """Return the name of this wish: a form sent twice is one."""
    return f"{shift.spot.till.id}/{request.form.get('key', '')[:64]}"


@on_shift
def spent(shift: Shift, put_id: str) -> ResponseReturnValue:
    """Show what was put aside, and what became of it."""
    with shift.services.database.snapshot() as session:
        put = spending.put_of(session, shift.spot, put_id)
        left = 0
        if put.committed_at and put.may_undo(shift.now, UNDO_FOR):
            left = int((UNDO_FOR - (shift.now - put.committed_at)).total_seconds())
        return shift.page(
            "spent",
            put=put,
            program=shift.program(session),
            until=shift.say.hour(put.until.astimezone(shift.spot.zone).timetz()),
            seconds=left,
        )


@on_shift
def spend(shift: Shift, put_id: str) -> ResponseReturnValue:
    """Spend what was put aside: the customer has paid the rest."""

    def act(session: Session, put: Put) -> None:
        spending.spend(session, put, staff_id=shift.staff_id, now=shift.now)

    return _act(shift, put_id, act)


@on_shift
def let_go(shift: Shift, put_id: str) -> ResponseReturnValue:
    """Give back what was put aside: the customer has thought better of it."""

    def act(session: Session, put: Put) -> None:
        spending.let_go(session, put, staff_id=shift.staff_id, now=shift.now)

    return _act(shift, put_id, act)


@on_shift
def unspend(shift: Shift, put_id: str) -> ResponseReturnValue:
    """Undo what was spent a moment ago."""

    def act(session: Session, put: Put) -> None:
        if put.may_undo(shift.now, UNDO_FOR):
            spending.unspend(session, put, staff_id=shift.staff_id, now=shift.now)
            shift.record(session, "till.spending-undone", put.id)

    return _act(shift, put_id, act)


def _act(
    shift: Shift, put_id: str, act: Callable[[Session, Put], None]
) -> ResponseReturnValue:
    """Do it once; what is over already shows itself as it ended."""
    transaction = shift.services.database.transaction
    with suppress(ClosedReservationError), transaction() as session:
        act(session, spending.put_of(session, shift.spot, put_id))
    return redirect(url_for("till.spent", put_id=put_id), 303)
