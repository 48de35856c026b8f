"""Where one can go in the studio: only doors that are there, and that open."""

from dataclasses import dataclass
from typing import Final

from flask import url_for

from walletpass.brands import Permission
from walletpass.web.studio.people import Person


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation."""

    name: str
    icon: str
    address: str
    is_here: bool


_DOORS: Final[tuple[tuple[str, str, str, Permission | None], ...]] = (
    ("home", "home", "studio.home", None),
    ("customers", "people", "studio.cards", "customers"),
    ("cards", "card", "studio.designs", "templates"),
)
"""Name, icon, view, and what it takes to come in."""


def entries_for(person: Person, here: str) -> list[Entry]:
    """Return the doors this person may open; *here* is the one they stand in."""
    return [
        Entry(name, icon, url_for(view), name == here)
        for name, icon, view, permission in _DOORS
        if permission is None or person.may(permission)
    ]
