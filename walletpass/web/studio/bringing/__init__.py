"""Bringing customers by a file in the browser: handed in, looked at, imported, told.

bringing.open_on(door)
# /studio/customers/import, /studio/customers/import/<file>
"""

from flask import Blueprint

from walletpass.web.studio.bringing import one, room, taking

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (room, one, taking):
        rooms.open_on(door)
