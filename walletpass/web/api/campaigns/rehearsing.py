"""Rehearsals over the API: asked for, and looked at once they are done."""

from typing import Any

from walletpass import campaigns
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import CampaignRehearseIn, RehearsalOut
from walletpass.web.api.campaigns.showing import shown_rehearsal


@api.post("/campaigns/<string:campaign_id>:rehearse")
@writes("campaigns:write")
@api.input(CampaignRehearseIn)
@api.output(RehearsalOut, status_code=202)
def rehearse_campaign(act: Act, campaign_id: str, json_data: CampaignRehearseIn) -> Any:
    """Find out what the campaign would do, by the code that does it, doing none of it.

    Answers 202 with the rehearsal; ask at its `url` until it is done. The document
    becomes a version, and the campaign is `rehearsed` once this is done.
    """
    rehearsal = campaigns.rehearse(
        act.session,
        act.brand,
        campaign_id,
        revision=json_data.revision,
        by=act.holder.key_id,
        now=act.now,
    )
    told = shown_rehearsal(act, rehearsal)
    return told, 202, {"Location": told["url"]}


@api.get("/campaigns/<campaign_id>/rehearsals/<rehearsal_id>")
@reads("campaigns:read")
@api.output(RehearsalOut)
def show_rehearsal(act: Act, campaign_id: str, rehearsal_id: str) -> Any:
    """Return a rehearsal: how far it is, or what it found."""
    campaign = campaigns.campaign_of(act.session, act.brand_id, campaign_id)
    return shown_rehearsal(
        act, campaigns.rehearsal_of(act.session, campaign, rehearsal_id)
    )
