"""Who a segment comes to: how many, ten of them with the reason, and which others have them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from walletpass import customers, segments
from walletpass.segments import Explained, Names, Segment, Tree
from walletpass.web.studio.visiting import Visit

_OTHERS: Final = 6


@dataclass(frozen=True, slots=True)
class Shared:
    """Another segment, and how many people are in both."""

    segment: Segment
    both: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a tree comes to now."""

    sentence: str
    count: int
    of: int
    people: Sequence[Explained]
    called: Mapping[str, str]
    is_everybody: bool


def seen_of(session: Session, visit: Visit, tree: Tree, names: Names) -> Seen:
    """Return what a tree comes to now, names covered."""
    brand = visit.brand(session)
    count, people = segments.sample(session, brand, tree, now=visit.now)
    called = customers.covered_names(
        session,
        visit.services.people,
        visit.brand_id,
        {one.customer_id for one in people},
    )
    return Seen(
        segments.describe(tree, visit.say.language, names),
        count,
        segments.count_all(session, brand, now=visit.now),
        people,
        called,
        is_everybody=isinstance(tree, segments.All) and not tree.of,
    )


def shared_with(
    session: Session, visit: Visit, tree: Tree, segment_id: str
) -> Sequence[Shared]:
    """Return how many of a segment's people some others have, the newest first."""
    page = segments.segments_page(
        session, visit.brand_id, limit=_OTHERS + 1, is_retired=False
    )
    others = [one for one in page.rows if one.id != segment_id]
    trees = {
        one.id: segments.parse(segments.current(session, visit.brand_id, one.id).tree)
        for one in others[:_OTHERS]
    }
    both = segments.overlap(session, visit.brand(session), tree, trees, now=visit.now)
    return [Shared(one, both[one.id]) for one in others if one.id in both]
