"""The draft of rules: a form, a basket beside it, and a draft that saves itself."""

from dataclasses import dataclass, field
from typing import Any, Final

from babel.numbers import get_currency_precision
from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import rewards
from walletpass.kernel.errors import InvalidError
from walletpass.rewards import Terms, Version
from walletpass.rewards.rules import UnfitRulesError, as_told, read
from walletpass.web.studio.rules.complaining import (
    Complaints,
    at_odds,
    complaints_from,
    read_terms,
)
from walletpass.web.studio.rules.desk import Desk, desk_of, sentences_of, sheet_of
from walletpass.web.studio.rules.questions import Asker, boxes_in, rules_in
from walletpass.web.studio.rules.sheets import (
    Flat,
    document_from,
    terms_told,
    tidied,
)
from walletpass.web.studio.rules.trying import (
    KINDS,
    LINES,
    SHOWN,
    Trial,
    basket_asked,
    outcome,
)
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_TAKEN: Final = 409
_MOST_BOXES: Final = 100_000
_LARGEST: Final = 4 * 1024 * 1024


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/rules/<program_id>/draft"
    door.add_url_rule(address, "rules_draft", draft)
    door.add_url_rule(address, "edit_rules", edit, methods=["POST"])


def expect_much() -> None:
    """Let the form be as long as many rules are."""
    if request.endpoint == "studio.edit_rules":
        request.max_form_parts = _MOST_BOXES
        request.max_content_length = request.max_form_memory_size = _LARGEST


@dataclass(slots=True)
class _Typed:
    """What the form says, what could be made of it, and what to put right."""

    flat: Flat
    document: dict[str, Any] | None = None
    terms: Terms = field(default_factory=Terms)
    complaints: Complaints = field(default_factory=dict)


@needs("program")
def draft(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Show the form."""
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
        zone = visit.zone(session)
    typed = _Typed(sheet_of(desk), *desk.shown)
    return _page(visit, desk, typed, zone)


@needs("program")
def edit(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Keep the draft as the form has it, and do what its button says."""
    button, _, which = request.form.get("do", "").partition(":")
    form = {name: request.form[name] for name in request.form}
    if button == "drop":
        form = {
            name: text
            for name, text in form.items()
            if not name.startswith(f"rules.{which}.")
        }
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
        zone = visit.zone(session)
    typed = _read(visit, desk, tidied(form))
    if request.form.get("stamp", "") != desk.stamp:
        return make_response(_page(visit, desk, typed, zone, is_taken=True), _TAKEN)
    if typed.complaints or typed.document is None:
        return make_response(_page(visit, desk, typed, zone), _UNFIT)
    opened = None
    if button == "add":
        opened = rules_in(typed.flat)
        typed.document["rules"].append(_fresh_rule(typed, desk.currency))
    try:
        kept = _keep(visit, desk, typed, program_id)
    except InvalidError as unfit:  # the rules alone are fit, but not for the program
        typed.complaints = at_odds(unfit, typed.document["rules"], visit.say)
        return make_response(_page(visit, desk, typed, zone), _UNFIT)
    if kept is None:
        return make_response(_page(visit, desk, typed, zone, is_taken=True), _TAKEN)
    desk = kept
    if button in {"add", "drop", "row"}:
        anchor = f"rule-{opened}" if opened is not None else which or "rules"
        return redirect(
            url_for(
                "studio.rules_draft",
                program_id=program_id,
                open=opened if opened is not None else _rule_in(which),
                _anchor=anchor.replace(".", "-"),
            ),
            303,
        )
    return _page(visit, desk, typed, zone)


def _rule_in(name: str) -> str | None:
    what, _, rest = name.partition(".")
    return rest.partition(".")[0] if what == "rules" else None


def _read(visit: Visit, desk: Desk, flat: Flat) -> _Typed:
    terms, complaints = read_terms(terms_told(flat), visit.say)
    typed = _Typed(flat, terms=terms, complaints=complaints)
    told = document_from(flat, desk.currency)
    try:
        typed.document = as_told(read(told).document)
    except UnfitRulesError as unfit:
        found = complaints_from(unfit.faults, boxes_in(flat), visit.say)
        typed.complaints = {**found, **complaints}
    return typed


def _fresh_rule(typed: _Typed, currency: str) -> dict[str, Any]:
    taken = {typed.flat[name] for name in typed.flat if name.endswith(".code")}
    number = rules_in(typed.flat) + 1
    while f"rule-{number}" in taken:
        number += 1
    one = 10 ** get_currency_precision(currency)
    rate = {"kind": "ratio", "amount": 100, "per": 100 * one}
    return {"code": f"rule-{number}", "gives": rate}


def _keep(visit: Visit, desk: Desk, typed: _Typed, program_id: str) -> Desk | None:
    """Keep what was typed, if it says anything new; None if somebody came before."""
    if desk.draft and (desk.draft.document, rewards.terms_from(desk.draft.terms)) == (
        typed.document,
        typed.terms,
    ):
        return desk
    with visit.services.database.transaction() as session:
        if desk_of(visit, session, program_id).stamp != desk.stamp:
            return None
        if desk.draft is None:
            visit.record(session, "rules.drafted", program_id)
        rewards.save_draft(
            session,
            visit.brand_id,
            program_id,
            typed.document,
            typed.terms,
            now=visit.now,
        )
        return desk_of(visit, session, program_id)


def _page(
    visit: Visit, desk: Desk, typed: _Typed, zone: Any, *, is_taken: bool = False
) -> str:
    version, sentences = None, {}
    if typed.document is not None and not typed.complaints:
        version = rewards.made_ready(typed.document, rewards.as_kept(typed.terms))
        sentences = sentences_of(visit, desk, version.rules.document)
    opened = request.args.get("open", type=int)
    asked = basket_asked(request.form, visit.now.astimezone(zone))
    stamp = request.form.get("stamp", "") if is_taken else desk.stamp
    return visit.page(
        "studio/rules/draft.html",
        here="rules",
        desk=desk,
        program=desk.program,
        stamp=stamp,
        form=Asker(typed.flat, visit.say, typed.complaints).form(sentences, opened),
        pays="pays" in typed.flat,
        is_taken=is_taken,
        is_unfit=bool(typed.complaints),
        asked=asked,
        tried=_tried(visit, desk, version, asked, zone),
        lines=range(LINES),
        kinds=KINDS,
        shown=SHOWN,
        zone=zone,
    )


def _tried(
    visit: Visit, desk: Desk, version: Version | None, asked: Any, zone: Any
) -> Any:
    trial = Trial(version, desk.currency, desk.unit, visit.now, zone, visit.say)
    return outcome(asked, trial)
