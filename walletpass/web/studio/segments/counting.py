"""What takes long to count, asked for by itself once a page is there."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from walletpass import segments
from walletpass.web.studio.segments.seeing import shared_with
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/segments/<segment_id>"
    door.add_url_rule(f"{address}/count", "segment_count", count)
    door.add_url_rule(f"{address}/shared", "segment_shared", shared)


@needs("campaigns")
def count(visit: Visit, segment_id: str) -> ResponseReturnValue:
    """Tell how many people a segment comes to now."""
    with visit.services.database.snapshot() as session:
        kept = segments.current(session, visit.brand_id, segment_id)
        tree = segments.parse(kept.tree)
        people = segments.count(session, visit.brand(session), tree, now=visit.now)
    return visit.say.number(people)


@needs("campaigns")
def shared(visit: Visit, segment_id: str) -> ResponseReturnValue:
    """Tell how many of a segment's people other segments have as well."""
    with visit.services.database.snapshot() as session:
        kept = segments.current(session, visit.brand_id, segment_id)
        tree = segments.parse(kept.tree)
        return visit.page(
            "studio/segments/shared.html",
            here="campaigns",
            others=shared_with(session, visit, tree, kept.segment_id),
        )
