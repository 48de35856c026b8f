"""Routes that do nothing: the limit beside `bench serve`."""

from flask import Flask

from walletpass.app import application_from_environment

ADDRESS = "/nothing"


def bare() -> Flask:
    """Return Flask as it is, with the empty route alone."""
    app = Flask(__name__)
    app.get(ADDRESS)(_nothing)
    return app


def ours() -> Flask:
    """Return our application as production runs it, with the empty route added."""
    app = application_from_environment()
    app.get(ADDRESS)(_nothing)
    return app


def _nothing() -> tuple[str, int]:
    return "", 304
