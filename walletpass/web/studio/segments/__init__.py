"""Segments in the studio: conditions chosen from lists, with the people they come to.

segments.open_on(door)
# /studio/segments, /studio/segments/new, /studio/segments/<segment>, …/count, …/shared
"""

from flask import Blueprint

from walletpass.web.studio.segments import counting, editing, leaving, overview

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (overview, counting, editing, leaving):
        rooms.open_on(door)
