"""Campaigns over the API: listed, shown, with their versions and runs."""

from typing import Any

from walletpass import campaigns
from walletpass.campaigns import CampaignVersion
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.campaigns.shapes import (
    CampaignOut,
    CampaignQuery,
    CampaignsOut,
    CampaignVersionsOut,
    RunOut,
    RunsOut,
)
from walletpass.web.api.campaigns.showing import shown, shown_in_list, shown_run
from walletpass.web.api.shapes import PageQuery


@api.get("/campaigns")
@reads("campaigns:read")
@api.input(CampaignQuery, location="query")
@api.output(CampaignsOut)
def list_campaigns(act: Act, query_data: CampaignQuery) -> Any:
    """Return the brand's campaigns, the newest first."""
    page = campaigns.campaigns_page(
        act.session,
        act.brand_id,
        status=query_data.status,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    return {"campaigns": [shown_in_list(one) for one in page.rows], "next": page.next}


@api.get("/campaigns/<campaign_id>")
@reads("campaigns:read")
@api.output(CampaignOut)
def show_campaign(act: Act, campaign_id: str) -> Any:
    """Return a campaign, its document, what it lacks yet, and when it begins."""
    return shown(act, campaigns.campaign_of(act.session, act.brand_id, campaign_id))


@api.get("/campaigns/<campaign_id>/versions")
@reads("campaigns:read")
@api.input(PageQuery, location="query")
@api.output(CampaignVersionsOut)
def list_campaign_versions(act: Act, campaign_id: str, query_data: PageQuery) -> Any:
    """Return what was rehearsed, the newest first; each is kept for ever."""
    campaign = campaigns.campaign_of(act.session, act.brand_id, campaign_id)
    page = campaigns.versions_page(
        act.session, campaign, after=query_data.cursor, limit=query_data.limit
    )
    return {"versions": [_version(one) for one in page.rows], "next": page.next}


def _version(version: CampaignVersion) -> dict[str, Any]:
    return {
        "id": version.id,
        "number": version.number,
        "document": version.document,
        "made_by": version.made_by,
        "made_at": version.made_at,
    }


@api.get("/campaigns/<campaign_id>/runs")
@reads("campaigns:read")
@api.input(PageQuery, location="query")
@api.output(RunsOut)
def list_runs(act: Act, campaign_id: str, query_data: PageQuery) -> Any:
    """Return the campaign's runs, the newest first."""
    campaign = campaigns.campaign_of(act.session, act.brand_id, campaign_id)
    page = campaigns.runs_page(
        act.session, campaign, after=query_data.cursor, limit=query_data.limit
    )
    return {"runs": [shown_run(run) for run in page.rows], "next": page.next}


@api.get("/campaigns/<campaign_id>/runs/<run_id>")
@reads("campaigns:read")
@api.output(RunOut)
def show_run(act: Act, campaign_id: str, run_id: str) -> Any:
    """Return one run."""
    campaign = campaigns.campaign_of(act.session, act.brand_id, campaign_id)
    return shown_run(campaigns.run_of(act.session, campaign, run_id))
