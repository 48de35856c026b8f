"""The room of places: shops on a map, what a phone says near each, beacons, offers."""

from flask import Blueprint

from walletpass.web.studio.places import beacons, measured, offers, room, stores

__all__ = ["open_on"]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    measured.open_on(door)
    offers.open_on(door)  # before a store could be called so
    room.open_on(door)
    stores.open_on(door)
    beacons.open_on(door)
