"""Offline and back: the page that works alone, and what its queue tells afterwards.

Each sale in the queue carries its natural key, so the queue may be told in any order
and any number of times. What cannot be credited waits for somebody who can decide.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final, Literal

import structlog
from babel.numbers import get_currency_precision
from flask import Blueprint, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import ValidationError
from sqlalchemy.orm import Session

from walletpass import brands, rewards
from walletpass.brands import Staff, UnknownTillError
from walletpass.db import until_it_goes
from walletpass.kernel.errors import WalletpassError
from walletpass.ledger import Program
from walletpass.rewards import rules
from walletpass.web.pages.tongues import page, speaker
from walletpass.web.till import selling, spending, wording
from walletpass.web.till.amounts import MOST
from walletpass.web.till.answers import Found, Missed
from walletpass.web.till.bills import seller_of
from walletpass.web.till.places import spot_here, spot_of
from walletpass.web.till.queued import Kept, Queue, Queued
from walletpass.web.till.searching import numbered
from walletpass.web.till.shifts import Shift, on_shift, shift_here, told_at
from walletpass.web.till.sights import amount_of
from walletpass.web.till.slips import Slip, is_ours, line_of
from walletpass.web.translations import Speaker

_KIND: Final = "till-sale"
_LONGEST_TOLD: Final = 400

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one of them; conflicts come with words for a person.

    *later* it may be told again: it is no fault of the sale's.
    """

    outcome: Literal["credited", "already", "conflict", "later"]
    words: str = ""


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/offline", view_func=offline)
    door.add_url_rule("/sync", view_func=sync, methods=["POST"])
    door.add_url_rule("/waiting", view_func=waiting)
    door.add_url_rule("/waiting", view_func=settle, methods=["POST"])


def offline() -> ResponseReturnValue:
    """Return the page that a browser keeps for when we cannot be reached."""
    spot = spot_here()
    if spot is None:
        return redirect(url_for("till.front"), 303)
    shift = shift_here(spot)
    if shift is None:
        return page("till/offline.html", speaker(spot.language), spot=spot)
    with shift.services.database.snapshot() as session:
        program = shift.program(session)
        terms = spending.terms_of(session, program.id, shift.now)
        return shift.page(
            "offline",
            program=program,
            digits=get_currency_precision(spot.brand.currency),
            most=MOST,
            terms=terms,
            is_discount=selling.gives_discount(session, program.id, shift.now),
            **_told_of(terms, program, shift),
        )


def _told_of(
    terms: rules.Spending | None, program: Program, shift: Shift
) -> dict[str, str]:
    if terms is None:
        return {}
    return {
        "example": amount_of(terms.points, program, shift.say),
        "worth": shift.money(terms.worth),
        "least": amount_of(terms.minimum, program, shift.say),
        "share": rules.percent(Decimal(terms.share) / 100, shift.say.language),
    }


@on_shift
def sync(shift: Shift) -> ResponseReturnValue:
    """Take what waited, each on its own, and tell what became of each."""
    try:
        queue = Queue.model_validate_json(request.get_data())
    except ValidationError:
        return jsonify(answers=[]), 422
    answers = {one.key: _take(shift, one) for one in queue.sales}
    return jsonify(
        answers=[
            {"key": key, "outcome": answer.outcome, "words": answer.words}
            for key, answer in answers.items()
        ]
    )


def _take(shift: Shift, kept: Kept) -> Answer:
    """Credit one, leave word for whoever decides, or ask for it again later."""
    try:
        queued = Queued.model_validate(kept.facts())
    except ValidationError:
        return _leave_unreadable(shift, kept)
    try:
        there = _where_sold(shift, queued)
        return until_it_goes(partial(_settled, there, queued))
    except UnknownTillError:
        return Answer("later")  # a till of another brand, where this device once stood
    except Exception:
        log.exception("unforeseen", sale=queued.key)
        return Answer("later")


def _leave_unreadable(shift: Shift, kept: Kept) -> Answer:
    """Pass on what no sale can be, as it is: it stands nowhere else."""
    spot = shift.spot
    with shift.services.database.transaction() as session:
        words = _manager(shift)(
            "till.sync.unreadable",
            till=spot.till.name,
            store=spot.store.name,
            what=_plain(kept),
        )
        _raise(session, shift, kept.key, words)
    return Answer("conflict", words)


def _plain(kept: Kept) -> str:
    told = ", ".join(f"{name} {fact}" for name, fact in kept.facts().items() if fact)
    return told[:_LONGEST_TOLD]


def _where_sold(shift: Shift, queued: Queued) -> Shift:
    """Return this shift as of the till where it was sold, if that was another.

    Raises:
        UnknownTillError: The brand has none like it.
    """
    if queued.place in ("", shift.spot.till.id):
        return shift
    with shift.services.database.snapshot() as session:
        till = brands.till_of(session, shift.brand_id, queued.place)
        return replace(shift, spot=spot_of(session, till))


