"""One campaign: written while it is a draft, and then followed on its way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import calls, campaigns
from walletpass.brands import LONGEST_NAME, UnfitFieldError
from walletpass.campaigns import (
    Campaign,
    ChangedMeanwhileError,
    Findings,
    NotNowError,
    UnfitCampaignError,
)
from walletpass.rewards import coupons
from walletpass.rewards.rules import Fault, money
from walletpass.web.studio.campaigns.complaining import Complaint, complaints_of
from walletpass.web.studio.campaigns.following import progress_of
from walletpass.web.studio.campaigns.forms import (
    EVERYBODY,
    TOPICS,
    WEEKDAYS,
    CampaignForm,
    document_in,
    form_from,
    form_of,
)
from walletpass.web.studio.campaigns.previews import seen_on
from walletpass.web.studio.campaigns.stepping import (
    EDITED,
    about_steps,
    segments_of,
    texts_in,
    trees_for,
)
from walletpass.web.studio.campaigns.suggesting import (
    REACHES,
    TAGGED,
    suggestion_for,
    with_suggested,
)
from walletpass.web.studio.campaigns.team import trying_of
from walletpass.web.studio.campaigns.variants import with_another
from walletpass.web.studio.designs.reading import written
from walletpass.web.studio.designs.scenes import scene_of
from walletpass.web.studio.known_goods import known_goods
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_TAKEN: Final = 409
_SEGMENTS: Final = 200


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/campaigns/<campaign_id>"
    door.add_url_rule(address, "campaign", show)
    door.add_url_rule(address, "edit_campaign", save, methods=["POST"])


@needs("campaigns")
def show(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Show a campaign: its form as long as it may be edited, and how far it is."""
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        return sheet(visit, session, campaign)


@needs("campaigns")
def save(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Keep the draft as it was written, unless somebody else wrote meanwhile."""
    sent = written(request.form)
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        form = form_from(sent, request.form.getlist("on"), campaign.kind)
        trees = trees_for(session, visit, campaign)
    status = 200
    unread = None
    faults: Sequence[Fault] = ()
    problem = ""
    try:
        with visit.services.database.transaction() as session:
            for reach in REACHES:
                if request.form.get("do") == reach:
                    form = with_suggested(visit, session, form, reach)
            campaign = campaigns.save_draft(
                session,
                visit.brand(session),
                campaign_id,
                document_in(form, campaign.draft, trees),
                revision=revision_in(sent),
                by=visit.person.id,
                now=visit.now,
                name=form.boxes["name"] or None,
                as_it_stands=True,
            )
            form = form_of(campaign.name, campaign.draft, trees, visit.say.language)
    except UnfitCampaignError:
        unread, status = document_in(form, campaign.draft, trees), _UNFIT
    except UnfitFieldError as unfit:
        unread, status = document_in(form, campaign.draft, trees), _UNFIT
        faults = [Fault("$.name", "too-long", str(unfit), f"{LONGEST_NAME} at most.")]
    except ChangedMeanwhileError:
        problem, status = "taken", _TAKEN
    except NotNowError:
        problem, status = "late", _TAKEN
    with visit.services.database.snapshot() as session:
        campaign = campaigns.campaign_of(session, visit.brand_id, campaign_id)
        page = sheet(
            visit,
            session,
            campaign,
            form=form,
            unread=unread,
            faults=faults,
            problem=problem,
            stamp=sent.get("stamp") if problem == "taken" else None,
        )
    return make_response(page, status)


def _remarks(
    visit: Visit, found: Findings, faults: Sequence[Fault]
) -> dict[str, Sequence[Complaint]]:
    """Return what there is to say of a draft, in the reader's words."""
    return {
        "complaints": complaints_of(faults, visit.say),
        "missing": complaints_of(found.missing or found.faults, visit.say),
        "warnings": complaints_of(found.warnings, visit.say),
    }


def revision_in(sent: Mapping[str, str]) -> int:
    """Return the revision that a form was filled in for; none there is, where it tells none."""
    stamp = sent.get("stamp", "")
    return int(stamp) if stamp.isdecimal() and len(stamp) < 10 else 0  # noqa: PLR2004 - digits


def sheet(
    visit: Visit,
    session: Session,
    campaign: Campaign,
    *,
    form: CampaignForm | None = None,
    unread: dict[str, Any] | None = None,
    faults: Sequence[Fault] = (),
    problem: str = "",
    refusal: str = "",
    stamp: str | None = None,
) -> str:
    """Return the page of a campaign; of one whose form could not be read, *unread* is that."""
    brand = visit.brand(session)
    told = unread or campaign.draft
    found = campaigns.look_through(session, brand, told, now=visit.now)
    form = form or _kept(visit, session, campaign)
    may_edit = campaign.status in EDITED
    return visit.page(
        "studio/campaigns/one.html",
        here="campaigns",
        campaign=campaign,
        form=form,
        variants=with_another(form.variants) if may_edit else form.variants,
        may_edit=may_edit,
        stamp=stamp or str(campaign.revision),
        **_remarks(visit, found, faults or (found.faults if may_edit else ())),
        is_kept=unread is None,
        problem=problem,
        refusal=refusal,
        segments=segments_of(session, visit),
        tagged=TAGGED,
        suggestion=suggestion_for(visit, session, form) if may_edit else None,
        known=known_goods(session, visit.brand_id) if may_edit else {},
        rewards=[
            one
            for one in coupons.rewards_of(session, visit.brand_id)
            if one.status != "retired"
        ],
        **_choices(visit),
        **trying_of(visit, session),
        as_moment=datetime.fromisoformat,
        languages_of_brand=brand.languages,
        **about_steps(visit, form),
        seen=seen_on(
            session,
            visit.brand_id,
            texts_in(visit, form),
            scene_of(visit, session),
            brand.languages,
        ),
        currency=brand.currency,
        money=lambda minor: money(int(minor), brand.currency, visit.say.language),
        **progress_of(visit, session, campaign),
        zone=visit.zone(session),
    )


def _kept(visit: Visit, session: Session, campaign: Campaign) -> CampaignForm:
    """Return the form of the draft as it is kept, in the reader's way of writing."""
    trees = trees_for(session, visit, campaign)
    return form_of(campaign.name, campaign.draft, trees, visit.say.language)


def _choices(visit: Visit) -> Mapping[str, Any]:
    """Return what can be chosen whatever the campaign is, each with its words."""
    say = visit.say
    return {
        "everybody": EVERYBODY,
        "weekdays": WEEKDAYS,
        "topics": [(one, say(f"campaigns.topic.{one}")) for one in TOPICS],
        "callers": [
            ("", say("calls.anybody")),
            *((one, say(f"studio.role.{one}")) for one in calls.CALLERS),
        ],
    }
