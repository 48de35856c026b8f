"""Campaigns over the API: drafted, rehearsed, approved, started, and looked into.

POST /api/v1/campaigns                    {"name": "Coffee", "document": {…}}
POST /api/v1/campaigns/cam_…:rehearse     {"revision": 1}
POST /api/v1/campaigns/cam_…:approve      {"revision": 1}
POST /api/v1/campaigns/cam_…:start
"""

from walletpass.web.api.campaigns import (
    conducting,
    drafting,
    journeys,
    looking,
    manners,
    outcomes,
    rehearsing,
)

__all__ = [
    "conducting",
    "drafting",
    "journeys",
    "looking",
    "manners",
    "outcomes",
    "rehearsing",
]
