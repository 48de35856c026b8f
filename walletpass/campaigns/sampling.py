"""Some of those a rehearsal found, and what their lock screens would say, word by word.

A rehearsal keeps who they are and nothing of what they would read, which may hold a
name; that is worked out for whoever looks, as of then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.campaigns.document_variants import Variant
from walletpass.campaigns.knowing import persons
from walletpass.campaigns.models import Campaign, CampaignVersion, Rehearsal
from walletpass.campaigns.planning import plan_for, rehearsed
from walletpass.customers import People
from walletpass.passes.messages import Prediction

_COUPON: Final = "••••••"
"""Stands for the number of a coupon that nobody has been given."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One customer, the variant that is theirs, and what their lock screen would say."""

    customer_id: str
    variant: str
    prediction: Prediction


def samples_of(
    session: Session,
    rehearsal: Rehearsal,
    *,
    people: People,
    card_link: str,
    now: datetime,
) -> Sequence[Sample]:
    """Return some of the customers a rehearsal would speak to, of every variant."""
    if rehearsal.done_at is None or rehearsal.result is None:
        return []
    version = session.get_one(CampaignVersion, rehearsal.version_id)
    campaign = session.get_one(Campaign, rehearsal.campaign_id)
    plan = rehearsed(plan_for(session, campaign, version, planned_for=now, since=now))
    found = []
    kept: dict[str, list[str]] = rehearsal.result["samples"]
    for code, customer_ids in sorted(kept.items()):
        variant = plan.document.variant(code)
        known = persons(session, plan, customer_ids, at=now)
        cards = {one.pass_id: one.customer_id for one in known.values() if one.pass_id}
        predicted = passes.preview(
            session,
            sorted(cards),
            variant.words,
            told=_told(variant),
            people=people,
            card_link=card_link,
            now=now,
        )
        found += [
            Sample(cards[pass_id], code, prediction)
            for pass_id, prediction in predicted.items()
        ]
    return found


def _told(variant: Variant) -> dict[str, Any]:
    return {"coupon": _COUPON} if variant.reward else {}
