"""All campaigns at a glance, and the ones that are ready to be used."""

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import campaigns
from walletpass.campaigns import Campaign, Run, Status
from walletpass.web.studio.campaigns.ready_made import READY, begun
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_PAGE: Final = 30


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/campaigns", "campaigns", overview)
    door.add_url_rule("/campaigns/new", "new_campaign", new)
    door.add_url_rule("/campaigns/new", "begin_campaign", begin, methods=["POST"])


@needs("campaigns")
def overview(visit: Visit) -> ResponseReturnValue:
    """Show the brand's campaigns, the newest first."""
    chosen = request.args.get("status", "")
    status = next((one for one in STATUSES if one == chosen), None)
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = campaigns.campaigns_page(
            session,
            visit.brand_id,
            status=status,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        return visit.page(
            "studio/campaigns/overview.html",
            here="campaigns",
            rows=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            status=status,
            statuses=STATUSES,
            spoken=spoken(session, page.rows),
            ready=READY,
            zone=visit.zone(session),
        )


def spoken(session: Session, rows: Sequence[Campaign]) -> Mapping[str, int]:
    """Return how many messages each of these campaigns has sent."""
    spoken = dict.fromkeys((one.id for one in rows), 0)
    for campaign_id, counts in session.execute(
        select(Run.campaign_id, Run.counts).where(Run.campaign_id.in_(spoken))
    ):
        spoken[campaign_id] += counts.get("sent", 0)
    return spoken


@needs("campaigns")
def new(visit: Visit) -> ResponseReturnValue:
    """Show what a campaign may begin with."""
    return visit.page(
        "studio/campaigns/new.html",
        here="campaigns",
        ready=READY,
        chosen=request.args.get("ready", "message"),
    )


@needs("campaigns")
def begin(visit: Visit) -> ResponseReturnValue:
    """Begin a campaign with what was chosen, as a draft."""
    wanted = request.form.get("ready", "")
    ready = wanted if wanted in READY else "message"
    with visit.services.database.transaction() as session:
        brand = visit.brand(session)
        campaign = campaigns.create(
            session,
            brand,
            visit.say(f"campaigns.ready.{ready}"),
            begun(
                ready, brand.languages, visit.now.astimezone(visit.zone(session)).date()
            ),
            by=visit.person.id,
            now=visit.now,
        )
    there = url_for("studio.campaign", campaign_id=campaign.id)
    return redirect(there, 303)
