"""Whom a campaign speaks to, as a tree; whether that is everybody; who uses a segment."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.campaigns.document import Audience
from walletpass.campaigns.models import Campaign
from walletpass.segments import All, Either, Leaf, Not, Tree

EVERYBODY: Final = All(())

_NOT_OVER: Final = ("draft", "rehearsed", "approved", "running", "paused")


def tree_of(session: Session, brand_id: str, audience: Audience) -> Tree:
    """Return what an audience asks: of a segment its pinned version, else the newest.

    Raises:
        UnknownSegmentError: The brand has no such segment.
    """
    if audience.version is not None:
        version = segments.version_of(session, brand_id, audience.version)
    elif audience.segment is not None:
        version = segments.current(session, brand_id, audience.segment)
    else:
        return EVERYBODY
    return segments.parse(version.tree)


def is_everybody(tree: Tree) -> bool:
    """Tell whether a tree takes everybody by its shape alone, whatever is asked below."""
    match tree:
        case Leaf():
            return False
        case Not(of):
            return is_nobody(of)
        case All(parts):
            return all(is_everybody(part) for part in parts)
        case Either(parts):
            return any(is_everybody(part) for part in parts)


def is_nobody(tree: Tree) -> bool:
    """Tell whether a tree takes nobody by its shape alone."""
    match tree:
        case Leaf():
            return False
        case Not(of):
            return is_everybody(of)
        case All(parts):
            return any(is_nobody(part) for part in parts)
        case Either(parts):
            return all(is_nobody(part) for part in parts)


@segments.ask_before_retiring
def users_of(session: Session, brand_id: str, segment_id: str) -> Sequence[str]:
    """Return the names of the brand's campaigns that name a segment and are not over."""
    rows = session.execute(
        select(Campaign.name, Campaign.draft)
        .where(Campaign.brand_id == brand_id, Campaign.status.in_(_NOT_OVER))
        .order_by(Campaign.id)
    )
    return [name for name, draft in rows if _names(draft, segment_id)]


def _names(draft: dict[str, Any], segment_id: str) -> bool:
    return bool((draft.get("audience") or {}).get("segment") == segment_id)
