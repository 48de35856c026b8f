"""The rooms beside the rules, and which of them somebody may enter."""

from typing import Any, Final

from flask import url_for

from walletpass.brands import Permission
from walletpass.web.studio.navigation import Entry
from walletpass.web.studio.visiting import Visit

_ROOMS: Final[tuple[tuple[str, str, Permission], ...]] = (
    ("rules", "studio.rules", "program"),
    ("rewards", "studio.rewards", "program"),
    ("acts", "studio.acts", "points"),
    ("coupons", "studio.coupons", "points"),
    ("kindness", "studio.kindness", "points"),
)


def rooms_for(visit: Visit, here: str) -> list[Entry]:
    """Return the rooms this person may enter; *here* is the one they are in."""
    return [
        Entry(name, name, url_for(view), name == here)
        for name, view, permission in _ROOMS
        if visit.person.may(permission)
    ]


def room(visit: Visit, here: str, **facts: Any) -> str:
    """Return the page of one room."""
    return visit.page(
        f"studio/giving/{here}.html",
        here="rules",
        rooms=rooms_for(visit, here),
        **facts,
    )
