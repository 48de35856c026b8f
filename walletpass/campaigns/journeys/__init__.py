"""Journeys: campaigns of several steps, with waits, branches and exits.

Everybody who sets out has a position, at a step, until a moment. A conductor leads those
whose turn it is onwards, batch by batch; what is said at a step is a run of it, so that
consent, limits, quiet hours, holdout and outcomes are those of any campaign.

    conduct(session, campaign, now=now)
    standing_of(session, brand_id, campaign_id)   # how many are where, and who left why
"""

from walletpass.campaigns.journeys.conducting import conduct, is_over
from walletpass.campaigns.journeys.models import Footstep, Position, Way, Why
from walletpass.campaigns.journeys.standing import (
    Standing,
    StepStanding,
    standing_of,
)

__all__ = [
    "Footstep",
    "Position",
    "Standing",
    "StepStanding",
    "Way",
    "Why",
    "conduct",
    "is_over",
    "standing_of",
]
