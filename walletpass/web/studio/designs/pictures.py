"""The pictures of a card: giving another, choosing what must stay, seeing every size.

A picture that is only looked at is kept as an asset, which nothing names yet; it gets
onto the draft when somebody says so.
"""

import base64
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.passes import Asset, Design, Issue
from walletpass.passes.design import Focus, ImageName
from walletpass.passes.pictures import (
    Picture,
    PictureError,
    kept_picture,
    read_picture,
)
from walletpass.wallets.apple.images import Crop, crops, origins_of, shown_by
from walletpass.wallets.apple.images_drawing import FILLED
from walletpass.wallets.apple.images_reading import image_issues
from walletpass.web.studio.designs.drafts import keep, open_draft
from walletpass.web.studio.designs.remarks import remarks
from walletpass.web.studio.designs.unfit import words_for
from walletpass.web.studio.visiting import Visit, needs

WIDTH: Final = 320
"""How wide a picture is shown to be clicked on: a click comes back in these pixels."""

_UNFIT: Final = 422
_CUT: Final = frozenset(FILLED)
_ALL: Final[tuple[ImageName, ...]] = (
    "logo", "primary_logo", "secondary_logo", "icon", "strip", "artwork",
    "background", "thumbnail", "footer", "personalization_logo",
)  # fmt: skip
"""In this order they are shown."""


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """One picture in the editor: its SHA-256 if given, and whether the card shows it."""

    name: ImageName
    sha: str | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture that is looked at before it is used; *focus* is what must stay in it."""

    sha: str
    picture: Picture
    focus: Focus | None
    crops: tuple[Crop, ...]
    issues: tuple[Issue, ...]


def pictures_in(design: Design) -> list[PictureSheet]:
    """Return the pictures a card has a place for, and those given that it has none for."""
    shown = set(shown_by(design))
    if design.style == "event_ticket":
        shown.add("strip")  # which another picture may be given up for
    origins = set(origins_of(design).values())
    return [
        PictureSheet(name, _given(design, name), name in shown)
        for name in _ALL
        if name in shown or (name in design.images and name not in origins)
    ]


def _given(design: Design, name: ImageName) -> str | None:
    """Return the picture that *name* is made of."""
    variants = design.images.get(origins_of(design).get(name, name), {})
    return variants.get("*") or next(iter(variants.values()), None)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    here = "/designs/<template_id>/pictures/<name>"
    door.add_url_rule(here, view_func=picture)
    door.add_url_rule(here, "give_picture", give, methods=["POST"])
    door.add_url_rule(f"{here}/use", "use_picture", use, methods=["POST"])
    door.add_url_rule(f"{here}/remove", "remove_picture", remove, methods=["POST"])
    door.add_url_rule("/pictures/<sha>.png", view_func=asset)


@needs("templates")
def picture(visit: Visit, template_id: str, name: str) -> ResponseReturnValue:
    """Show a picture in every size, with what must stay in it."""
    return _page(visit, template_id, _name(name))


def _page(visit: Visit, template_id: str, name: ImageName, complaint: str = "") -> str:
    with visit.services.database.snapshot() as session:
        template = open_draft(visit, session, template_id)
        design = Design.model_validate(template.draft)
        candidate = _candidate(visit, session, design, name)
    return visit.page(
        "studio/picture.html",
        here="cards",
        design=template,
        name=name,
        candidate=candidate,
        remarks=remarks(
            candidate.issues if candidate else (), {"fields": {}}, visit.say
        ),
        is_cut=name in _CUT,
        is_given=name in design.images,
        width=WIDTH,
        data=_as_data,
        complaint=complaint,
    )


def _as_data(crop: Crop) -> str:
    return f"data:image/png;base64,{base64.b64encode(crop.content).decode()}"


def _candidate(
    visit: Visit, session: Session, design: Design, name: ImageName
) -> Candidate | None:
    """Return the picture asked for, else the one the draft has, cut as asked for."""
    asked = request.args.get("picture")
    sha = asked or _given(design, name)
    if sha is None:
        return None
    kept = session.get(Asset, (visit.brand_id, sha))
    if kept is None:
        abort(404)
    given = kept_picture(kept.content)
    focus = design.focus.get(name)
    if asked or "free" in request.args:
        focus = None
    focus = _focus_asked_for(given) or focus
    tried = passes.with_picture(design, name, sha if asked else None, focus)
    made = _made(visit, session, tried, name)
    shown = {crop.file for crop in made}
    issues = [issue for issue in image_issues(tried, made) if issue.path in shown]
    return Candidate(sha, given, focus, made, tuple(dict.fromkeys(issues)))


def _made(
    visit: Visit, session: Session, design: Design, name: ImageName
) -> tuple[Crop, ...]:
    """Return the sizes of this picture, and of the icon if that is made of it."""
    origins = origins_of(design)
    wanted = {name} | ({"icon"} if origins.get("icon") == name else set())
    pictures = passes.pictures_of(session, visit.brand_id, design)
    return tuple(crop for crop in crops(design, pictures) if crop.name in wanted)


def _focus_asked_for(given: Picture) -> Focus | None:
    """Return the point that was clicked on, or written in percent."""
    asked = request.args
    x, y = asked.get("at.x", type=int), asked.get("at.y", type=int)
    if x is not None and y is not None:
        height = WIDTH * given.height / given.width
        return _share(x / WIDTH), _share(y / height)
    left, top = asked.get("x", type=float), asked.get("y", type=float)
    if left is not None and top is not None:
        return _share(left / 100), _share(top / 100)
    return None


def _share(share: float) -> float:
    return round(min(1.0, max(0.0, share)), 3)


@needs("templates")
def give(visit: Visit, template_id: str, name: str) -> ResponseReturnValue:
    """Take a file in, and show it before it is used; or say why it cannot be."""
    wanted = _name(name)
    file = request.files.get("file")
    if file is None or not file.filename:
        return _refuse(visit, template_id, wanted, visit.say("picture.missing"))
    try:
        content = read_picture(file.read()).content
    except PictureError as unfit:
        return _refuse(visit, template_id, wanted, words_for(unfit, visit.say))
    with visit.services.database.transaction() as session:
        open_draft(visit, session, template_id)
        sha = passes.keep_asset(session, visit.brand_id, content, now=visit.now)
    return redirect(
        url_for("studio.picture", template_id=template_id, name=name, picture=sha), 303
    )


def _refuse(
    visit: Visit, template_id: str, name: ImageName, complaint: str
) -> Response:
    return make_response(_page(visit, template_id, name, complaint), _UNFIT)


@needs("templates")
def use(visit: Visit, template_id: str, name: str) -> ResponseReturnValue:
    """Put a picture onto the draft, with what must stay in it."""
    wanted, sha = _name(name), request.form.get("picture", "")
    left, top = (request.form.get(side, type=float) for side in ("x", "y"))
    focus = None if left is None or top is None else (_share(left), _share(top))
    with visit.services.database.transaction() as session:
        template = open_draft(visit, session, template_id)
        if session.get(Asset, (visit.brand_id, sha)) is None:
            abort(404)
        design = Design.model_validate(template.draft)
        is_new = sha != _given(design, wanted)
        tried = passes.with_picture(design, wanted, sha if is_new else None, focus)
        keep(visit, session, template, tried, name=template.name)
    return _back_to(template_id)


@needs("templates")
def remove(visit: Visit, template_id: str, name: str) -> ResponseReturnValue:
    """Take a picture off the draft."""
    wanted = _name(name)
    with visit.services.database.transaction() as session:
        template = open_draft(visit, session, template_id)
        design = Design.model_validate(template.draft)
        left = {
            "images": {
                key: each for key, each in design.images.items() if key != wanted
            },
            "focus": {key: each for key, each in design.focus.items() if key != wanted},
        }
        bare = design.model_copy(update=left)
        keep(visit, session, template, bare, name=template.name)
    return _back_to(template_id)


def _back_to(template_id: str) -> ResponseReturnValue:
    address = url_for("studio.design", template_id=template_id, _anchor="pictures")
    return redirect(address, 303)


@needs("templates")
def asset(visit: Visit, sha: str) -> ResponseReturnValue:
    """Return one of the brand's pictures, as it was given."""
    with visit.services.database.snapshot() as session:
        kept = session.get(Asset, (visit.brand_id, sha))
    if kept is None:
        abort(404)
    response = make_response(kept.content)
    response.content_type = "image/png"
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    return response


def _name(name: str) -> ImageName:
    found = next((ours for ours in _ALL if ours == name), None)
    if found is None:
        abort(404)
    return found
