"""What is done with a campaign once it is written: each step a button, each refusal said."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import campaigns
from walletpass.campaigns import UnfitCampaignError
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.web.studio.campaigns.editing import revision_in, sheet
from walletpass.web.studio.visiting import Visit, needs

Step = Callable[[Visit, Session, str], None]
_UNFIT: Final = 422


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule(
        "/campaigns/<campaign_id>/steps", "step_campaign", step, methods=["POST"]
    )


@needs("campaigns")
def step(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Take the step that was asked for, or say why not."""
    todo = _STEPS.get(request.form.get("do", ""))
    if todo is None:
        return redirect(url_for("studio.campaign", campaign_id=campaign_id), 303)
    try:
        with visit.services.database.transaction() as session:
            todo(visit, session, campaign_id)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        return make_response(refused(visit, campaign_id, refusal), _UNFIT)
    if todo is _throw_away:
        return redirect(url_for("studio.campaigns"), 303)
    there = url_for("studio.campaign", campaign_id=campaign_id, _anchor="next")
    return redirect(there, 303)


def refused(visit: Visit, campaign_id: str, refusal: WalletpassError) -> str:
    """Return the page of the campaign, with why a step was not taken."""
    name = f"campaigns.refused.{refusal.code}"
    words = visit.say(name if visit.say.knows(name) else "campaigns.refused.other")
    faults = refusal.faults if isinstance(refusal, UnfitCampaignError) else ()
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        return sheet(visit, session, campaign, faults=faults, refusal=words)


def _rehearse(visit: Visit, session: Session, campaign_id: str) -> None:
    campaigns.rehearse(
        session,
        visit.brand(session),
        campaign_id,
        revision=revision_in(request.form),
        by=visit.person.id,
        now=visit.now,
    )


def _approve(visit: Visit, session: Session, campaign_id: str) -> None:
    campaigns.approve(
        session,
        visit.brand(session),
        campaign_id,
        revision=revision_in(request.form),
        by=visit.person.id,
        now=visit.now,
        confirm=" ".join(request.form.get("confirm", "").split()) or None,
    )


def _start(visit: Visit, session: Session, campaign_id: str) -> None:
    brand = visit.brand(session)
    campaigns.start(session, brand, campaign_id, by=visit.person.id, now=visit.now)


def _pause(visit: Visit, session: Session, campaign_id: str) -> None:
    who = visit.person.id
    campaigns.pause(session, visit.brand_id, campaign_id, by=who, now=visit.now)


def _resume(visit: Visit, session: Session, campaign_id: str) -> None:
    who = visit.person.id
    campaigns.resume(session, visit.brand_id, campaign_id, by=who, now=visit.now)


def _cancel(visit: Visit, session: Session, campaign_id: str) -> None:
    campaigns.cancel(
        session,
        visit.brand_id,
        campaign_id,
        by=visit.person.id,
        now=visit.now,
        withdraw="withdraw" in request.form,
    )


def _throw_away(visit: Visit, session: Session, campaign_id: str) -> None:
    who = visit.person.id
    campaigns.throw_away(session, visit.brand_id, campaign_id, by=who, now=visit.now)


_STEPS: Final[Mapping[str, Step]] = {
    "rehearse": _rehearse,
    "approve": _approve,
    "start": _start,
    "pause": _pause,
    "resume": _resume,
    "cancel": _cancel,
    "delete": _throw_away,
}
