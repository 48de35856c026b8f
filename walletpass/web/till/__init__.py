"""The till: an installable page where a cashier scans, credits, redeems and takes back.

A device is enrolled once with a code; a cashier taps a name and types a PIN. Every step
is a plain form; scripts add the camera, the wedge scanner, sounds, and the queue that
keeps sales while nobody can be asked.

    till.open_on(app)
    # /till, /till/find, /till/card/<seen>, /till/done/<purchase>, /till/return, …
"""

from flask import Blueprint, Flask

from walletpass.web.pages.guarding import guard
from walletpass.web.till import (
    cards,
    crediting,
    entering,
    finding,
    helping,
    installing,
    issuing,
    redeeming,
    returning,
    rewarding,
    summing,
    syncing,
    treating,
    troubles,
)

__all__ = ["open_on"]


def open_on(app: Flask) -> None:
    """Open this door on the application."""
    door = Blueprint("till", __name__, url_prefix="/till")
    guard(door, camera=True)
    for rooms in (
        entering,
        finding,
        cards,
        crediting,
        redeeming,
        rewarding,
        treating,
        returning,
        helping,
        summing,
        issuing,
        syncing,
        installing,
    ):
        rooms.open_on(door)
    troubles.explain_on(door)
    app.register_blueprint(door)
