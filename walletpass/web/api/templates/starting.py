"""Templates as they are listed, shown and started."""

from typing import Any

from walletpass import ledger, passes
from walletpass.db.paging import decode_cursor
from walletpass.ledger import Program
from walletpass.passes import Design
from walletpass.passes.starters import load_starter
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.templates.answering import note, shape, with_known_pictures
from walletpass.web.api.templates.shapes import (
    COUPON,
    TemplateIn,
    TemplatesOut,
    WholeTemplateOut,
)


@api.get("/templates")
@reads("templates:read")
@api.input(PageQuery, location="query")
@api.output(TemplatesOut)
def list_templates(act: Act, query_data: PageQuery) -> Any:
    """Return the brand's templates, newest first."""
    rows = passes.templates(
        act.session,
        act.brand_id,
        before=decode_cursor(query_data.cursor) if query_data.cursor else None,
        limit=query_data.limit,
    )
    shown = [
        {
            "id": template.id,
            "name": template.name,
            "style": template.draft["style"],
            "version": number,
        }
        for template, number in rows.rows
    ]
    return {"templates": shown, "next": rows.next}


@api.get("/templates/<template_id>")
@reads("templates:read")
@api.output(WholeTemplateOut)
def show_template(act: Act, template_id: str) -> Any:
    """Return a template: its draft, and the design that is published."""
    return shape(act, passes.template_of(act.session, act.brand_id, template_id))


@api.post("/templates")
@writes("templates:write", finds=True)
@api.input(
    TemplateIn,
    examples={
        "starter": {"value": {"name": "Club card", "starter": "grocery"}},
        "coupon": {
            "summary": "a coupon held beside the club card",
            "value": {"name": "Spring coupon", "design": COUPON, "points": "own"},
        },
    },
)
@api.output(WholeTemplateOut, status_code=201)
def start_template(act: Act, json_data: TemplateIn) -> Any:
    """Start a template; give it a logo and publish it, to issue cards of it.

    A text of the design may name facts of the card in braces, as in `{first_name}`:
    number, first_name, name, brand, program, balance, unit, latest, tier, tier_progress,
    discount, member_since, card_url, message, message_link, message_url. Words after a
    bar stand in for a fact that is empty: `{first_name|friend}`.
    """
    program = _program(act, json_data)
    template = passes.create_template(
        act.session,
        act.brand_id,
        pass_type_id=passes.pass_type_of(act.session, act.brand_id).id,
        program_id=program.id,
        name=json_data.name,
        design=_first_design(act, json_data, program),
        now=act.now,
    )
    started = {"starter": json_data.starter} if json_data.starter else None
    note(act, "design.started", template, after=started)
    return shape(act, template)


def _program(act: Act, asked: TemplateIn) -> Program:
    if asked.points == "shared":
        return ledger.program_of(act.session, act.brand_id, asked.program_id)
    return ledger.start_program(
        act.session,
        act.brand_id,
        name={act.brand.default_language: asked.name},
        unit=ledger.POINTS,
        now=act.now,
    )


def _first_design(act: Act, asked: TemplateIn, program: Program) -> Design:
    if asked.design is not None:
        return with_known_pictures(act, asked.design)
    assert asked.starter is not None, "a template begins somewhere"
    return passes.start_design(
        act.session,
        act.brand_id,
        load_starter(asked.starter),
        organization=act.brand.name,
        style=asked.style,
        kind=program.kind,
        now=act.now,
    )
