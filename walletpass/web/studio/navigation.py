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


_ANYBODY: Final[tuple[Permission, ...]] = ()
_DOORS: Final[tuple[tuple[str, str, str, tuple[Permission, ...]], ...]] = (
    ("home", "home", "studio.home", _ANYBODY),
    ("customers", "people", "studio.cards", ("customers",)),
    ("places", "place", "studio.places", ("stores",)),
    ("cards", "card", "studio.designs", ("templates",)),
    ("rules", "rules", "studio.rules", ("program", "points")),
    ("settings", "settings", "studio.settings", ("staff", "stores", "keys", "audit")),
)
"""Name, icon, view, and what it takes to come in: any one of these permissions."""


def entries_for(person: Person, here: str) -> list[Entry]:
    """Return the doors this person may open; *here* is the one they stand in."""
    return [
        Entry(name, icon, url_for(view), name == here)
        for name, icon, view, permissions in _DOORS
        if not permissions or any(map(person.may, permissions))
    ]
