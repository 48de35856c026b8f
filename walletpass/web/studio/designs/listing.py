"""The list of cards a brand has designed, and starting a new one from a starter."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import ledger, passes, rewards
from walletpass.brands import Brand
from walletpass.db import Page, page_of, says
from walletpass.db.paging import decode_cursor
from walletpass.kernel.languages import language_of
from walletpass.ledger import Program
from walletpass.passes import Design, NoPassTypeError, Template
from walletpass.passes.design import Style
from walletpass.passes.pictures import PictureError, read_picture
from walletpass.passes.starters import TRADES, load_starter
from walletpass.wallets.apple import CardDrawing
from walletpass.wallets.apple.images import SHOWN
from walletpass.web.studio.designs.drafts import Standing, standing_of
from walletpass.web.studio.designs.previewing import (
    Preview,
    Scene,
    as_given,
    preview,
    starter_drawing,
)
from walletpass.web.studio.designs.reading import STYLES, written
from walletpass.web.studio.designs.scenes import scene_of
from walletpass.web.studio.designs.unfit import words_for
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_LONGEST_NAME: Final = 120
_PAGE: Final = 24  # each is drawn


@dataclass(frozen=True, slots=True)
class Listed:
    """One template in the list."""

    id: str
    name: str
    standing: Standing
    drawing: CardDrawing | None


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/designs", view_func=designs)
    door.add_url_rule("/designs/new", view_func=new_design)
    door.add_url_rule("/designs/new", "start_design", start, methods=["POST"])


@needs("templates")
def designs(visit: Visit) -> ResponseReturnValue:
    """Show the cards the brand has designed, the first one first."""
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = templates_page(
            session,
            visit.brand_id,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        scene = scene_of(visit, session)
        return visit.page(
            "studio/designs.html",
            here="cards",
            rows=[_listed(session, each, scene, visit) for each in page.rows],
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            is_certified=_is_certified(session, visit.brand_id),
            zone=scene.zone,
        )


def templates_page(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Template]:
    """Return a page of what the brand designed: all, or those *wanted* by their names.

    Raises:
        UnknownCursorError: *after* is no cursor of ours.
    """
    query = select(Template).where(Template.brand_id == brand_id)
    if wanted:
        query = query.where(says(wanted, Template.name))
    if after is not None:
        query = query.where(Template.id > decode_cursor(after))
    rows = session.scalars(query.order_by(Template.id).limit(limit + 1)).all()
    return page_of(rows, limit, lambda one: one.id)


def _listed(session: Session, template: Template, scene: Scene, visit: Visit) -> Listed:
    design = Design.model_validate(template.draft)
    assets = passes.assets_of(session, visit.brand_id, design)
    drawn = preview(design, as_given(design, assets), visit.person.language, scene)
    drawing = drawn.drawing if isinstance(drawn, Preview) else None
    return Listed(template.id, template.name, standing_of(session, template), drawing)


def _is_certified(session: Session, brand_id: str) -> bool:
    try:
        passes.pass_type_of(session, brand_id)
    except NoPassTypeError:
        return False
    return True


@needs("templates")
def new_design(visit: Visit) -> ResponseReturnValue:
    """Show the starters."""
    return _starters(visit, _Wish())


_POINTS: Final = ("shared", "own", "miles", "stamps", "cashback", "discount")
"""Whose points a card may show: the brand's, some of its own, or of another kind."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody starting a card chose so far."""

    trade: str = ""
    name: str | None = None
    style: Style = "store_card"
    points: str = "shared"


def _starters(visit: Visit, wish: _Wish, complaint: str = "") -> str:
    with visit.services.database.snapshot() as session:
        scene = scene_of(visit, session)
        language = language_of(visit.person.language)
        return visit.page(
            "studio/new_design.html",
            here="cards",
            starters=[
                (key, words, starter_drawing(key, language, scene))
                for key, words in TRADES.items()
            ],
            chosen=wish,
            name=scene.brand_name if wish.name is None else wish.name,
            styles=STYLES,
            all_points=_POINTS,
            shown=SHOWN,
            is_second=bool(templates_page(session, visit.brand_id, limit=1).rows),
            complaint=complaint,
            is_certified=_is_certified(session, visit.brand_id),
        )


@needs("templates")
def start(visit: Visit) -> ResponseReturnValue:
    """Start a card from the chosen starter, with the brand's own name and logo."""
    form = written(request.form)
    wish = _Wish(
        trade=form.get("trade", ""),
        name=" ".join(form.get("name", "").split()),
        style=next((each for each in STYLES if each == form.get("style")), STYLES[0]),
        points=next((each for each in _POINTS if each == form.get("points")), "shared"),
    )
    complaint, logo = _check(visit, wish)
    if complaint:
        return make_response(_starters(visit, wish, complaint), _UNFIT)
    with visit.services.database.transaction() as session:
        template = _started(visit, session, wish, logo)
        visit.record(
            session,
            "design.started",
            template.id,
            after={"starter": wish.trade, "style": wish.style},
        )
    return redirect(url_for("studio.design", template_id=template.id), 303)


def _check(visit: Visit, wish: _Wish) -> tuple[str, bytes | None]:
    """Return what is in the way, in words, and the logo if one was given."""
    if wish.trade not in TRADES:
        return visit.say("start.choose"), None
    if not 1 <= len(wish.name or "") <= _LONGEST_NAME:
        return visit.say("start.nameless"), None
    file = request.files.get("logo")
    if file is None or not file.filename:
        return "", None
    try:
        return "", read_picture(file.read()).content
    except PictureError as unfit:
        return words_for(unfit, visit.say), None


def _started(
    visit: Visit, session: Session, wish: _Wish, logo: bytes | None
) -> Template:
    brand = visit.brand(session)
    program = _program(visit, session, brand, wish)
    design = passes.start_design(
        session,
        brand.id,
        load_starter(wish.trade),
        organization=wish.name or brand.name,
        logo=logo,
        style=wish.style,
        kind=program.kind,
        now=visit.now,
    )
    return passes.create_template(
        session,
        brand.id,
        program_id=program.id,
        pass_type_id=passes.pass_type_of(session, brand.id).id,
        name=wish.name or brand.name,
        design=design,
        now=visit.now,
    )


def _program(visit: Visit, session: Session, brand: Brand, wish: _Wish) -> Program:
    """Return whose points the card shows: the brand's, or of a program of its own."""
    if wish.points == "shared":
        return ledger.program_of(session, brand.id)
    name = {brand.default_language: wish.name or brand.name}
    kind = next((each for each in ledger.KINDS if each == wish.points), None)
    if kind is not None:
        return rewards.start(session, brand.id, kind, name=name, now=visit.now)
    return ledger.start_program(
        session, brand.id, name=name, unit=ledger.POINTS, now=visit.now
    )
