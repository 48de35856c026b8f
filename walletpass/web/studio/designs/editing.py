"""The editor of one card: a form, a preview beside it, a draft that saves itself.

Each button saves the whole form first, so that nothing typed is lost; a script does the
same while somebody types, and takes from the answer only the parts that changed.
"""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes import (
    Design,
    TakenDraftError,
    Template,
    errors_among,
    stamp_of,
)
from walletpass.wallets.apple.images import files
from walletpass.wallets.apple.press_errors import UnsignableError
from walletpass.wallets.apple.publishing import Proof, proof_of, publish_draft
from walletpass.web.studio.designs import fields
from walletpass.web.studio.designs.drafts import keep, open_draft, standing_of
from walletpass.web.studio.designs.fields import PLACES, Plain
from walletpass.web.studio.designs.pictures import shown_pictures
from walletpass.web.studio.designs.previewing import Preview, Undrawable, preview
from walletpass.web.studio.designs.reading import (
    SYMBOLOGIES,
    Unfit,
    fit,
    read_form,
    subject_of,
)
from walletpass.web.studio.designs.scenes import scene_of
from walletpass.web.studio.designs.sheets import sheet_of
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_TAKEN: Final = 409
_LONGEST_NAME: Final = 120
_HERE: Final = "studio.design"


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
        return _page(visit, session, template, template.draft)


@needs("templates")
def edit(visit: Visit, template_id: str) -> ResponseReturnValue:
    """Keep the draft as the form has it, and do what its button says."""
    form = request.form
    with visit.services.database.transaction() as session:
        try:
            template = open_draft(
                visit, session, template_id, stamp=form.get("stamp", "")
            )
        except TakenDraftError:
            return _taken(visit, session, template_id)
        read = read_form(template.draft, form, form.getlist("keys"))
        read, place = _done(read, form.get("do", ""))
        fitting = fit(read, visit.say)
        if isinstance(fitting, Unfit):
            text = _page(visit, session, template, read, unfit=fitting)
            return make_response(text, _UNFIT)
        name = " ".join(form.get("name", "").split())[:_LONGEST_NAME]
        keep(visit, session, template, fitting, name=name or template.name)
    return redirect(
        url_for(_HERE, template_id=template_id, **_shown(), _anchor=place), 303
    )


def _done(draft: Plain, button: str) -> tuple[Plain, str | None]:
    """Return the draft after what a button does to its fields, and where to look then."""
    what, _, which = button.partition(":")
    match what:
        case "up" | "down":
            moved = fields.moved(draft["fields"], which, -1 if what == "up" else 1)
            return {**draft, "fields": moved}, f"field-{which}"
        case "remove":
            return {**draft, "fields": fields.without(draft["fields"], which)}, "fields"
        case "add":
            place = request.form.get("add.place", "")
            more, key = fields.with_new(draft["fields"], place)
            return {**draft, "fields": more}, f"field-{key}"
        case _:
            return draft, None


def _taken(visit: Visit, session: Session, template_id: str) -> Response:
    """Show what was typed, over a draft that somebody else saved meanwhile."""
    template = open_draft(visit, session, template_id)
    read = read_form(template.draft, request.form, request.form.getlist("keys"))
    return make_response(_page(visit, session, template, read, is_taken=True), _TAKEN)


@needs("templates")
def publish(visit: Visit, template_id: str) -> ResponseReturnValue:
    """Publish the draft that is on the screen; every card follows."""
    stamp = request.form.get("stamp", "")
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        # drawn here, so that publishing finds the pictures ready and is brief
        proof_of(session, visit.brand_id, Design.model_validate(template.draft))
    with visit.services.database.transaction() as session:
        try:
            template = open_draft(visit, session, template_id, stamp=stamp)
            version = publish_draft(
                session, template, now=visit.now, by=visit.person.id
            )
        except TakenDraftError:
            template = open_draft(visit, session, template_id)
            text = _page(visit, session, template, template.draft, is_taken=True)
            return make_response(text, _TAKEN)
        except UnsignableError:
            text = _page(visit, session, template, template.draft)
            return make_response(text, _TAKEN)
        visit.record(
            session,
            "design.published",
            template.id,
            after={"version": version.number, "version_id": version.id},
        )
    return redirect(
        url_for(_HERE, template_id=template_id, published=version.number, **_shown()),
        303,
    )


def _shown() -> dict[str, Any]:
    """Return what an address must carry for the preview to stay as it is."""
    wanted = _wanted_language()
    return {"preview": wanted} if wanted else {}


def _wanted_language() -> Language | None:
    """Return the language of the button that was pressed, else of the preview so far."""
    wanted = request.form.get("preview") or request.args.get("preview")
    return next((ours for ours in LANGUAGES if ours == wanted), None)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a draft would look like, and what to know of it."""

    proof: Proof
    preview: Preview | Undrawable


def _page(
    visit: Visit,
    session: Session,
    template: Template,
    draft: Plain,
    *,
    unfit: Unfit | None = None,
    is_taken: bool = False,
) -> str:
    brand = visit.brand(session)
    kept = Design.model_validate(template.draft)
    language = _wanted_language() or visit.person.language
    seen = _seen(visit, session, template, kept, language)
    standing = standing_of(session, template)
    number = standing.version.number if standing.version else 0
    return visit.page(
        "studio/design.html",
        here="cards",
        design=template,
        stamp=request.form.get("stamp", "") if is_taken else stamp_of(template),
        sheet=sheet_of(draft, brand.languages, visit.say),
        places=PLACES,
        symbologies=SYMBOLOGIES,
        standing=standing,
        pictures=shown_pictures(kept),
        seen=seen.preview,
        is_drawn=isinstance(seen.preview, Preview),
        issues=[
            (issue, subject_of(issue.path, draft, visit.say))
            for issue in sorted(seen.proof.issues, key=lambda issue: issue.severity)
        ],
        faults=errors_among(seen.proof.issues),
        language=language,
        languages=LANGUAGES,
        complaints=unfit.complaints if unfit else (),
        is_taken=is_taken,
        is_done=request.args.get("published", type=int) == number > 0,
        zone=visit.zone(session),
    )


def _seen(
    visit: Visit,
    session: Session,
    template: Template,
    kept: Design,
    language: Language,
) -> _Seen:
    proof = proof_of(session, visit.brand_id, kept)
    scene = scene_of(visit, session, template.program_id)
    return _Seen(proof, preview(kept, files(proof.crops), language, scene))
