"""Publishing the draft from a moment on, and beginning it anew from an earlier version."""

from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import rewards
from walletpass.brands import UnfitFieldError
from walletpass.kernel.errors import InvalidError
from walletpass.rewards import NoDraftError, PastEffectError
from walletpass.web.studio.rules.desk import desk_of
from walletpass.web.studio.rules.overview import version_page
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.studio.wall_clock import MissingHourError, moment_in

_UNFIT: Final = 422
_TAKEN: Final = 409


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/rules/<program_id>/publish", "publishing_rules", ask)
    door.add_url_rule(
        "/rules/<program_id>/publish", "publish_rules", publish, methods=["POST"]
    )
    door.add_url_rule(
        "/rules/<program_id>/versions/<int:number>/draft",
        "begin_rules",
        begin_anew,
        methods=["POST"],
    )


@needs("program")
def ask(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Ask from when on the draft is to hold."""
    return _page(visit, program_id)


def _page(visit: Visit, program_id: str, complaint: str = "") -> str:
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
        zone = visit.zone(session)
    return visit.page(
        "studio/rules/publish.html",
        here="rules",
        desk=desk,
        program=desk.program,
        complaint=complaint,
        written=request.form.get("from", ""),
        zone=zone,
    )


@needs("program")
def publish(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Publish the draft that was on the screen."""
    written = request.form.get("from", "").strip()
    try:
        with visit.services.database.transaction() as session:
            begins = moment_in("from", written, visit.zone(session))
            if desk_of(visit, session, program_id).stamp != request.form.get("stamp"):
                return make_response(
                    _page(visit, program_id, visit.say("rules.taken")), _TAKEN
                )
            version = rewards.publish_draft(
                session,
                visit.brand_id,
                program_id,
                now=visit.now,
                effective_from=begins,
                by=visit.person.id,
            )
            visit.record(
                session,
                "rules.published",
                program_id,
                after={"version": version.number},
            )
            number = version.number
    except PastEffectError:
        return _refuse(visit, program_id, "rules.publish.past")
    except MissingHourError:
        return _refuse(visit, program_id, "rules.publish.missing-hour")
    except UnfitFieldError:
        return _refuse(visit, program_id, "rules.publish.when")
    except NoDraftError:
        return _refuse(visit, program_id, "rules.publish.same")
    return redirect(
        url_for("studio.program_rules", program_id=program_id, published=number), 303
    )


def _refuse(visit: Visit, program_id: str, name: str) -> ResponseReturnValue:
    return make_response(_page(visit, program_id, visit.say(name)), _UNFIT)


@needs("program")
def begin_anew(visit: Visit, program_id: str, number: int) -> ResponseReturnValue:
    """Put an earlier version in the draft's place."""
    try:
        with visit.services.database.transaction() as session:
            kept = rewards.version_numbered(session, visit.brand_id, program_id, number)
            rewards.save_draft(
                session,
                visit.brand_id,
                program_id,
                kept.document,
                rewards.terms_from(kept.terms),
                now=visit.now,
            )
            visit.record(
                session, "rules.drafted", program_id, after={"from_version": number}
            )
    except InvalidError:
        text = version_page(visit, program_id, number, visit.say("rules.version.unfit"))
        return make_response(text, _UNFIT)
    return redirect(url_for("studio.rules_draft", program_id=program_id), 303)
