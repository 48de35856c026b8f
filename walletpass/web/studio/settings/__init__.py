"""Settings: who works here, at which tills, which programs may act or are told, and what was done by whom.

settings.open_on(door)
# /studio/settings, …/people, …/tills, …/manners, …/keys, …/hooks, …/log
"""

from flask import Blueprint

from walletpass.web.studio.settings import hooks, keys, log, manners, people, tills
from walletpass.web.studio.settings.tabs import first

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings", "settings", first)
    for rooms in (people, tills, manners, keys, hooks, log):
        rooms.open_on(door)
