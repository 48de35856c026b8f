"""One segment: its conditions at the left, the people they come to at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, segments
from walletpass.kernel.errors import InvalidError
from walletpass.segments import (
    ChangedSegmentError,
    InvalidSegmentError,
    RenamedSegmentError,
    RetiredSegmentError,
    Segment,
)
from walletpass.web.studio.designs.reading import written as writable
from walletpass.web.studio.segments.choices import choices_of
from walletpass.web.studio.segments.complaining import (
    Complaint,
    complaints_of,
    hollow_in,
)
from walletpass.web.studio.segments.forms import (
    DEEPEST,
    MODES,
    ROOT,
    Group,
    form_from,
    places,
    rearranged,
)
from walletpass.web.studio.segments.seeing import Seen, seen_of
from walletpass.web.studio.segments.trees import form_of, written
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_TAKEN: Final = 409
_LONGEST_STAMP: Final = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """A segment as it stands in the form; without one it is a new one.

    *stamp* and *named* are the number and the name it had when its page was opened.
    There is no *form* where the conditions cannot be shown whole; they stay as *kept*.
    """

    segment: Segment | None
    name: str
    form: Group | None
    kept: dict[str, Any]
    stamp: str = "0"
    named: str = ""

    @classmethod
    def of(cls, session: Session, visit: Visit, segment: Segment) -> "Draft":
        """Return a segment as it was saved last."""
        kept = segments.current(session, visit.brand_id, segment.id).tree
        form = form_of(kept, visit.brand(session).currency)
        number, name = str(segment.number), segment.name
        return cls(segment, name, form, kept, stamp=number, named=name)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/segments/new", "new_segment", new)
    door.add_url_rule("/segments/new", "begin_segment", begin, methods=["POST"])
    address = "/segments/<segment_id>"
    door.add_url_rule(address, "segment", show)
    door.add_url_rule(address, "edit_segment", edit, methods=["POST"])


@needs("campaigns")
def new(visit: Visit) -> ResponseReturnValue:
    """Show the form of a new segment, as a preset fills it in if one was chosen."""
    preset = segments.PRESETS.get(request.args.get("preset", ""))
    with visit.services.database.snapshot() as session:
        currency = visit.brand(session).currency
        form = form_of(preset.tree, currency) if preset else None
        name = visit.say.words(preset.name, "en") if preset else ""
        draft = Draft(None, name[:1].upper() + name[1:], form or Group(), {"all": []})
        return sheet(visit, session, draft)


@needs("campaigns")
def show(visit: Visit, segment_id: str) -> ResponseReturnValue:
    """Show a segment as it was saved last."""
    with visit.services.database.snapshot() as session:
        segment = segments.segment_of(session, visit.brand_id, segment_id)
        return sheet(visit, session, Draft.of(session, visit, segment))


@needs("campaigns")
def begin(visit: Visit) -> ResponseReturnValue:
    """Look at a new segment as it was filled in, or save it."""
    draft = _sent(Draft(None, "", Group(), {"all": []}))
    return _answered(visit, draft)


@needs("campaigns")
def edit(visit: Visit, segment_id: str) -> ResponseReturnValue:
    """Look at a segment as it was filled in, or save it as a new version."""
    with visit.services.database.snapshot() as session:
        segment = segments.segment_of(session, visit.brand_id, segment_id)
        draft = _sent(Draft.of(session, visit, segment))
    return _answered(visit, draft)


def _sent(draft: Draft) -> Draft:
    """Return the draft as the form that was sent has it, after its button."""
    sent = writable(request.form)
    form = draft.form
    if form is not None:
        lists = {name: request.form.getlist(name) for name in request.form}
        chosen = {
            name.removesuffix(".new"): code
            for name, code in sent.items()
            if name.endswith(".new")
        }
        form = rearranged(form_from(sent, lists), sent.get("do", ""), chosen)
    name = " ".join(sent.get("name", "").split())
    stamp, named = sent.get("stamp", "0"), sent.get("named", draft.named)
    return replace(draft, name=name, form=form, stamp=stamp, named=named)


def _answered(visit: Visit, draft: Draft) -> ResponseReturnValue:
    is_saving = request.form.get("do") == "save"
    problem = ""
    complaints: list[Complaint] = []
    if is_saving:
        try:
            there = _save(visit, draft)
        except _UnfitFormError as unfit:
            complaints = unfit.complaints
        except ChangedSegmentError:
            problem = "taken"
        except RenamedSegmentError:
            problem = "renamed"
        except RetiredSegmentError:
            problem = "late"
        else:
            return redirect(there, 303)
    with visit.services.database.snapshot() as session:
        page = sheet(visit, session, draft, complaints=complaints, problem=problem)
    return make_response(page, _TAKEN if problem else _UNFIT if complaints else 200)


class _UnfitFormError(InvalidError):
    """A form that cannot be saved yet; it carries what to put right."""

    code = "unfit-form"
    title = "Not ready to be saved"

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("Some of it is not ready to be saved.")
        self.complaints = complaints


def _save(visit: Visit, draft: Draft) -> str:
    with visit.services.database.transaction() as session:
        try:
            name = brands.fit_name("name", draft.name)
        except InvalidError as unfit:
            words = visit.say("segments.fault.name")
            raise _UnfitFormError([Complaint("", "name", words)]) from unfit
        tree, complaints = _tree(visit, session, draft)
        if complaints:
            raise _UnfitFormError(complaints)
        who = visit.person.id
        if draft.segment is None:
            segment = segments.save(
                session,
                visit.brand_id,
                name=name,
                tree=tree,
                made_by=who,
                now=visit.now,
            )
            visit.record(session, "segment.saved", segment.id, after={"name": name})
        else:
            segment = segments.segment_of(session, visit.brand_id, draft.segment.id)
            before = {"name": segment.name, "number": segment.number}
            segments.change(
                session,
                segment,
                tree=draft.kept if _is_as_kept(visit, session, draft) else tree,
                made_by=who,
                now=visit.now,
                seen=_number(draft.stamp),
            )
            if name != segment.name:
                segments.rename(session, segment, name, seen=draft.named)
            after = {"name": name, "number": segment.number}
            changed = brands.changed(before, after)
            visit.record(session, "segment.changed", segment.id, **changed)
        return url_for("studio.segment", segment_id=segment.id, saved=segment.number)


def _is_as_kept(visit: Visit, session: Session, draft: Draft) -> bool:
    return draft.form == form_of(draft.kept, visit.brand(session).currency)


def _number(stamp: str) -> int:
    return int(stamp) if stamp.isdecimal() and len(stamp) < _LONGEST_STAMP else 0


def _tree(
    visit: Visit, session: Session, draft: Draft
) -> tuple[dict[str, Any], list[Complaint]]:
    """Return the tree of a draft, and what is wrong with it."""
    if draft.form is None:
        return draft.kept, []
    told = written(draft.form, visit.brand(session).currency)
    complaints = hollow_in(draft.form, visit.say)
    try:
        segments.check(session, visit.brand_id, segments.parse(told.tree))
    except InvalidSegmentError as unfit:
        complaints += complaints_of(unfit.faults, told.places, draft.form, visit.say)
    return told.tree, complaints


def sheet(
    visit: Visit,
    session: Session,
    draft: Draft,
    *,
    complaints: Sequence[Complaint] = (),
    problem: str = "",
    users: Sequence[str] = (),
) -> str:
    """Return the page of a segment."""
    brand = visit.brand(session)
    names = segments.names_of(session, brand)
    tree, faults = _tree(visit, session, draft)
    seen: Seen | None = None
    if not faults:
        seen = seen_of(session, visit, segments.parse(tree), names)
    versions = segments.versions_of(session, draft.segment) if draft.segment else []
    return visit.page(
        "studio/segments/one.html",
        here="campaigns",
        draft=draft,
        segment=draft.segment,
        form=draft.form,
        root=ROOT,
        modes=MODES,
        deepest=DEEPEST,
        choices=choices_of(session, brand, names, visit.say),
        complaints=list(dict.fromkeys([*complaints, *faults])),
        is_refused=bool(complaints),
        problem=problem,
        stamp=str(draft.segment.number)
        if draft.segment and problem == "taken"
        else draft.stamp,
        named=draft.segment.name
        if draft.segment and problem == "renamed"
        else draft.named,
        users=users,
        seen=seen,
        versions=[
            (
                one,
                segments.describe(segments.parse(one.tree), visit.say.language, names),
            )
            for one in versions
        ],
        staff={one.id: one.name for one in brands.staff_of(session, brand.id)},
        saved=request.args.get("saved", ""),
        added=_added(),
        going_on=_going_on(draft),
        zone=visit.zone(session),
    )


def _added() -> str:
    """Return the group that just got a condition: its first box is typed into next."""
    verb, _, place = request.form.get("do", "").partition(":")
    return place if verb == "add" and request.form.get(f"{place}.new") else ""


def _going_on(draft: Draft) -> str:
    """Return the group one goes on in, where no condition was added to type into."""
    verb, _, place = request.form.get("do", "").partition(":")
    if verb == "remove":
        return place.rpartition("-")[0]
    if verb == "add" and not _added():
        return place
    if verb != "group" or draft.form is None:
        return ""
    group = dict(places(draft.form)).get(place)
    return f"{place}-{len(group.parts) - 1}" if isinstance(group, Group) else ""
