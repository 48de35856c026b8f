"""Segments over the API: saved, counted, sampled, held against others, explained."""

from typing import Any

from walletpass import brands, segments
from walletpass.segments import Segment, SegmentVersion, Tree
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.segment_shapes import (
    SegmentAskIn,
    SegmentCountOut,
    SegmentIn,
    SegmentOut,
    SegmentPatch,
    SegmentsOut,
    SegmentsQuery,
    SegmentVersionIn,
    SegmentVersionOut,
    SegmentVersionsOut,
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
    return {"segments": [_shape(act, one) for one in page.rows], "next": page.next}


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
    segments.rename(act.session, segment, json_data.name)
    _record(act, "segment.renamed", segment)
    return _shape(act, segment)


@api.post("/segments/<segment_id>/versions")
@writes("segments:write")
@api.input(SegmentVersionIn)
@api.output(SegmentOut, status_code=201)
def change_segment(act: Act, segment_id: str, json_data: SegmentVersionIn) -> Any:
    """Save what a segment asks from now on; whoever runs by the version before stays so."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    segments.change(
        act.session,
        segment,
        tree=json_data.tree,
        made_by=act.holder.key_id,
        now=act.now,
    )
    _record(act, "segment.changed", segment)
    return _shape(act, segment)


@api.get("/segments/<segment_id>/versions")
@reads("segments:read")
@api.output(SegmentVersionsOut)
def list_versions(act: Act, segment_id: str) -> Any:
    """Return all that a segment ever asked, the newest first."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    kept = segments.versions_of(act.session, segment)
    return {"versions": [_shape_of_version(one) for one in kept]}


@api.post("/segments/<segment_id>/retire")
@writes("segments:write")
@api.output(SegmentOut)
def retire_segment(act: Act, segment_id: str) -> Any:
    """Offer a segment no more; refused with 409 `segment-in-use` while it is needed."""
    segment = segments.segment_of(act.session, act.brand_id, segment_id)
    segments.retire(act.session, segment, now=act.now)
    _record(act, "segment.retired", segment)
    return _shape(act, segment)


@api.post("/segments:count")
@reads("segments:read", finds=True)
@api.input(SegmentAskIn)
@api.output(SegmentCountOut)
def count_segment(act: Act, json_data: SegmentAskIn) -> Any:
    """Count the customers who fit a tree or a saved segment, exactly."""
    tree, now = asked(act, json_data), json_data.as_of or act.now
    return {
        "count": segments.count(act.session, act.brand, tree, now=now),
        "of": segments.count_all(act.session, act.brand, now=now),
    }


def asked(act: Act, told: SegmentAskIn) -> Tree:
    """Return the tree a request is about, fit to be asked as of its moment."""
    told_tree = told.tree
    if told.segment_id is not None:
        kept = segments.current(act.session, act.brand_id, told.segment_id)
        told_tree = kept.tree
    tree = segments.parse(told_tree)
    segments.check(act.session, act.brand_id, tree)
    if told.as_of is not None:
        segments.check_past(tree)
    return tree


def _record(act: Act, action: str, segment: Segment) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=segment.id,
        after={"name": segment.name, "number": segment.number},
        now=act.now,
    )


def _shape(act: Act, segment: Segment) -> dict[str, Any]:
    version = segments.current(act.session, act.brand_id, segment.id)
    as_it_is = ("id", "name", "number", "retired_at", "created_at")
    return {name: getattr(segment, name) for name in as_it_is} | {
        "version_id": version.id,
        "tree": version.tree,
    }


def _shape_of_version(version: SegmentVersion) -> dict[str, Any]:
    return {name: getattr(version, name) for name in SegmentVersionOut.model_fields}
