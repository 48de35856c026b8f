"""What every view reaches for: the services this application was built with."""

from typing import cast

from flask import Flask, current_app

from walletpass.services import Services

_KEY = "walletpass"


def equip(app: Flask, services: Services) -> None:
    """Give the application its services."""
    app.extensions[_KEY] = services


def current_services() -> Services:
    """Return the services of the application that is handling this request."""
    return cast("Services", current_app.extensions[_KEY])
