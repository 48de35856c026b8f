"""Where one goes from a segment: to a campaign for its people, or to its end."""

from flask import Blueprint, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from walletpass import campaigns, segments
from walletpass.segments import SegmentInUseError
from walletpass.web.studio.campaigns.ready_made import begun
from walletpass.web.studio.segments.editing import Draft, sheet
from walletpass.web.studio.visiting import Visit, needs

_TAKEN = 409


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/segments/<segment_id>"
    door.add_url_rule(f"{address}/write", "write_to", write, methods=["POST"])
    door.add_url_rule(f"{address}/retire", "retire_segment", retire, methods=["POST"])


@needs("campaigns")
def write(visit: Visit, segment_id: str) -> ResponseReturnValue:
    """Begin a campaign that speaks to these people, as a draft."""
    with visit.services.database.transaction() as session:
        brand = visit.brand(session)
        segment = segments.segment_of(session, brand.id, segment_id)
        if segment.retired_at is not None:
            raise segments.RetiredSegmentError
        audience = {"audience": {"segment": segment.id}}
        today = visit.now.astimezone(visit.zone(session)).date()
        campaign = campaigns.create(
            session,
            brand,
            segment.name,
            begun("message", brand.languages, today) | audience,
            by=visit.person.id,
            now=visit.now,
        )
        there = url_for("studio.campaign", campaign_id=campaign.id)
    return redirect(there, 303)


@needs("campaigns")
def retire(visit: Visit, segment_id: str) -> ResponseReturnValue:
    """Offer the segment no more, unless a campaign names it."""
    try:
        with visit.services.database.transaction() as session:
            segment = segments.segment_of(session, visit.brand_id, segment_id)
            segments.retire(session, segment, now=visit.now)
            visit.record(session, "segment.retired", segment.id)
    except SegmentInUseError as used:
        with visit.services.database.snapshot() as session:
            segment = segments.segment_of(session, visit.brand_id, segment_id)
            draft = Draft.of(session, visit, segment)
            page = sheet(visit, session, draft, users=used.users)
        return make_response(page, _TAKEN)
    return redirect(url_for("studio.segment", segment_id=segment_id), 303)
