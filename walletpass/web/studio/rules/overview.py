"""What is in force, in words; what is drafted; and what held before."""

from typing import Any, Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import ledger, rewards
from walletpass.db.paging import decode_number
from walletpass.rewards import ProgramVersion
from walletpass.rewards.rules import Describer, Document, Rule, read
from walletpass.web.studio.rooms_of_rules import rooms_for
from walletpass.web.studio.rules.desk import Desk, desk_of
from walletpass.web.studio.visiting import Visit, needs

_MOST_DIGITS: Final = 9


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/rules", view_func=rules)
    door.add_url_rule("/rules/<program_id>", "program_rules", program_rules)
    door.add_url_rule(
        "/rules/<program_id>/versions/<int:number>", "rules_version", version
    )
    door.add_url_rule("/rules/<program_id>/compare", "compare_rules", compare)


@needs()
def rules(visit: Visit) -> ResponseReturnValue:
    """Go to the only program, or show them all; or go to the first room that is open."""
    rooms = rooms_for(visit, "rules")
    if not visit.person.may("program") and rooms:
        return redirect(rooms[0].address, 303)
    visit.demand("program")
    with visit.services.database.snapshot() as session:
        programs = ledger.programs_of(session, visit.brand_id)
    if len(programs) == 1:
        address = url_for("studio.program_rules", program_id=programs[0].id)
        return redirect(address, 303)
    return visit.page(
        "studio/rules/programs.html", here="rules", programs=programs, rooms=rooms
    )


@needs("program")
def program_rules(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Show what is in force, the draft, and the versions."""
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
        page = rewards.versions_page(
            session,
            visit.brand_id,
            program_id,
            before=_number(request.args.get("after")),
            limit=20,
        )
        zone = visit.zone(session)
    return visit.page(
        "studio/rules/overview.html",
        here="rules",
        desk=desk,
        program=desk.program,
        told=_told(visit, desk, desk.in_force) if desk.in_force else None,
        versions=page.rows,
        next=page.next,
        is_first="after" not in request.args,
        now=visit.now,
        published=request.args.get("published", type=int),
        rooms=rooms_for(visit, "rules"),
        zone=zone,
    )


def _number(cursor: str | None) -> int | None:
    return None if cursor is None else decode_number(cursor, digits=_MOST_DIGITS)


def _told(visit: Visit, desk: Desk, kept: ProgramVersion) -> dict[str, Any]:
    """Return the rules of a version in words."""
    document = read(kept.document).document
    describer = Describer(document, visit.say.language, desk.unit)
    return {
        "rules": [
            (_name(visit, rule), describer.rule(rule)) for rule in document.rules
        ],
        "spending": describer.spending() if document.gives == "points" else "",
    }


def _name(visit: Visit, rule: Rule) -> str:
    name = dict(rule.name)
    return visit.say.words(name, visit.say.language) if name else rule.code


@needs("program")
def version(visit: Visit, program_id: str, number: int) -> ResponseReturnValue:
    """Show a version in words."""
    return version_page(visit, program_id, number)


def version_page(
    visit: Visit, program_id: str, number: int, complaint: str = ""
) -> str:
    """Return the page of a version, with why no draft can begin from it."""
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
        kept = rewards.version_numbered(session, visit.brand_id, program_id, number)
        zone = visit.zone(session)
    return visit.page(
        "studio/rules/version.html",
        here="rules",
        desk=desk,
        program=desk.program,
        version=kept,
        told=_told(visit, desk, kept),
        complaint=complaint,
        zone=zone,
    )


@needs("program")
def compare(visit: Visit, program_id: str) -> ResponseReturnValue:
    """Tell in words what the draft changes."""
    with visit.services.database.snapshot() as session:
        desk = desk_of(visit, session, program_id)
    if desk.draft is None:
        address = url_for("studio.program_rules", program_id=program_id)
        return redirect(address, 303)
    before, after = _documents(desk)
    describers = [
        Describer(document, visit.say.language, desk.unit)
        for document in (before, after)
    ]
    changes = list(_changes(visit, (before, after), describers))
    paying = [describer.spending() for describer in describers]
    terms = [rewards.terms_from(desk.draft.terms)]
    terms += [rewards.terms_from(desk.in_force.terms)] if desk.in_force else terms
    return visit.page(
        "studio/rules/compare.html",
        here="rules",
        desk=desk,
        program=desk.program,
        changes=changes,
        paying=paying if paying[0] != paying[1] else None,
        has_other_terms=terms[0] != terms[1],
        has_other_details=_but_rules(before) != _but_rules(after),
    )


def _documents(desk: Desk) -> tuple[Document, Document]:
    assert desk.draft
    after = read(desk.draft.document).document
    if desk.in_force is None:
        return Document(currency=after.currency, rules=()), after
    return read(desk.in_force.document).document, after


def _but_rules(document: Document) -> tuple[object, ...]:
    return document.gives, document.groups, document.leaves_out, document.spending


def _changes(
    visit: Visit, documents: tuple[Document, Document], describers: list[Describer]
) -> list[dict[str, str]]:
    was, will = ({rule.code: rule for rule in one.rules} for one in documents)
    changes = []
    for code in dict.fromkeys([*will, *was]):
        old, new = was.get(code), will.get(code)
        if old == new:
            continue
        rule = new or old
        assert rule
        what = "changed" if old and new else "added" if new else "removed"
        changes.append(
            {
                "what": what,
                "name": _name(visit, rule),
                "was": describers[0].rule(old) if old else "",
                "will": describers[1].rule(new) if new else "",
            }
        )
    return changes
