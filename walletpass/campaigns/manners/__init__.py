"""Manners: how often a brand speaks to one customer, and at what hours it does not."""

from walletpass.campaigns.manners.limits import (
    DAY,
    MONTH,
    WEEK,
    Cap,
    Limits,
    Word,
    limits_of,
)
from walletpass.campaigns.manners.quiet import quiet_until

__all__ = [
    "DAY",
    "MONTH",
    "WEEK",
    "Cap",
    "Limits",
    "Word",
    "limits_of",
    "quiet_until",
]
