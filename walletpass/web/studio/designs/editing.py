"""The editor of one card: a form, a preview beside it, a draft that saves itself.

Each button saves the whole form first, so that nothing typed is lost; a script does the
same while somebody types, and takes from the answer only the parts that changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.passes import Design, TakenDraftError, Template, TemplateVersion
from walletpass.wallets.apple.press_errors import UnsignableError
from walletpass.wallets.apple.publishing import proof_of, publish_draft
from walletpass.web.studio.designs import fields
from walletpass.web.studio.designs.complaints import Unfit, fit
from walletpass.web.studio.designs.drafts import keep, open_draft
from walletpass.web.studio.designs.offering import without_row
from walletpass.web.studio.designs.reading import read_form, written
from walletpass.web.studio.designs.sheets import spoken_in
from walletpass.web.studio.designs.showing import (
    MORE,
    desk_of,
    editor_page,
    shown_now,
)
from walletpass.web.studio.designs.spots import Plain
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_TAKEN: Final = 409
_LONGEST_NAME: Final = 120
_HERE: Final = "studio.design"
_ROWS: Final = {
    "beacon": "beacons",
    "drop-beacon": "beacons",
    "date": "dates",
    "drop-date": "dates",
}
"""The rows a button adds to or takes from."""


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/designs/<template_id>", view_func=design)
    door.add_url_rule("/designs/<template_id>", "edit_design", edit, methods=["POST"])
    door.add_url_rule(
        "/designs/<template_id>/publish", "publish_design", publish, methods=["POST"]
    )


@needs("templates")
def design(visit: Visit, template_id: str) -> ResponseReturnValue:
    """Show the editor."""
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        return editor_page(visit, session, template, template.draft)


@needs("templates")
def edit(visit: Visit, template_id: str) -> ResponseReturnValue:
    """Keep the draft as the form has it, and do what its button says."""
    form = written(request.form)
    button = form.get("do", "")
    try:
        with visit.services.database.transaction() as session:
            stamp = form.get("stamp", "")
            template = open_draft(visit, session, template_id, stamp=stamp)
            done = _done(_read(visit, session, template, form), form, button)
            fitting = fit(done.draft, visit.say)
            if isinstance(fitting, Design):
                name = " ".join(form.get("name", "").split())[:_LONGEST_NAME]
                keep(visit, session, template, fitting, name=name or template.name)
    except TakenDraftError:
        return _taken(visit, template_id, form)
    if isinstance(fitting, Unfit):
        return _unfit(visit, template_id, done.draft, fitting)
    address = url_for(
        _HERE,
        template_id=template_id,
        **shown_now(),
        open=done.part,
        _anchor=done.anchor,
    )
    return redirect(address, 303)


def _read(
    visit: Visit, session: Session, template: Template, form: Mapping[str, str]
) -> Plain:
    """Return the draft as the form has it; a button may have taken a row away."""
    what, _, which = form.get("do", "").partition(":")
    if what in {"drop-beacon", "drop-date"}:
        form = without_row(form, what.removeprefix("drop-"), which)
    desk = desk_of(visit, session)
    return read_form(
        template.draft,
        form,
        request.form.getlist("keys"),
        spoken=spoken_in(template.draft, desk.spoken),
        zone=desk.zone,
    )


@dataclass(frozen=True, slots=True)
class _Done:
    """A draft after what a button does, and where to look then."""

    draft: Plain
    anchor: str | None = None
    part: str | None = None


def _done(draft: Plain, form: Mapping[str, str], button: str) -> _Done:
    what, _, which = button.partition(":")
    match what:
        case "up" | "down":
            moved = fields.moved(draft["fields"], which, -1 if what == "up" else 1)
            return _Done({**draft, "fields": moved}, f"field-{which}")
        case "remove":
            left = fields.without(draft["fields"], which)
            return _Done({**draft, "fields": left}, "fields")
        case "add":
            more, key = fields.with_new(draft["fields"], form.get("add.place", ""))
            return _Done({**draft, "fields": more}, f"field-{key}")
        case "look" if which in MORE:
            return _Done(draft, which, which)
        case _:
            rows = _ROWS.get(what)
            return _Done(draft, rows, rows and "more-offers")


def _unfit(visit: Visit, template_id: str, read: Plain, unfit: Unfit) -> Response:
    """Show what was typed, with what to put right beside it."""
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        text = editor_page(visit, session, template, read, complaints=unfit.complaints)
    return make_response(text, _UNFIT)


def _taken(visit: Visit, template_id: str, form: Mapping[str, str]) -> Response:
    """Show what was typed, over a draft that somebody else saved meanwhile."""
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        read = _read(visit, session, template, form)
        text = editor_page(visit, session, template, read, is_taken=True)
    return make_response(text, _TAKEN)


@needs("templates")
def publish(visit: Visit, template_id: str) -> ResponseReturnValue:
    """Publish the draft that is on the screen; every card follows."""
    stamp = request.form.get("stamp", "")
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        # drawn here, so that publishing finds the pictures ready and is brief
        draft = Design.model_validate(template.draft)
        proof = proof_of(session, visit.brand_id, draft)
    try:
        with visit.services.database.transaction() as session:
            template = open_draft(visit, session, template_id, stamp=stamp)
            version = publish_draft(
                session, template, now=visit.now, by=visit.person.id, proof=proof
            )
            number = version.number
            is_first = _is_first(session, template)
            visit.record(
                session,
                "design.published",
                template.id,
                after={"version": number, "version_id": version.id},
            )
    except (TakenDraftError, UnsignableError) as refusal:
        is_taken = isinstance(refusal, TakenDraftError)
        return _unpublished(visit, template_id, is_taken=is_taken)
    if is_first and visit.person.may("brand"):  # it was one of the first steps
        return redirect(url_for("studio.begin", published=template_id), 303)
    address = url_for(_HERE, template_id=template_id, published=number, **shown_now())
    return redirect(address, 303)


def _is_first(session: Session, template: Template) -> bool:
    """Tell whether no card of the brand was published before."""
    versions = select(TemplateVersion.id).where(
        TemplateVersion.brand_id == template.brand_id
    )
    return len(session.scalars(versions.limit(2)).all()) == 1


def _unpublished(visit: Visit, template_id: str, *, is_taken: bool) -> Response:
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        text = editor_page(visit, session, template, template.draft, is_taken=is_taken)
    return make_response(text, _TAKEN)
