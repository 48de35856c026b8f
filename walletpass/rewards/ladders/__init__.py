"""Ladders: the tiers of a program, and how customers climb and come down. No database.

A ladder counts spending, points or visits, in a window of days or for a lifetime. What
was counted day by day settles the tier alone: purchases told late, returns and merged
customers lead to the tier they would have led to in order.

    ladder = read({"by": "spend", "days": 365, "tiers": [{"code": "silver"}, ...]})
    rank = climb([Era(date.min, ladder)], days, until=today)
"""

from walletpass.rewards.ladders.climbing import (
    Climber,
    Day,
    Era,
    climb,
    step,
    window_from,
)
from walletpass.rewards.ladders.errors import UnfitTiersError
from walletpass.rewards.ladders.ladder import By, Ladder, Tier
from walletpass.rewards.ladders.progress import progress_in_words
from walletpass.rewards.ladders.reading import as_told, read

__all__ = [
    "By",
    "Climber",
    "Day",
    "Era",
    "Ladder",
    "Tier",
    "UnfitTiersError",
    "as_told",
    "climb",
    "progress_in_words",
    "read",
    "step",
    "window_from",
]
