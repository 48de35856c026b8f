"""Kindness at the till: a thank-you, a surprise out of the shift's budget, a good deed."""

import secrets
from collections.abc import Callable
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers, ledger
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.languages import Language
from walletpass.ledger import Program
from walletpass.rewards import acts, surprising
from walletpass.rewards.acts import ActKind, Told
from walletpass.rewards.surprising import Treat
from walletpass.web.till import wording
from walletpass.web.till.amounts import points_typed
from walletpass.web.till.cards import UNFIT, sight_in
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.sights import Sight, amount_of
from walletpass.web.translations import Speaker

THANKS: Final = ("visit", "patience", "help", "friend")
"""The thank-yous that are at hand; each is said in the customer's own language."""

REASONS: Final = ("first", "birthday", "wait", "smile")
_LONGEST: Final = 200


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/kind", view_func=kindness)
    for name, deed in (
        ("thank", thank),
        ("surprise", surprise),
        ("deed", note_deed),
    ):
        door.add_url_rule(f"/card/<seen>/kind/{name}", view_func=deed, methods=["POST"])


@on_shift
def kindness(shift: Shift, seen: str) -> ResponseReturnValue:
    """Offer a thank-you, a surprise with what is left for this shift, a deed to note."""
    with shift.services.database.snapshot() as session:
        return _page(session, shift, seen)


def _page(session: Session, shift: Shift, seen: str, complaint: str = "") -> str:
    sight = sight_in(session, shift, seen)
    program = _treat_program(session, shift)
    left = surprising.left_for(
        session, shift.brand_id, shift.staff_id, shift.spot.store.id, now=shift.now
    )
    return shift.page(
        "kind",
        sight=sight,
        seen=seen,
        thanks=[(name, shift.say(f"till.thanks.{name}")) for name in THANKS],
        program=program,
        left=left,
        left_points=amount_of(left.points, program, shift.say) if program else "",
        reasons=[(name, shift.say(f"till.surprise.{name}")) for name in REASONS],
        deeds=[(kind.code, _name(shift, kind)) for kind in _deeds(session, shift)],
        key=secrets.token_hex(8),
        done=request.args.get("done", "")[:12],
        complaint=complaint,
    )


def _treat_program(session: Session, shift: Shift) -> Program | None:
    budget = surprising.budget_of(session, shift.brand_id)
    if budget is None:
        return None
    return ledger.program_of(session, shift.brand_id, budget.program_id)


def _deeds(session: Session, shift: Shift) -> list[ActKind]:
    known = acts.kinds_of(session, shift.brand_id)
    return [kind for kind in known if "cashier" in kind.told_by and not kind.is_retired]


def _name(shift: Shift, kind: ActKind) -> str:
    return shift.say.words(kind.name, shift.spot.brand.default_language)


@on_shift
def thank(shift: Shift, seen: str) -> ResponseReturnValue:
    """Thank a customer in their language, or in words the cashier typed."""

    def act(session: Session, sight: Sight) -> None:
        words = request.form.get("words", "")[: _LONGEST + 1].strip()
        chosen = request.form.get("thanks", "")
        if not words and chosen in THANKS:
            words = Speaker(_language(session, shift, sight))(f"till.thanks.{chosen}")
        acts.thank(
            session,
            shift.brand_id,
            sight.card.customer_id,
            words,
            by=shift.staff_id,
            source=_source(shift),
            now=shift.now,
        )

    return _act(shift, seen, "thanks", act)


def _language(session: Session, shift: Shift, sight: Sight) -> Language:
    return customers.person_of(session, shift.brand_id, sight.card.customer_id).language


@on_shift
def surprise(shift: Shift, seen: str) -> ResponseReturnValue:
    """Surprise a customer out of the shift's budget, with a reason the owner reads."""

    def act(session: Session, sight: Sight) -> None:
        program = _treat_program(session, shift)
        typed = request.form.get("points", "").strip()
        points = points_typed(typed, program.scale) if program and typed else 0
        chosen = request.form.get("reason", "")
        surprising.surprise(
            session,
            shift.brand_id,
            Treat(
                staff_id=shift.staff_id,
                store_id=shift.spot.store.id,
                customer_id=sight.card.customer_id,
                reason=Speaker(shift.spot.language)(f"till.surprise.{chosen}")
                if chosen in REASONS
                else "",
                source=_source(shift),
                points=-1 if points is None else points,
            ),
            now=shift.now,
        )

    return _act(shift, seen, "surprise", act)


@on_shift
def note_deed(shift: Shift, seen: str) -> ResponseReturnValue:
    """Note something good the customer did that no purchase shows."""

    def act(session: Session, sight: Sight) -> None:
        seen_there = request.form.get("words", "")[:_LONGEST].strip()
        acts.report(
            session,
            shift.services.people.keyring,
            shift.brand_id,
            Told(
                kind=request.form.get("deed", "")[:64],
                customer_id=sight.card.customer_id,
                via="cashier",
                source=_source(shift),
                by=shift.staff_id,
                evidence={"seen": seen_there} if seen_there else {},
            ),
            now=shift.now,
        )

    return _act(shift, seen, "deed", act)


def _source(shift: Shift) -> str:
    return f"till {shift.spot.till.id} {request.form.get('key', '')[:32]}"


def _act(
    shift: Shift, seen: str, done: str, act: Callable[[Session, Sight], None]
) -> ResponseReturnValue:
    """Do it once, or say in one sentence why not."""
    try:
        with shift.services.database.transaction() as session:
            act(session, sight_in(session, shift, seen))
    except WalletpassError as refused:
        with shift.services.database.snapshot() as session:
            text = _page(session, shift, seen, wording.why(refused, shift.say))
            return make_response(text, UNFIT)
    return redirect(url_for("till.kindness", seen=seen, done=done), 303)
