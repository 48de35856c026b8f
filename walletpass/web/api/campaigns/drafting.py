"""Campaigns over the API: begun, drafted, thrown away."""

from typing import Any

from walletpass import campaigns
from walletpass.web.api.acting import Act, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import (
    CampaignDraftIn,
    CampaignIn,
    CampaignOut,
)
from walletpass.web.api.campaigns.showing import shown


@api.post("/campaigns")
@writes("campaigns:write", finds=True)
@api.input(CampaignIn)
@api.output(CampaignOut, status_code=201)
def create_campaign(act: Act, json_data: CampaignIn) -> Any:
    """Begin a campaign; nobody is spoken to before it was rehearsed and approved.

    What can never be right is refused with 422 `unfit-campaign`, every fault by its place
    and with its remedy. What is merely not there yet is told in `lacks`.
    """
    campaign = campaigns.create(
        act.session,
        act.brand,
        json_data.name,
        json_data.document,
        by=act.holder.key_id,
        now=act.now,
    )
    return shown(act, campaign)


@api.put("/campaigns/<campaign_id>/draft")
@writes("campaigns:write")
@api.input(CampaignDraftIn)
@api.output(CampaignOut)
def save_campaign_draft(act: Act, campaign_id: str, json_data: CampaignDraftIn) -> Any:
    """Put another document in the draft's place.

    One that was rehearsed or approved is a draft again by that. If somebody edited it
    since `revision`, nothing is kept, and 409 `changed-meanwhile` tells who did, when,
    and what is `stored` now.
    """
    campaign = campaigns.save_draft(
        act.session,
        act.brand,
        campaign_id,
        json_data.document,
        revision=json_data.revision,
        name=json_data.name,
        by=act.holder.key_id,
        now=act.now,
    )
    return shown(act, campaign)


@api.delete("/campaigns/<campaign_id>")
@writes("campaigns:write")
@api.output(CampaignOut)
def delete_campaign(act: Act, campaign_id: str) -> Any:
    """Delete a draft that never was rehearsed, and return it as it was."""
    campaign = campaigns.campaign_of(act.session, act.brand_id, campaign_id)
    before = shown(act, campaign)
    campaigns.throw_away(
        act.session, act.brand_id, campaign_id, by=act.holder.key_id, now=act.now
    )
    return before
