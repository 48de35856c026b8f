"""The rooms of the settings, and which of them somebody may enter."""

from typing import Any, Final

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from walletpass.brands import Permission
from walletpass.web.studio.navigation import Entry
from walletpass.web.studio.visiting import Visit, needs

_ROOMS: Final[tuple[tuple[str, str, Permission], ...]] = (
    ("people", "studio.people", "staff"),
    ("tills", "studio.tills", "stores"),
    ("manners", "studio.manners", "program"),
    ("keys", "studio.keys", "keys"),
    ("hooks", "studio.hooks", "keys"),
    ("log", "studio.log", "audit"),
)


def tabs_for(visit: Visit, here: str) -> list[Entry]:
    """Return the rooms this person may enter; *here* is the one they are in."""
    return [
        Entry(name, name, url_for(view), name == here)
        for name, view, permission in _ROOMS
        if visit.person.may(permission)
    ]


@needs()
def first(visit: Visit) -> ResponseReturnValue:
    """Go to the first room that is open."""
    tabs = tabs_for(visit, "")
    if not tabs:
        visit.demand("staff")
    return redirect(tabs[0].address, 303)


def room(visit: Visit, here: str, **facts: Any) -> str:
    """Return the page of one room."""
    return visit.page(
        f"studio/{here}.html",
        here="settings",
        tabs=tabs_for(visit, "hooks" if here == "hook" else here),
        **facts,
    )
