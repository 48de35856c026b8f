"""Settings: who works here, which programs may act, and what was done by whom.

settings.open_on(door)
# /studio/settings, …/people, …/keys, …/log
"""

from flask import Blueprint

from walletpass.web.studio.settings import keys, log, people
from walletpass.web.studio.settings.tabs import first

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings", "settings", first)
    for rooms in (people, keys, log):
        rooms.open_on(door)
