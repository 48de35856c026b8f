"""Campaigns: what a brand says, to whom and when, and what came of it."""

from walletpass.campaigns.models import (
    Campaign,
    CampaignVersion,
    Delivery,
    Manners,
    Rehearsal,
    Run,
    Wish,
)
from walletpass.campaigns.wishing import Wished, wish, wished_by

__all__ = [
    "Campaign",
    "CampaignVersion",
    "Delivery",
    "Manners",
    "Rehearsal",
    "Run",
    "Wish",
    "Wished",
    "wish",
    "wished_by",
]
