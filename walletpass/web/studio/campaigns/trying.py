"""Seeing a campaign on one's own phone before it goes to anybody: the team and its cards."""

from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import brands, campaigns
from walletpass.campaigns import NotACardAddressError
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.web.studio.campaigns.steps import refused
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_LONGEST: Final = 500


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/my-card", "my_card", mine)
    door.add_url_rule("/my-card", "name_my_card", name, methods=["POST"])
    door.add_url_rule("/my-card/forget", "forget_my_card", forget, methods=["POST"])
    door.add_url_rule(
        "/campaigns/<campaign_id>/try", "try_campaign", try_out, methods=["POST"]
    )


@needs("campaigns")
def mine(visit: Visit) -> ResponseReturnValue:
    """Show which card this person tries campaigns out on, and who else does."""
    return _page(visit)


def _page(visit: Visit, complaint: str = "") -> str:
    with visit.services.database.snapshot() as session:
        team = campaigns.team_of(session, visit.brand_id)
        slug = visit.brand(session).slug
    return visit.page(
        "studio/campaigns/my_card.html",
        here="campaigns",
        team=team,
        own=next((one for one in team if one.staff_id == visit.person.id), None),
        join=f"{visit.services.base_url}/join/{slug}",
        complaint=complaint,
    )


@needs("campaigns")
def name(visit: Visit) -> ResponseReturnValue:
    """Note the card that is on this person's own phone."""
    address = request.form.get("card", "")[:_LONGEST]
    try:
        with visit.services.database.transaction() as session:
            staff = brands.staff_member(session, visit.brand_id, visit.person.id)
            named = campaigns.name_card(
                session, visit.services.people.keyring, staff, address, now=visit.now
            )
            visit.record(session, "team.card-named", named.pass_id)
    except NotACardAddressError:
        return make_response(_page(visit, visit.say("team.unfit")), _UNFIT)
    return redirect(url_for("studio.my_card"), 303)


@needs("campaigns")
def forget(visit: Visit) -> ResponseReturnValue:
    """Let this person's card be a customer's again, and nothing else."""
    with visit.services.database.transaction() as session:
        if campaigns.forget_card(session, visit.person.id):
            visit.record(session, "team.card-forgotten", visit.person.id)
    return redirect(url_for("studio.my_card"), 303)


@needs("campaigns")
def try_out(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Say a campaign's words on the own card, or on the team's, as they are now."""
    try:
        with visit.services.database.transaction() as session:
            _, many = campaigns.try_out(
                session,
                visit.brand(session),
                campaign_id,
                request.form.get("code", ""),
                by=visit.person.id,
                alone=request.form.get("whom") != "team",
                now=visit.now,
            )
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        return make_response(refused(visit, campaign_id, refusal), _UNFIT)
    there = url_for(
        "studio.campaign", campaign_id=campaign_id, tried=many, _anchor="try"
    )
    return redirect(there, 303)
