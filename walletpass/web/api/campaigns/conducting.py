"""Campaigns over the API: approved, started, paused, resumed, cancelled."""

from typing import Any

from walletpass import campaigns
from walletpass.web.api.acting import Act, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import (
    CampaignApproveIn,
    CampaignCancelIn,
    CampaignOut,
)
from walletpass.web.api.campaigns.showing import shown


@api.post("/campaigns/<string:campaign_id>:approve")
@writes("campaigns:approve")
@api.input(CampaignApproveIn)
@api.output(CampaignOut)
def approve_campaign(act: Act, campaign_id: str, json_data: CampaignApproveIn) -> Any:
    """Approve what was rehearsed, at the `revision` that was looked at.

    For more recipients than the brand's manners say, whoever edited or rehearsed it last
    is refused with 403 `second-person`. A campaign to everybody needs `confirm`, which
    repeats how many they are: `Send to 412 people`; without it 422 `unconfirmed` tells
    the words.
    """
    campaign = campaigns.approve(
        act.session,
        act.brand,
        campaign_id,
        revision=json_data.revision,
        confirm=json_data.confirm,
        by=act.holder.key_id,
        now=act.now,
    )
    return shown(act, campaign)


@api.post("/campaigns/<string:campaign_id>:start")
@writes("campaigns:write")
@api.output(CampaignOut)
def start_campaign(act: Act, campaign_id: str) -> Any:
    """Let an approved campaign run: at once, or when its schedule says."""
    campaign = campaigns.start(
        act.session, act.brand, campaign_id, by=act.holder.key_id, now=act.now
    )
    return shown(act, campaign)


@api.post("/campaigns/<string:campaign_id>:pause")
@writes("campaigns:write")
@api.output(CampaignOut)
def pause_campaign(act: Act, campaign_id: str) -> Any:
    """Let nobody else be spoken to until it is resumed; what was sent stays sent."""
    campaign = campaigns.pause(
        act.session, act.brand_id, campaign_id, by=act.holder.key_id, now=act.now
    )
    return shown(act, campaign)


@api.post("/campaigns/<string:campaign_id>:resume")
@writes("campaigns:write")
@api.output(CampaignOut)
def resume_campaign(act: Act, campaign_id: str) -> Any:
    """Go on where it was paused; a single time that passed meanwhile is made up for."""
    campaign = campaigns.resume(
        act.session, act.brand_id, campaign_id, by=act.holder.key_id, now=act.now
    )
    return shown(act, campaign)


@api.post("/campaigns/<string:campaign_id>:cancel")
@writes("campaigns:write")
@api.input(CampaignCancelIn)
@api.output(CampaignOut)
def cancel_campaign(act: Act, campaign_id: str, json_data: CampaignCancelIn) -> Any:
    """End a campaign for good; whoever was not spoken to will not be.

    With `withdraw` what was said is taken back from the cards, in silence. How many
    phones have it already, `reach` tells.
    """
    campaign = campaigns.cancel(
        act.session,
        act.brand_id,
        campaign_id,
        by=act.holder.key_id,
        now=act.now,
        withdraw=json_data.withdraw,
    )
    return shown(act, campaign)
