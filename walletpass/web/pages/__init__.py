"""The customer's pages: joining, adding the card to a phone, the card on the web.

They work without scripts, load nothing from elsewhere, and speak the visitor's language.

    pages.open_on(app)
    # /join/<brand>, /card/<code>, /card/<code>/add, /card/<code>/pass.pkpass, /static/…
"""

from flask import Blueprint, Flask

from walletpass.web.pages import (
    add,
    card,
    hinting,
    inviting,
    join,
    rating,
    static_files,
    troubles,
    wishing,
)
from walletpass.web.pages.guarding import guard
from walletpass.web.pages.turnstile import Turnstile, place

__all__ = ["open_on"]


def open_on(app: Flask) -> None:
    """Open this door on the application."""
    static_files.open_on(app)
    door = Blueprint("pages", __name__)
    guard(door)
    place(app, Turnstile())
    for rooms in (join, add, card, inviting, wishing, hinting, rating):
        rooms.open_on(door)
    troubles.explain_on(door)
    app.register_blueprint(door)
