"""Apple's door: the web service that Wallet on phones and watches talks to.

Six endpoints, each known by its official name in `registering`, `fetching`, `listening`
and `personalizing`. Wallet reads a status and a few headers; a refusal has no body.

    POST   /apple/v1/devices/{device}/registrations/{pass type}/{serial number}
    GET    /apple/v1/devices/{device}/registrations/{pass type}?passesUpdatedSince={tag}
    GET    /apple/v1/passes/{pass type}/{serial number}
"""

from flask import Flask

from walletpass.web.apple import fetching, listening, personalizing, registering
from walletpass.web.apple.addresses import PlainAddresses
from walletpass.web.apple.answers import say_no_more
from walletpass.web.apple.door import apple
from walletpass.web.apple.short_way import ShortWay

__all__ = ["ShortWay", "open_on"]

_PARTS = (fetching, listening, personalizing, registering)  # importing declares them


def open_on(app: Flask) -> None:
    """Open this door on the application."""
    app.register_blueprint(apple)
    app.after_request(say_no_more)
    app.wsgi_app = PlainAddresses(app.wsgi_app)  # type: ignore[method-assign]
