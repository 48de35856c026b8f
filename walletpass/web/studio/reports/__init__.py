"""Reports in the studio: what campaigns brought, beside what they seem to have brought.

reports.open_on(door)
# /studio/reports, /studio/campaigns/<campaign>/report, …/report/rows,
# /studio/stages, /studio/stages/moved
"""

from flask import Blueprint

from walletpass.web.studio.reports import files, moving, one, overview

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    for rooms in (overview, one, files, moving):
        rooms.open_on(door)
