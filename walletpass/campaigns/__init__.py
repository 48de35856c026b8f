"""Campaigns: what a brand says, to whom and when, and what came of it."""

from walletpass.campaigns.errors import UnfitCampaignError
from walletpass.campaigns.models import (
    Campaign,
    CampaignVersion,
    Delivery,
    Entry,
    Manners,
    Rehearsal,
    Run,
    Wish,
)

__all__ = [
    "Campaign",
    "CampaignVersion",
    "Delivery",
    "Entry",
    "Manners",
    "Rehearsal",
    "Run",
    "UnfitCampaignError",
    "Wish",
]
