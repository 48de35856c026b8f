"""An application that does nothing, as fast as Flask can: the limit beside `bench serve`."""

from flask import Flask


def application() -> Flask:
    """Return Flask with one route that answers 304."""
    app = Flask(__name__)

    @app.get("/")
    def nothing() -> tuple[str, int]:
        return "", 304

    return app
