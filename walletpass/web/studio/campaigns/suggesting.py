"""An audience suggested for what is about a category, and whom else it could be for.

Whoever buys the category, or said they like it, is told of it, and nobody else. Of many,
newcomers above all, nobody knows yet what they like: they can be told something neutral.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.web.studio.campaigns.forms import CampaignForm
from walletpass.web.studio.campaigns.variants import (
    CARES,
    UNKNOWN,
    UNKNOWN_TASTE,
    VariantForm,
    cares_for,
    free_code,
)
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.translations import Speaker

TAGGED: Final = ("event", "novelty", "collaboration")
"""Topics that are about something one cares for, or does not."""

_LOOKED_THROUGH: Final = 200
_LONGEST: Final = 60

Reach = Literal["suggest", "suggest-all"]
REACHES: Final[tuple[Reach, ...]] = get_args(Reach)
"""Who is spoken to: those who care, or also those of whom nobody knows what they like."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who cares for a category, and which of those it could be for are spoken to already."""

    category: str
    chosen: Reach | None
    people: Mapping[Reach, int] | None = None


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/campaigns/suggested", "campaign_suggested", suggested)


@needs("campaigns")
def suggested(visit: Visit) -> ResponseReturnValue:
    """Tell how many care for a category, and of how many nobody knows what they like."""
    category = request.args.get("category", "")[:_LONGEST]
    if not category:
        abort(404)
    with visit.services.database.snapshot() as session:
        return visit.page(
            "studio/campaigns/suggested.html",
            here="campaigns",
            category=category,
            people=_counted(visit, session, category),
        )


def _counted(visit: Visit, session: Session, category: str) -> Mapping[Reach, int]:
    brand = visit.brand(session)
    known, unknown = (
        segments.count(session, brand, segments.parse(tree), now=visit.now)
        for tree in (cares_for(category), UNKNOWN_TASTE)
    )
    return {"suggest": known, "suggest-all": unknown}


def suggestion_for(
    visit: Visit, session: Session, form: CampaignForm
) -> Suggestion | None:
    """Return who would care for what the form is about; counted where that is asked for."""
    category = form.boxes["category"]
    if form.boxes["topic"] not in TAGGED or not category:
        return None
    known = _known(visit, session, category)
    audience = form.boxes["audience"]
    return Suggestion(
        category,
        next((reach for reach, one in known.items() if one == audience), None),
        _counted(visit, session, category) if "counted" in request.args else None,
    )


def with_suggested(
    visit: Visit, session: Session, form: CampaignForm, reach: Reach
) -> CampaignForm:
    """Return the form with those as its audience whom it concerns.

    They are a segment like any other, made once for a category. Those of whom nobody
    knows what they like have a neutral variant of their own, behind the others.
    """
    category = form.boxes["category"]
    if not category:
        return form
    known = _known(visit, session, category)
    audience = known.get(reach) or _save(visit, session, category, reach)
    told = replace(form, boxes={**form.boxes, "audience": audience})
    if reach == "suggest" or form.kind == "journey":
        return told
    return replace(told, variants=_with_neutral(visit, session, form, category))


def _with_neutral(
    visit: Visit, session: Session, form: CampaignForm, category: str
) -> list[VariantForm]:
    """Return what is said, to those who care alone, and something neutral to the others."""
    variants = [
        one if one.whom else replace(one, whom=f"{CARES}{category}")
        for one in form.variants
        if not one.is_empty
    ]
    for whom, text in (
        (f"{CARES}{category}", "campaigns.suggest.caring"),
        (UNKNOWN, "campaigns.suggest.neutral"),
    ):
        if all(one.whom != whom for one in variants):
            words = {
                language: Speaker(language)(text, category=category)
                for language in visit.brand(session).languages
            }
            code = free_code({one.code for one in variants})
            variants.append(VariantForm(code, words, whom=whom))
    return variants


def _trees(category: str) -> Mapping[Reach, dict[str, Any]]:
    return {
        "suggest": cares_for(category),
        "suggest-all": {"any": [cares_for(category), UNKNOWN_TASTE]},
    }


def _known(visit: Visit, session: Session, category: str) -> Mapping[Reach, str]:
    """Return the segments there are already, of those that could be suggested."""
    page = segments.segments_page(session, visit.brand_id, limit=_LOOKED_THROUGH)
    named = {one.name: one.id for one in page.rows if one.retired_at is None}
    found = {
        reach: named[name]
        for reach in _trees(category)
        if (name := _name(visit, category, reach)) in named
    }
    asked = segments.trees_of(session, visit.brand_id, list(found.values()))
    return {
        reach: one
        for reach, one in found.items()
        if asked[one] == _trees(category)[reach]
    }


def _save(visit: Visit, session: Session, category: str, reach: Reach) -> str:
    segment = segments.save(
        session,
        visit.brand_id,
        name=_name(visit, category, reach),
        tree=_trees(category)[reach],
        made_by=visit.person.id,
        now=visit.now,
    )
    visit.record(session, "segment.saved", segment.id, after={"name": segment.name})
    return segment.id


def _name(visit: Visit, category: str, reach: Reach) -> str:
    name = "name" if reach == "suggest" else "name.all"
    return visit.say(f"campaigns.suggest.{name}", category=category)[:120]
