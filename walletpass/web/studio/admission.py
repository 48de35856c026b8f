"""Who gets a card, in the studio: the policy, invitations, and what came of exceptions."""

import re
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.brands import Staff
from walletpass.passes import admission
from walletpass.passes.admission import (
    Exceptional,
    Policy,
    UnfitExceptionError,
)
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs

POLICIES: Final[tuple[Policy, ...]] = ("open", "first_purchase", "invitation")
_UNFIT: Final = 422
_SHOWN: Final = 50
_NUMBER = re.compile(r"[0-9]{1,6}")


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/rules/<program_id>/admission"
    door.add_url_rule(address, "admission", show)
    door.add_url_rule(address, "set_policy", set_policy, methods=["POST"])
    door.add_url_rule(f"{address}/invite", "invite", invite, methods=["POST"])


@needs("program")
def show(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Show to whom the program gives cards, and what came of the exceptions."""
    return _page(visit, program_id)


def _page(visit: Visit, program_id: str, **facts: Any) -> str:
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        program = ledger.program_of(session, visit.brand_id, program_id)
        page = admission.exceptions_page(
            session,
            visit.brand_id,
            program.id,
            wanted=wanted,
            after=request.args.get("after") or None,
            limit=_SHOWN,
        )
        zone = visit.zone(session)
        rules = admission.rules_of(session, visit.brand_id, program.id, now=visit.now)
        return visit.page(
            "studio/admission.html",
            here="rules",
            program=program,
            default_language=visit.brand(session).default_language,
            rules=rules,
            until=visit.say.day(rules.until.astimezone(zone).date()),
            policies=POLICIES,
            outcome=admission.outcome_of(session, visit.brand_id, program.id),
            exceptions=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            names=_names(session, visit.brand_id, page.rows),
            zone=zone,
            done=request.args.get("done", ""),
            **({"complaint": "", "link": ""} | facts),
        )


def _names(session: Session, brand_id: str, rows: Any) -> dict[str, str]:
    """Return the names of the staff who asked and approved, by their ids."""
    listed: list[Exceptional] = list(rows)
    ids = {one.invitation.asked_by for one in listed}
    ids |= {one.invitation.approved_by or "" for one in listed}
    found = session.execute(
        select(Staff.id, Staff.name).where(
            Staff.brand_id == brand_id, Staff.id.in_(ids)
        )
    )
    return {row.id: row.name for row in found}


@needs("program")
def set_policy(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Say to whom the program gives cards from now on."""
    policy = next((one for one in POLICIES if one == request.form.get("policy")), None)
    many = request.form.get("exceptions", "").strip() or "0"
    if policy is None or not _NUMBER.fullmatch(many):
        return _refused(visit, program_id)
    try:
        with visit.services.database.transaction() as session:
            admission.set_policy(
                session,
                visit.brand_id,
                program_id,
                policy,
                exceptions_per_month=int(many),
            )
            visit.record(
                session,
                "issue-policy.set",
                program_id,
                after={"policy": policy, "exceptions_per_month": int(many)},
            )
    except UnfitExceptionError:
        return _refused(visit, program_id)
    there = url_for("studio.admission", program_id=program_id, done="saved")
    return redirect(there, 303)


def _refused(visit: Visit, program_id: str) -> ResponseReturnValue:
    complaint = visit.say("admission.unfit")
    return make_response(_page(visit, program_id, complaint=complaint), _UNFIT)


@needs("program")
def invite(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Make an invitation, and show its link this once: in the answer itself."""
    try:
        with visit.services.database.transaction() as session:
            made = admission.invite(
                session,
                visit.brand_id,
                program_id,
                by=visit.person.id,
                note=request.form.get("note", ""),
                now=visit.now,
            )
            visit.record(session, "invitation.made", made.invitation.id)
            slug = visit.brand(session).slug
    except UnfitExceptionError:
        complaint = visit.say("admission.note.unfit")
        return make_response(_page(visit, program_id, complaint=complaint), _UNFIT)
    link = f"{visit.services.base_url}/join/{slug}?i={made.code.reveal()}"
    return _page(visit, program_id, link=link)
