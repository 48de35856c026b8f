"""Counting requests by door and status, and how long each took."""

from time import perf_counter

from flask import Flask, Response, g, request

from walletpass.web.edge import current_services


def measure(app: Flask) -> None:
    """Count every request this application answers."""
    app.before_request(_begin)
    app.after_request(_count)


def _begin() -> None:
    g.began = perf_counter()


def _count(response: Response) -> Response:
    door = request.blueprint or "none"
    meters = current_services().meters
    meters.requests.labels(door, str(response.status_code)).inc()
    meters.seconds.labels(door).observe(perf_counter() - g.began)
    return response
