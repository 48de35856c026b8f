"""How far a campaign is: rehearsed, approved, sent, and who is where on the way."""

from typing import Any

from sqlalchemy.orm import Session

from walletpass import brands, campaigns
from walletpass.campaigns import Campaign
from walletpass.web.studio.visiting import Visit


def progress_of(visit: Visit, session: Session, campaign: Campaign) -> dict[str, Any]:
    """Return how far the campaign is: rehearsed, approved, sent."""
    rehearsal = campaigns.last_rehearsal(session, campaign)
    result = rehearsal.result if rehearsal else None
    runs = campaigns.runs_page(session, campaign, limit=20)
    staff = {one.id: one.name for one in brands.staff_of(session, visit.brand_id)}
    return {
        "rehearsal": rehearsal,
        "result": result,
        "phrase": campaigns.phrase_for(result["recipients"], visit.say.language)
        if result
        else "",
        "runs": runs.rows,
        "waiting": sum(run.counts.get("planned", 0) for run in runs.rows),
        "reach": campaigns.reach_of(session, visit.brand_id, campaign.id)
        if runs.rows
        else None,
        "last_day": campaigns.last_day(session, campaign.id, now=visit.now)
        if campaign.kind in ("triggered", "journey")
        else {},
        "standing": campaigns.standing_of(session, visit.brand_id, campaign.id)
        if campaign.kind == "journey"
        else None,
        "staff": staff,
        "rehearsing": campaigns.latest_standing(session, campaign),
    }
