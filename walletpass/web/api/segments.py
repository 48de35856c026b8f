"""Segments over the API: saved, counted, sampled, held against others, explained."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from walletpass import brands, customers, segments
from walletpass.brands import UnfitFieldError
from walletpass.kernel.languages import Language, say
from walletpass.segments import Explained, Segment, SegmentVersion, Tree
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.segment_shapes import (
    SegmentAskIn,
    SegmentCountOut,
    SegmentExplainIn,
    SegmentIn,
    SegmentOut,
    SegmentOverlapIn,
    SegmentOverlapOut,
    SegmentPatch,
    SegmentPresetsOut,
    SegmentSampleOut,
    SegmentsOut,
    SegmentsQuery,
    SegmentVersionIn,
    SegmentVersionOut,
    SegmentVersionsOut,
    SegmentWhyOut,
)


@api.post("/segments")
@writes("segments:write")
@api.input(SegmentIn)
@api.output(SegmentOut, status_code=201)
def save_segment(act: Act, json_data: SegmentIn) -> Any:
    """Save conditions as a new segment.

    Refused with 422 `invalid-segment`, which tells every fault with its place.
    """
    segment = segments.save(
        act.session,
        act.brand_id,
        name=json_data.name,
        tree=json_data.tree,
        made_by=act.holder.key_id,
        now=act.now,
    )
    _record(act, "segment.saved", segment)
    return _shape(act, segment)


@api.get("/segments")
@reads("segments:read")
@api.input(SegmentsQuery, location="query")
@api.output(SegmentsOut)
def list_segments(act: Act, query_data: SegmentsQuery) -> Any:
    """Return segments, newest first, retired ones too."""
    page = segments.segments_page(
        act.session, act.brand_id, after=query_data.cursor, limit=query_data.limit
    )
    says = _sayer(act, act.brand.default_language)
    return {
        "segments": [_shape(act, one, says) for one in page.rows],
        "next": page.next,
    }


@api.get("/segments/<segment_id>")
@reads("segments:read")
@api.output(SegmentOut)
def show_segment(act: Act, segment_id: str) -> Any:
    """Return one segment, and what it asks now."""
    return _shape(act, segments.segment_of(act.session, act.brand_id, segment_id))


@api.patch("/segments/<segment_id>")
@writes("segments:write")
@api.input(SegmentPatch)
@api.output(SegmentOut)
def rename_segment(act: Act, segment_id: str, json_data: SegmentPatch) -> Any:
    """Give a segment another name."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    before = _facts(segment)
    segments.rename(act.session, segment, json_data.name)
    _record(act, "segment.renamed", segment, before)
    return _shape(act, segment)


@api.post("/segments/<segment_id>/versions")
@writes("segments:write")
@api.input(SegmentVersionIn)
@api.output(SegmentOut, status_code=201)
def change_segment(act: Act, segment_id: str, json_data: SegmentVersionIn) -> Any:
    """Save what a segment asks from now on; whoever runs by the version before stays so."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    before = _facts(segment)
    segments.change(
        act.session,
        segment,
        tree=json_data.tree,
        made_by=act.holder.key_id,
        now=act.now,
    )
    _record(act, "segment.changed", segment, before)
    return _shape(act, segment)


@api.get("/segments/<segment_id>/versions")
@reads("segments:read")
@api.output(SegmentVersionsOut)
def list_versions(act: Act, segment_id: str) -> Any:
    """Return all that a segment ever asked, the newest first."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    kept = segments.versions_of(act.session, segment)
    says = _sayer(act, act.brand.default_language)
    return {"versions": [_shape_of_version(one, says) for one in kept]}


@api.post("/segments/<segment_id>/retire")
@writes("segments:write")
@api.output(SegmentOut)
def retire_segment(act: Act, segment_id: str) -> Any:
    """Offer a segment no more; refused with 409 `segment-in-use` while it is needed."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    segments.retire(act.session, segment, now=act.now)
    _record(act, "segment.retired", segment)
    return _shape(act, segment)


@api.get("/segment-presets")
@reads("segments:read")
@api.output(SegmentPresetsOut)
def list_presets(act: Act) -> Any:
    """Return conditions that are ready to be used, in the brand's language."""
    says = _sayer(act, act.brand.default_language)
    return {
        "presets": [
            {
                "code": code,
                "name": say(preset.name, act.brand.default_language),
                "tree": preset.tree,
                "says": says(preset.tree),
            }
            for code, preset in segments.PRESETS.items()
        ]
    }


@api.post("/segments:count")
@reads("segments:read", finds=True)
@api.input(SegmentAskIn)
@api.output(SegmentCountOut)
def count_segment(act: Act, json_data: SegmentAskIn) -> Any:
    """Count the customers who fit a tree or a saved segment, exactly."""
    tree, now = asked(act, json_data), _moment(act, json_data)
    names = segments.names_of(act.session, act.brand)
    return {
        "count": segments.count(act.session, act.brand, tree, now=now),
        "of": segments.count_all(act.session, act.brand, now=now),
        "says": segments.describe(tree, json_data.language, names),
    }


