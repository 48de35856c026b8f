"""Calls: whom somebody is to ring, and what came of it.

calls.open_on(door)
# /studio/calls, /studio/calls/<task>, and a form on /studio/customers/<customer>
"""

from flask import Blueprint

from walletpass.web.studio.calls import asking, room

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    room.open_on(door)
    asking.open_on(door)
