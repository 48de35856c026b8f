"""What every view reaches for: the services this application was built with."""

from typing import cast

from flask import Flask, current_app

from walletpass.services import Services

_KEY = "walletpass"


def equip(app: Flask, services: Services) -> None:
    """Give the application its services."""
    app.extensions[_KEY] = services


def services_of(app: Flask) -> Services:
    """Return the services this application was built with."""
    return cast("Services", app.extensions[_KEY])


def current_services() -> Services:
    """Return the services of the application that is handling this request."""
    return services_of(current_app)