@api.post("/segments:sample")
@reads("segments:read", finds=True)
@api.input(SegmentAskIn)
@api.output(SegmentSampleOut)
def sample_segment(act: Act, json_data: SegmentAskIn) -> Any:
    """Return ten of those who fit, spread over them all, and why each does."""
    tree, now = asked(act, json_data), _moment(act, json_data)
    number, shown = segments.sample(act.session, act.brand, tree, now=now)
    return {
        "count": number,
        "customers": [_why(one, json_data.language) for one in shown],
    }


@api.post("/segments:overlap")
@reads("segments:read", finds=True)
@api.input(SegmentOverlapIn)
@api.output(SegmentOverlapOut)
def overlap_segments(act: Act, json_data: SegmentOverlapIn) -> Any:
    """Count how many of those who fit are in other saved segments as well."""
    tree, now = asked(act, json_data), _moment(act, json_data)
    kept = {one: _saved(act, one, json_data) for one in json_data.segments}
    both = segments.overlap(act.session, act.brand, tree, kept, now=now)
    return {
        "count": segments.count(act.session, act.brand, tree, now=now),
        "segments": [
            {
                "segment_id": one,
                "name": segments.segment_of(act.session, act.brand_id, one).name,
                "count": segments.count(act.session, act.brand, other, now=now),
                "both": both[one],
            }
            for one, other in kept.items()
        ],
    }


@api.post("/segments:explain")
@reads("segments:read", finds=True)
@api.input(SegmentExplainIn)
@api.output(SegmentWhyOut)
def explain_segment(act: Act, json_data: SegmentExplainIn) -> Any:
    """Tell whether a customer fits, and which conditions decided it."""
    tree, now = asked(act, json_data), _moment(act, json_data)
    who = customers.person_of(act.session, act.brand_id, json_data.customer_id)
    told = segments.explain(act.session, act.brand, tree, [who.id], now=now)
    if who.id not in told:
        return {"customer_id": who.id, "is_in": False, "reasons": []}
    return _why(told[who.id], json_data.language)


def _why(told: Explained, language: Language) -> dict[str, Any]:
    return {
        "customer_id": told.customer_id,
        "is_in": told.is_in,
        "reasons": [
            {
                "path": reason.path,
                "holds": reason.holds,
                "sentence": say(reason.words, language),
            }
            for reason in told.reasons
        ],
    }


def _moment(act: Act, told: SegmentAskIn) -> datetime:
    """Return the moment a request asks about: nobody knows how a later one will be."""
    if told.as_of is not None and told.as_of > act.now:
        problem = "name a moment that is past, or leave it out to ask about now."
        raise UnfitFieldError("as_of", problem)
    return told.as_of or act.now


def asked(act: Act, told: SegmentAskIn) -> Tree:
    """Return the tree a request is about, fit to be asked as of its moment."""
    if told.segment_id is not None:
        return _saved(act, told.segment_id, told)
    return _fit(act, told.tree, told)


def _saved(act: Act, segment_id: str, told: SegmentAskIn) -> Tree:
    kept = segments.current(act.session, act.brand_id, segment_id)
    return _fit(act, kept.tree, told)


def _fit(act: Act, told_tree: Any, told: SegmentAskIn) -> Tree:
    tree = segments.parse(told_tree)
    segments.check(act.session, act.brand_id, tree)
    return tree if told.as_of is None else segments.as_it_was(tree)


def _sayer(act: Act, language: Language) -> Callable[[Any], str]:
    names = segments.names_of(act.session, act.brand)
    return lambda told: segments.describe(segments.parse(told), language, names)


def _facts(segment: Segment) -> dict[str, Any]:
    return {"name": segment.name, "number": segment.number}


def _record(
    act: Act, action: str, segment: Segment, before: Mapping[str, Any] | None = None
) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=segment.id,
        **brands.changed(before, _facts(segment)),
        now=act.now,
    )


def _shape(
    act: Act, segment: Segment, says: Callable[[Any], str] | None = None
) -> dict[str, Any]:
    version = segments.current(act.session, act.brand_id, segment.id)
    says = says or _sayer(act, act.brand.default_language)
    as_it_is = ("id", "name", "number", "retired_at", "created_at")
    return {name: getattr(segment, name) for name in as_it_is} | {
        "version_id": version.id,
        "tree": version.tree,
        "says": says(version.tree),
    }


def _shape_of_version(
    version: SegmentVersion, says: Callable[[Any], str]
) -> dict[str, Any]:
    as_it_is = SegmentVersionOut.model_fields.keys() - {"says"}
    return {name: getattr(version, name) for name in as_it_is} | {
        "says": says(version.tree)
    }
