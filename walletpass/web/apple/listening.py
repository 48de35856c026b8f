"""What phones complain of."""

from typing import Any

from flask import Response, abort

from walletpass import devices
from walletpass.web.apple.answers import bare
from walletpass.web.apple.asking import read_object
from walletpass.web.apple.door import apple
from walletpass.web.edge import current_services

LARGEST_LOG = 64 * 1024


@apple.post("/log")
def hear() -> Response:
    """Log a message.

    https://developer.apple.com/documentation/walletpasses/log-a-message
    (checked 2026-11). Anybody may write here, so every line is counted and only those
    that name a card are kept.
    """
    lines = _lines(read_object(LARGEST_LOG))
    services = current_services()
    services.meters.device_log_lines.inc(len(lines))
    now = services.now()
    with services.database.snapshot() as session:
        cards = devices.named_in(session, lines, now=now)
    if cards:
        with services.database.transaction() as session:
            devices.hear(session, lines, cards, now=now)
    return bare(200)


def _lines(told: dict[str, Any]) -> list[str]:
    lines = told.get("logs")
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        abort(400)
    return lines
