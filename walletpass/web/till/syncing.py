"""Offline and back: the page that works alone, and what its queue tells afterwards.

Each sale in the queue carries its natural key, so the queue may be told in any order
and any number of times. What cannot be credited waits for somebody who can decide.
"""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from babel.numbers import get_currency_precision
from flask import Blueprint, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import AwareDatetime, BaseModel, Field, ValidationError
from sqlalchemy.orm import Session

from walletpass import brands, rewards
from walletpass.kernel.errors import WalletpassError
from walletpass.rewards import rules
from walletpass.web.till import selling, spending, wording
from walletpass.web.till.amounts import MOST
from walletpass.web.till.answers import Found, Missed
from walletpass.web.till.searching import numbered
from walletpass.web.till.shifts import Shift, on_shift, told_at
from walletpass.web.till.sights import amount_of
from walletpass.web.till.slips import MOST_LINES, Slip, Sort, line_of
from walletpass.web.translations import Speaker

_MOST_AT_ONCE: Final = 200
_KIND: Final = "till-sale"


class QueuedLine(BaseModel):
    """A line of a bill as a browser kept it."""

    sku: Annotated[str, Field(max_length=64)] = ""
    price: Annotated[int, Field(ge=1, le=MOST)]
    sort: Sort = "plain"


class Queued(BaseModel):
    """A sale as a browser kept it while nobody could be asked.

    *points* pay part of it, or a *redemption* does that was put aside before.
    """

    key: Annotated[str, Field(min_length=1, max_length=60)]
    number: Annotated[str, Field(max_length=20)]
    at: AwareDatetime
    staff: Annotated[str, Field(max_length=40)] = ""
    receipt: Annotated[str, Field(max_length=60)] = ""
    amount: Annotated[int, Field(ge=0, le=MOST)] = 0
    lines: Annotated[list[QueuedLine], Field(max_length=MOST_LINES)] = []
    points: Annotated[int, Field(ge=0, le=MOST)] = 0
    redemption: Annotated[str, Field(max_length=32)] = ""


class Queue(BaseModel):
    """What waited in a browser."""

    sales: Annotated[list[Queued], Field(max_length=_MOST_AT_ONCE)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one of them; conflicts come with words for a person."""

    outcome: Literal["credited", "already", "conflict"]
    words: str = ""


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/offline", view_func=offline)
    door.add_url_rule("/sync", view_func=sync, methods=["POST"])
    door.add_url_rule("/waiting", view_func=waiting)
    door.add_url_rule("/waiting", view_func=settle, methods=["POST"])


@on_shift
def offline(shift: Shift) -> ResponseReturnValue:
    """Return the page that a browser keeps for when we cannot be reached."""
    with shift.services.database.snapshot() as session:
        program = shift.program(session)
        terms = spending.terms_of(session, program.id, shift.now)
        example = amount_of(terms.points, program, shift.say) if terms else ""
        return shift.page(
            "offline",
            program=program,
            digits=get_currency_precision(shift.spot.brand.currency),
            terms=terms,
            example=example,
            worth=shift.money(terms.worth) if terms else "",
        )


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


def _take(shift: Shift, queued: Queued) -> Answer:
    """Credit one, or leave word for whoever decides."""
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
    if queued.points > shift.spot.till.offline_allowance:
        return Answer("conflict", say("till.sync.allowance"))
    slip = _slip(session, shift, found, queued)
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
        return Answer("conflict", say("till.sync.other"))
    return Answer("credited" if made.is_new else "already")


def _slip(session: Session, shift: Shift, found: Found, queued: Queued) -> Slip:
    names = {one.staff_id for one in brands.cashiers_at(session, shift.spot.till)}
    lines = [line_of(line.sku, line.price, line.sort) for line in queued.lines]
    return Slip(
        spot=shift.spot,
        staff_id=queued.staff if queued.staff in names else shift.staff_id,
        card=found.card,
        program_id=selling.program_id_of(session, found.card),
        via=found.via,
        receipt=queued.receipt or queued.key,
        amount=queued.amount,
        at=min(queued.at.astimezone(shift.now.tzinfo), shift.now),
        lines=lines,
    )


def _leave_word(session: Session, shift: Shift, queued: Queued, why: str) -> None:
    say, spot = _manager(shift), shift.spot
    what = rules.money(queued.amount, spot.brand.currency, say.language)
    if queued.points:
        program = shift.program(session)
        points = amount_of(queued.points, program, say)
        what = say("till.sync.points", money=what, points=points)
    brands.raise_alarm(
        session,
        shift.brand_id,
        f"{_KIND}:{spot.till.id}/{queued.key}",
        say(
            "till.sync.word",
            till=spot.till.name,
            store=spot.store.name,
            at=told_at(queued.at, shift.now, spot, say),
            what=what,
            number=queued.number,
            receipt=queued.receipt or queued.key,
            why=why,
        ),
        now=shift.now,
    )


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
