"""Programs over the API: their rules, drafted and published."""

from typing import Any

from sqlalchemy import select

from walletpass import brands, ledger, passes, rewards
from walletpass.db.paging import decode_number
from walletpass.ledger import Program
from walletpass.rewards import ProgramVersion, ladders
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.program_shapes import (
    ProgramIn,
    ProgramOut,
    ProgramPatch,
    ProgramsOut,
)
from walletpass.web.api.rule_shapes import (
    DraftRulesIn,
    DraftRulesOut,
    PublishRulesIn,
    VersionOut,
    VersionsOut,
)
from walletpass.web.api.shapes import PageQuery

_LARGEST_RULES = 2 * 1024 * 1024
_MOST_DIGITS = 9
RENAMED = "program.renamed"


@api.get("/programs")
@reads("programs:read")
@api.output(ProgramsOut)
def list_programs(act: Act) -> Any:
    """Return the brand's programs, the first one first."""
    programs = act.session.scalars(
        select(Program).where(Program.brand_id == act.brand_id).order_by(Program.id)
    )
    return {"programs": [_program(act, program) for program in programs]}


@api.post("/programs")
@writes("programs:write")
@api.input(ProgramIn)
@api.output(ProgramOut, status_code=201)
def start_program(act: Act, json_data: ProgramIn) -> Any:
    """Start a program: points, miles, stamps, cashback or an instant discount.

    It begins with rules that make sense for its kind; see its draft. Cards of it are
    those of a template that names it, see `POST /templates`.
    """
    program = rewards.start(
        act.session,
        act.brand_id,
        json_data.kind,
        name=json_data.name,
        unit=json_data.unit,
        scale=json_data.scale,
        now=act.now,
    )
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="program.started",
        object=program.id,
        after={"kind": program.kind},
        now=act.now,
    )
    return _program(act, program)


@api.patch("/programs/<program_id>")
@writes("programs:write")
@api.input(ProgramPatch)
@api.output(ProgramOut)
def rename_program(act: Act, program_id: str, json_data: ProgramPatch) -> Any:
    """Call a program, or its points, something else; cards that say it are made anew."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    ledger.rename_program(program, name=json_data.name, unit=json_data.unit)
    passes.promise_refresh(act.session, act.brand_id, RENAMED, now=act.now)
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=RENAMED,
        object=program.id,
        after={"name": program.name, "unit": program.unit},
        now=act.now,
    )
    return _program(act, program)


def _program(act: Act, program: Program) -> dict[str, Any]:
    version = rewards.version_in_force(act.session, program.id, act.now)
    return {
        "id": program.id,
        "name": program.name,
        "kind": program.kind,
        "unit": program.unit,
        "scale": program.scale,
        "version": version.number if version else None,
    }


@api.get("/programs/<program_id>/draft")
@reads("programs:read")
@api.output(DraftRulesOut)
def show_rules_draft(act: Act, program_id: str) -> Any:
    """Return what is drafted; before anything is, what is in force, to begin with."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    draft = rewards.draft_of(act.session, act.brand_id, program.id)
    if draft is None:
        draft = rewards.version_row_in_force(act.session, program.id, act.now)
    if draft is None:
        rules = rewards.starting_rules(act.brand.currency, program.kind)
        terms = rewards.Terms()
        return {"document": rules, "terms": terms, "tiers": None, "updated_at": None}
    is_draft = draft.number is None
    return _draft(draft) | ({} if is_draft else {"updated_at": None})


@api.put("/programs/<program_id>/draft")
@writes("programs:write", largest=_LARGEST_RULES)
@api.input(DraftRulesIn)
@api.output(DraftRulesOut)
def save_rules_draft(
    act: Act,
    program_id: str,
    json_data: DraftRulesIn,
) -> Any:
    """Put other rules and terms in the draft's place; nothing changes until published.

    Rules that cannot be followed are refused with 422 `unfit-rules`, and tiers with 422
    `unfit-tiers`: each tells every fault by its place, and how to put it right.
    """
    _check_looks(act, program_id, json_data.tiers)
    draft = rewards.save_draft(
        act.session,
        act.brand_id,
        program_id,
        json_data.document,
        json_data.terms,
        now=act.now,
        tiers=json_data.tiers,
    )
    return _draft(draft)


def _check_looks(act: Act, program_id: str, told: Any) -> None:
    """Refuse tiers whose cards could not look as they say."""
    if told:
        program = ledger.program_of(act.session, act.brand_id, program_id)
        passes.check_looks(act.session, program, ladders.read(told))


@api.post("/programs/<string:program_id>/draft:publish")
@writes("programs:write")
@api.input(PublishRulesIn)
@api.output(VersionOut, status_code=201)
def publish_rules(
    act: Act,
    program_id: str,
    json_data: PublishRulesIn,
) -> Any:
    """Publish the draft: it holds from `effective_from` on, else from now; never before.

    Sales made earlier keep the rules of their moment, even when they are told later.
    """
    version = rewards.publish_draft(
        act.session,
        act.brand_id,
        program_id,
        now=act.now,
        effective_from=json_data.effective_from,
        by=act.holder.key_id,
    )
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="rules.published",
        object=version.program_id,
        after={"version": version.number},
        now=act.now,
    )
    return _version(version)


@api.get("/programs/<program_id>/versions")
@reads("programs:read")
@api.input(PageQuery, location="query")
@api.output(VersionsOut)
def list_rule_versions(act: Act, program_id: str, query_data: PageQuery) -> Any:
    """Return what was published, the newest first."""
    rows = rewards.versions_page(
        act.session,
        act.brand_id,
        program_id,
        before=_number(query_data.cursor),
        limit=query_data.limit,
    )
    return {"versions": [_version(row) for row in rows.rows], "next": rows.next}


def _number(cursor: str | None) -> int | None:
    return None if cursor is None else decode_number(cursor, digits=_MOST_DIGITS)


def _draft(draft: ProgramVersion) -> dict[str, Any]:
    return {
        "document": draft.document,
        "terms": rewards.terms_from(draft.terms),
        "tiers": draft.tiers,
        "updated_at": draft.updated_at,
    }


def _version(version: ProgramVersion) -> dict[str, Any]:
    return {
        "id": version.id,
        "number": version.number,
        "document": version.document,
        "terms": rewards.terms_from(version.terms),
        "tiers": version.tiers,
        "effective_from": version.effective_from,
        "published_at": version.published_at,
        "published_by": version.published_by,
    }
