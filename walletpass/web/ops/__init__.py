"""The operator's door: may this instance serve, and how is it going.

Neither address tells a secret; still, `/metrics` names pass types, so let only your own
network reach it.

    GET /health     200 or 503, with every reason in a sentence
    GET /metrics    for Prometheus
"""

from flask import Flask

from walletpass.web.ops import health, metrics
from walletpass.web.ops.census import keep_census
from walletpass.web.ops.door import ops

_PARTS = (health, metrics)  # importing declares them


def open_on(app: Flask) -> None:
    """Open this door on the application."""
    keep_census(app)
    app.register_blueprint(ops)
