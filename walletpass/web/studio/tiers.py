"""Tiers in the studio: a form for a program's ladder, drafted and published."""

from collections.abc import Sequence
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import ledger, passes, rewards
from walletpass.ledger import Program
from walletpass.passes import Template
from walletpass.rewards import NoDraftError, ProgramVersion, ladders
from walletpass.rewards.rules import Fault, UnfitRulesError
from walletpass.web.studio.designs.reading import written
from walletpass.web.studio.tier_forms import (
    DOWN,
    WAYS,
    TierForm,
    form_from,
    form_of,
    ladder_in,
    part_at_fault,
    row_at_fault,
)
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_TAKEN: Final = 409


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/rules/<program_id>/tiers"
    door.add_url_rule(address, "tiers", show)
    door.add_url_rule(address, "save_tiers", save, methods=["POST"])


@needs("program")
def show(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Show the tiers as drafted, or else as they are in force."""
    with visit.services.database.snapshot() as session:
        program = ledger.program_of(session, visit.brand_id, program_id)
        brand = visit.brand(session)
        kept = _kept(visit, session, program)
        form = form_of(kept.tiers if kept else None, brand.currency, brand.languages)
        return _page(visit, session, program, form)


def _kept(visit: Visit, session: Session, program: Program) -> ProgramVersion | None:
    return rewards.draft_of(
        session, visit.brand_id, program.id
    ) or rewards.version_row_in_force(session, program.id, visit.now)


def _stamp(visit: Visit, session: Session, program: Program) -> str:
    """Return what tells whether somebody else saved meanwhile."""
    kept = _kept(visit, session, program)
    return f"{kept.id} {kept.updated_at.isoformat()}" if kept else ""


def _page(
    visit: Visit,
    session: Session,
    program: Program,
    form: TierForm,
    complaints: Sequence[str] = (),
) -> str:
    brand = visit.brand(session)
    draft = rewards.draft_of(session, visit.brand_id, program.id)
    return visit.page(
        "studio/tiers.html",
        here="rules",
        program=program,
        form=form,
        ways=WAYS,
        downs=DOWN,
        tongues_of_brand=brand.languages,
        default_language=brand.default_language,
        currency=brand.currency,
        templates=_templates(session, program),
        stamp=_stamp(visit, session, program),
        is_drafted=draft is not None,
        done=request.args.get("done", ""),
        complaints=complaints,
    )


def _templates(session: Session, program: Program) -> Sequence[Template]:
    return session.scalars(
        select(Template)
        .where(
            Template.brand_id == program.brand_id,
            Template.program_id == program.id,
            Template.version_id.is_not(None),
        )
        .order_by(Template.id)
    ).all()


@needs("program")
def save(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Draft the tiers as they were written; publish them too, if that was asked for."""
    sent = written(request.form)
    form = form_from(sent)
    is_published = sent.get("do") == "publish"
    with visit.services.database.transaction() as session:
        program = ledger.program_of(session, visit.brand_id, program_id)
        if sent.get("stamp", "") != _stamp(visit, session, program):
            complaint = visit.say("tiers.taken")
            text = _page(visit, session, program, form, [complaint])
            return make_response(text, _TAKEN)
        told = ladder_in(form, visit.brand(session).currency)
        if complaints := _complaints(visit, session, program, told):
            text = _page(visit, session, program, form, complaints)
            return make_response(text, _UNFIT)
        if is_published:
            _publish(visit, session, program)
    done = "published" if is_published else "saved"
    there = url_for("studio.tiers", program_id=program_id, done=done)
    return redirect(there, 303)


def _complaints(
    visit: Visit, session: Session, program: Program, told: dict[str, Any]
) -> Sequence[str]:
    """Draft the tiers; return what is wrong with them, in words, if anything is."""
    try:
        if told:
            passes.check_looks(session, program, ladders.read(told))
        rewards.save_tiers(session, visit.brand_id, program.id, told, now=visit.now)
    except UnfitRulesError as unfit:
        said = [_in_words(visit, fault) for fault in unfit.faults]
        return list(dict.fromkeys(said))
    except NoDraftError:
        return [visit.say("tiers.norules")]
    visit.record(session, "tiers.drafted", program.id)
    return ()


def _publish(visit: Visit, session: Session, program: Program) -> None:
    version = rewards.publish_draft(
        session, visit.brand_id, program.id, now=visit.now, by=visit.person.id
    )
    visit.record(
        session, "rules.published", program.id, after={"version": version.number}
    )


def _in_words(visit: Visit, fault: Fault) -> str:
    words = visit.say(f"tiers.fault.{part_at_fault(fault)}")
    row = row_at_fault(fault)
    return visit.say("tiers.fault.of", row=row, words=words) if row else words
