"""Routes that do nothing: the limit beside `bench serve` and `bench scan`."""

from flask import Flask

from walletpass.app import application_from_environment, served, with_short_way
from walletpass.web.asgi import AsgiApplication

ADDRESS = "/nothing"
_THREADS = 2


def bare() -> AsgiApplication:
    """Return Flask as it is, with the empty route alone."""
    app = Flask(__name__)
    app.get(ADDRESS)(_nothing)
    return served(app, threads=_THREADS)


def bare_page() -> AsgiApplication:
    """Return Flask as it is, with a page of a few words."""
    app = Flask(__name__)
    app.get(ADDRESS)(_few_words)
    return served(app, threads=_THREADS)


def ours() -> AsgiApplication:
    """Return our application as production runs it, with the empty route added."""
    app = application_from_environment()
    app.get(ADDRESS)(_nothing)
    return with_short_way(app, threads=_THREADS)


def _few_words() -> str:
    return "<!doctype html><title>Here</title>"


def _nothing() -> tuple[str, int]:
    return "", 304
