"""Campaigns in the studio: written, rehearsed, approved, watched, explained.

campaigns.open_on(door)
# /studio/campaigns, …/new, …/back-in-stock, …/<campaign>, …/<campaign>/outcomes
"""

from flask import Blueprint

from walletpass.web.studio.campaigns import (
    back_in_stock,
    editing,
    outcomes,
    overview,
    steps,
)

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (overview, back_in_stock, editing, steps, outcomes):
        rooms.open_on(door)
