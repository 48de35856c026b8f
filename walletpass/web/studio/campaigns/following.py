"""How far a campaign is: rehearsed, approved, sent, and who is where on the way."""

from typing import Any

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, campaigns
from walletpass.campaigns import Campaign
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/campaigns/<campaign_id>/now", "campaign_now", now)


@needs("campaigns")
def now(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Return how far a campaign is, to a page that follows; at the next step, the page."""
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        progress = progress_of(visit, session, campaign)
        if not progress["moving"] or progress["moving"] != request.args.get("was"):
            there = url_for("studio.campaign", campaign_id=campaign_id)
            return redirect(there, 303)
        text = visit.page(
            "studio/campaigns/now.html",
            here="campaigns",
            campaign=campaign,
            **progress,
        )
    response = make_response(text)
    response.add_etag()
    return response.make_conditional(request)


def progress_of(visit: Visit, session: Session, campaign: Campaign) -> dict[str, Any]:
    """Return how far the campaign is: rehearsed, approved, sent."""
    rehearsal = campaigns.last_rehearsal(session, campaign)
    result = rehearsal.result if rehearsal else None
    runs = campaigns.runs_page(session, campaign, limit=20)
    rehearsing = campaigns.latest_standing(session, campaign)
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
        "rehearsing": rehearsing,
        "moving": _moving(campaign, rehearsing),
        "is_counting": any(run.status == "freezing" for run in runs.rows),
    }


def _moving(campaign: Campaign, rehearsing: str | None) -> str:
    """Return what goes on by itself, nothing where the campaign waits for somebody."""
    if rehearsing == "running":
        return "rehearsing"
    return "running" if campaign.status == "running" else ""
