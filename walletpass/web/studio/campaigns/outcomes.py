"""What became of everybody in a run, and why of anybody in particular."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import campaigns, customers
from walletpass.campaigns import Campaign, Delivery
from walletpass.web.studio.cards import customers_meant
from walletpass.web.studio.visiting import Visit, needs

_PAGE = 50
_LONGEST = 120


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/campaigns/<campaign_id>/outcomes"
    door.add_url_rule(address, "outcomes", outcomes)
    door.add_url_rule(address, "find_outcomes", find, methods=["POST"])


@needs("campaigns")
def outcomes(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Show who was told, who was not, and why."""
    return _page(visit, campaign_id)


@needs("campaigns")
def find(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Show why of somebody who is named: a name or a number has no place in an address."""
    visit.demand("customers")
    wanted = request.form.get("wanted", "").strip()[:_LONGEST]
    return _page(visit, campaign_id, wanted)


def _page(visit: Visit, campaign_id: str, wanted: str = "") -> str:
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        asked = request.args.get("customer", "").strip()
        runs = campaigns.runs_page(session, campaign, limit=50).rows
        run_id = request.args.get("run") or (runs[0].id if runs else "")
        run = campaigns.run_of(session, campaign, run_id) if run_id else None
        reason = request.args.get("reason") or None
        found: Sequence[Delivery] = ()
        following = None
        if wanted:
            meant = customers_meant(visit, session, wanted)
            found = [
                why for one in meant for why in _why(session, visit, campaign, one)
            ]
        elif asked:
            found = _why(session, visit, campaign, asked)
        elif run is not None:
            page = campaigns.outcomes(
                session,
                visit.brand_id,
                run.id,
                after=request.args.get("after"),
                limit=_PAGE,
                reason=reason,  # type: ignore[arg-type]  # an unknown one finds nobody
            )
            found, following = page.rows, page.next
        zone = visit.zone(session)
        hidden = campaigns.hidden_deliveries(
            session, visit.brand_id, found, now=visit.now
        )
        return visit.page(
            "studio/campaigns/outcomes.html",
            here="campaigns",
            campaign=campaign,
            runs=runs,
            run=run,
            counts=run.counts if run else {},
            reason=reason,
            rows=[
                (one, _sentence(visit, one, zone, hidden.get(campaigns.turn_of(one))))
                for one in found
            ],
            names=_names(session, visit, found),
            asked=asked,
            wanted=wanted,
            next=following,
            is_first="after" not in request.args,
            zone=zone,
        )


def _sentence(
    visit: Visit, one: Delivery, zone: ZoneInfo, hidden: datetime | None
) -> str:
    at = hidden.astimezone(zone) if hidden else None
    return campaigns.sentence_of(one, visit.say.language, hidden=at)


def _why(
    session: Session, visit: Visit, campaign: Campaign, asked: str
) -> Sequence[Delivery]:
    customer = session.get(customers.Customer, asked)
    if customer is None or customer.brand_id != visit.brand_id:
        return []
    return campaigns.why(session, visit.brand_id, campaign.id, customer.id)


def _names(
    session: Session, visit: Visit, found: Sequence[Delivery]
) -> Mapping[str, str]:
    return customers.covered_names(
        session,
        visit.services.people,
        visit.brand_id,
        {one.customer_id for one in found},
    )
