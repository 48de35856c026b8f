"""What became of everybody in a run, and why of anybody in particular."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import campaigns, customers
from walletpass.campaigns import Campaign, Delivery
from walletpass.web.studio.visiting import Visit, needs

_PAGE = 50


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/campaigns/<campaign_id>/outcomes"
    door.add_url_rule(address, "outcomes", outcomes)


@needs("campaigns")
def outcomes(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Show who was told, who was not, and why."""
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        asked = request.args.get("customer", "").strip()
        runs = campaigns.runs_page(session, campaign, limit=50).rows
        run_id = request.args.get("run") or (runs[0].id if runs else "")
        run = campaigns.run_of(session, campaign, run_id) if run_id else None
        reason = request.args.get("reason") or None
        found: Sequence[Delivery] = ()
        following = None
        if asked:
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
        return visit.page(
            "studio/campaigns/outcomes.html",
            here="campaigns",
            campaign=campaign,
            runs=runs,
            run=run,
            counts=run.counts if run else {},
            reason=reason,
            rows=[
                (one, campaigns.sentence_of(one, visit.say.language)) for one in found
            ],
            names=_names(session, visit, found),
            asked=asked,
            next=following,
            zone=visit.zone(session),
        )


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
