"""Campaigns in the studio: written, rehearsed, approved, watched, explained.

campaigns.open_on(door)
# /studio/campaigns, …/new, …/back-in-stock, …/<campaign>, …/<campaign>/outcomes, …/try
# /studio/my-card
"""

from flask import Blueprint

from walletpass.web.studio.campaigns import (
    back_in_stock,
    editing,
    following,
    outcomes,
    overview,
    steps,
    suggesting,
    trying,
)

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (
        overview,
        back_in_stock,
        suggesting,
        editing,
        following,
        steps,
        outcomes,
        trying,
    ):
        rooms.open_on(door)
