"""What is given besides the rules: rewards, thanks for acts, goodwill, surprises.

giving.open_on(door)
# /studio/rewards, /studio/coupons, /studio/acts, /studio/kindness
"""

from flask import Blueprint

from walletpass.web.studio.giving import acts, coupons, kindness, rewards

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (rewards, coupons, acts, kindness):
        rooms.open_on(door)