def _settled(shift: Shift, queued: Queued) -> Answer:
    try:
        with shift.services.database.transaction() as session:
            answer = _credit(session, shift, queued)
    except WalletpassError as refusal:
        why = wording.why(refusal, _manager(shift))
        answer = Answer("conflict", _manager(shift)("till.sync.refused", why=why))
    if answer.outcome == "conflict":
        with shift.services.database.transaction() as session:
            _leave_word(session, shift, queued, answer.words)
    return answer


def _manager(shift: Shift) -> Speaker:
    """Return who speaks to whoever decides: in the brand's language."""
    return Speaker(shift.spot.language)


def _credit(session: Session, shift: Shift, queued: Queued) -> Answer:
    found = numbered(session, shift, queued.number, "wallet")
    say = _manager(shift)
    if not isinstance(found, Found):
        assert isinstance(found, Missed), "one number is one card"
        return Answer("conflict", say(f"till.missed.{found.trouble}"))
    slip = _slip(session, shift, found, queued)
    if selling.was_told(session, slip):
        return Answer("already")
    if queued.points > shift.spot.till.offline_allowance:
        return Answer("conflict", say("till.sync.allowance"))
    paid = None
    if queued.redemption:
        paid = rewards.redemption_of(
            session, shift.brand_id, queued.redemption, now=shift.now
        )
    elif queued.points:
        paid = spending.put_aside(
            session, slip, queued.points, key=queued.key, now=shift.now, say=say
        )
    made = selling.sell(session, slip, now=shift.now, redemption=paid)
    if made.is_other:
        return Answer("conflict", _other(session, shift, made))
    return Answer("credited" if made.is_new else "already")


def _other(session: Session, shift: Shift, made: selling.Sold) -> str:
    """Tell which sale a receipt stands for already."""
    say, bought = _manager(shift), made.purchase
    return say(
        "till.sync.other",
        money=rules.money(bought.net, bought.currency, say.language),
        at=told_at(bought.occurred_at, shift.now, shift.spot, say),
        by=seller_of(session, bought),
    )


def _slip(session: Session, shift: Shift, found: Found, queued: Queued) -> Slip:
    seller = _seller(session, shift, queued)
    lines = [line_of(line.sku, line.price, line.sort) for line in queued.lines]
    return Slip(
        spot=shift.spot,
        staff_id=seller.id if seller else shift.staff_id,
        card=found.card,
        program_id=selling.program_id_of(session, found.card),
        via=found.via,
        receipt=queued.receipt or queued.key,
        amount=queued.amount,
        at=min(queued.at.astimezone(shift.now.tzinfo), shift.now),
        lines=lines,
        is_paid=not queued.is_quoted,
    )


def _leave_word(session: Session, shift: Shift, queued: Queued, why: str) -> None:
    say, spot = _manager(shift), shift.spot
    what = rules.money(queued.amount, spot.brand.currency, say.language)
    if queued.points:
        program = shift.program(session)
        points = amount_of(queued.points, program, say)
        what = say("till.sync.points", money=what, points=points)
    seller = _seller(session, shift, queued)
    receipt = say("till.sync.unnamed")
    if queued.receipt and not is_ours(queued.receipt):
        receipt = say("till.sync.receipt", receipt=queued.receipt)
    words = say(
        "till.sync.word",
        till=spot.till.name,
        store=spot.store.name,
        at=told_at(queued.at, shift.now, spot, say),
        by=seller.name if seller else shift.name,
        what=what,
        number=queued.number,
        receipt=receipt,
        why=why,
    )
    _raise(session, shift, queued.key, words)


def _seller(session: Session, shift: Shift, queued: Queued) -> Staff | None:
    """Return who sold it, if they are the brand's; they may have left since."""
    seller = session.get(Staff, queued.staff) if queued.staff.isprintable() else None
    return seller if seller and seller.brand_id == shift.brand_id else None


def _raise(session: Session, shift: Shift, key: str, words: str) -> None:
    subject = f"{_KIND}:{shift.spot.till.id}/{key}"
    brands.raise_alarm(session, shift.brand_id, subject, words, now=shift.now)


@on_shift
def waiting(shift: Shift) -> ResponseReturnValue:
    """Show what waits in this browser, and what waits for whoever decides."""
    with shift.services.database.snapshot() as session:
        conflicts = [
            alarm
            for alarm in brands.alarms(session, shift.brand_id)
            if alarm.subject.startswith(f"{_KIND}:{shift.spot.till.id}/")
        ]
        may_settle = shift.may("points")
        return shift.page("waiting", conflicts=conflicts, may_settle=may_settle)


@on_shift
def settle(shift: Shift) -> ResponseReturnValue:
    """Note that somebody who decides has seen to it."""
    subject = request.form.get("subject", "")
    if shift.may("points") and subject.startswith(f"{_KIND}:"):
        with shift.services.database.transaction() as session:
            brands.clear_alarm(session, shift.brand_id, subject)
            shift.record(session, "till.conflict-settled", subject[:120])
    return redirect(url_for("till.waiting"), 303)
