"""What the page of a campaign has to know of its steps, and what these may ask."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import segments
from walletpass.campaigns import Campaign
from walletpass.campaigns.document_steps import DEEPEST, MOST_STEPS
from walletpass.kernel.languages import Language
from walletpass.web.studio.campaigns.complaining import called
from walletpass.web.studio.campaigns.forms import CampaignForm
from walletpass.web.studio.campaigns.ready_made import STARTS
from walletpass.web.studio.campaigns.routes import BOUGHT, KINDS, Placed, placed
from walletpass.web.studio.campaigns.variants import (
    CARES,
    KEPT,
    UNKNOWN,
    Trees,
    with_another,
)
from walletpass.web.studio.visiting import Visit

EDITED: Final = ("draft", "rehearsed", "approved")
_SEGMENTS: Final = 200


def about_steps(visit: Visit, form: CampaignForm) -> Mapping[str, Any]:
    """Return what a page shows of a journey's steps, and what there is to choose from."""
    return {
        "steps": list(placed(form.steps)),
        "starts": STARTS,
        "step_kinds": KINDS,
        "most_steps": MOST_STEPS,
        "deepest": DEEPEST,
        "bought": BOUGHT,
        "with_another": with_another,
        "unshown": KEPT,
        "cares": CARES,
        "taste_unknown": UNKNOWN,
        "called": lambda path: called(path, visit.say),
    }


def texts_in(
    visit: Visit, form: CampaignForm
) -> Sequence[tuple[str, Mapping[Language, str]]]:
    """Return what is said, each under what it is called."""
    said = [(one.code, one.words) for one in form.variants]
    return said + [
        (_said_by(one, number, visit), variant.words)
        for one in placed(form.steps)
        for number, variant in enumerate(one.step.variants)
    ]


def _said_by(one: Placed, number: int, visit: Visit) -> str:
    step = called(one.path, visit.say)
    if len(one.step.variants) == 1:
        return step
    return f"{step}, {visit.say('campaigns.variant', number=number + 1)}"


def trees_for(session: Session, visit: Visit, campaign: Campaign) -> Trees:
    """Return what the segments ask that a journey, or whom a variant is for, may ask too."""
    if campaign.status not in EDITED and campaign.kind != "journey":
        return {}
    return segments.trees_of(
        session, visit.brand_id, [one.id for one in segments_of(session, visit)]
    )


def segments_of(session: Session, visit: Visit) -> Sequence[segments.Segment]:
    """Return the segments there are to choose from."""
    page = segments.segments_page(session, visit.brand_id, limit=_SEGMENTS)
    return [one for one in page.rows if one.retired_at is None]
