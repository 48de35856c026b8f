"""The studio: where a brand's own people look after its cards.

Whoever comes in signs in, and sees one brand only. Each door names the permission it
asks for, and what a person changes stands in the audit log.

    studio.open_on(app)
    # /studio, /studio/setup, /studio/sign-in, /studio/customers/<customer>, /studio/campaigns, /studio/segments,
    # /studio/places, /studio/designs, /studio/rules, /studio/reports, /studio/settings, …
"""

from flask import Blueprint, Flask, redirect, url_for

from walletpass.web.edge import current_services
from walletpass.web.pages.guarding import guard
from walletpass.web.studio import (
    admission,
    beginning,
    bringing,
    calls,
    campaigns,
    cards,
    customers,
    designs,
    entering,
    founding,
    giving,
    home,
    one_card,
    people,
    places,
    reports,
    rules,
    second_factor,
    second_step,
    segments,
    settings,
    tables,
    tiers,
    troubles,
)

__all__ = ["open_on"]


def open_on(app: Flask) -> None:
    """Open this door on the application."""
    door = Blueprint("studio", __name__, url_prefix="/studio")
    guard(door)
    door.before_request(entering.expect_little)  # before the form is read
    with app.app_context():
        people.open_on(app, door, current_services())
    for rooms in (
        entering,
        founding,
        second_step,
        second_factor,
        home,
        campaigns,
        segments,
        beginning,
        cards,
        one_card,
        bringing,
        customers,
        calls,
        places,
        designs,
        rules,
        tiers,
        admission,
        giving,
        reports,
        settings,
        tables,
    ):
        rooms.open_on(door)
    troubles.explain_on(door)
    app.register_blueprint(door)
    front = Blueprint("front", __name__)
    guard(front)
    front.add_url_rule("/", "show", lambda: redirect(url_for("studio.home"), 303))
    app.register_blueprint(front)
