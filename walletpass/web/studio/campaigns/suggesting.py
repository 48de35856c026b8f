"""An audience suggested for what is about a category: whoever buys it, or said they like it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.web.studio.campaigns.forms import CampaignForm
from walletpass.web.studio.visiting import Visit

TAGGED: Final = ("event", "novelty", "collaboration")
"""Topics that are about something one cares for, or does not."""

_LOOKED_THROUGH: Final = 200


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who cares for a category: how many, and whether they are spoken to already."""

    category: str
    people: int
    is_chosen: bool


def suggestion_for(
    visit: Visit, session: Session, form: CampaignForm
) -> Suggestion | None:
    """Return who would care for what the form is about; it counts them now."""
    category = form.boxes["category"]
    if form.boxes["topic"] not in TAGGED or not category:
        return None
    brand = visit.brand(session)
    tree = segments.parse(_tree(category))
    known = _known(visit, session, category)
    return Suggestion(
        category,
        segments.count(session, brand, tree, now=visit.now),
        is_chosen=known is not None and known == form.boxes["audience"],
    )


def with_suggested(visit: Visit, session: Session, form: CampaignForm) -> CampaignForm:
    """Return the form with those who care for its category as its audience.

    They are a segment like any other, made once for a category.
    """
    category = form.boxes["category"]
    if not category:
        return form
    segment_id = _known(visit, session, category) or _save(visit, session, category)
    return replace(form, boxes={**form.boxes, "audience": segment_id})


def _tree(category: str) -> dict[str, Any]:
    return {"is": "prefers", "category": category}


def _known(visit: Visit, session: Session, category: str) -> str | None:
    page = segments.segments_page(session, visit.brand_id, limit=_LOOKED_THROUGH)
    name = _name(visit, category)
    for segment in page.rows:
        if segment.retired_at is None and segment.name == name:
            tree: Mapping[str, Any] = segments.current(
                session, visit.brand_id, segment.id
            ).tree
            if tree == _tree(category):
                return segment.id
    return None


def _save(visit: Visit, session: Session, category: str) -> str:
    segment = segments.save(
        session,
        visit.brand_id,
        name=_name(visit, category),
        tree=_tree(category),
        made_by=visit.person.id,
        now=visit.now,
    )
    visit.record(session, "segment.saved", segment.id, after={"name": segment.name})
    return segment.id


def _name(visit: Visit, category: str) -> str:
    return visit.say("campaigns.suggest.name", category=category)[:120]
