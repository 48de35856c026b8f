"""Cards going out: the newest bundle, or word that the phone has it."""

from datetime import datetime
from typing import Final

from flask import Response, abort, request
from werkzeug.http import http_date, parse_date

from walletpass import passes
from walletpass.kernel.clock import whole_second
from walletpass.services import Services
from walletpass.web.apple.answers import NO_STORE, PKPASS, bare
from walletpass.web.apple.asking import demand_token
from walletpass.web.apple.door import apple
from walletpass.web.edge import current_services

_VARY: Final = ("Vary", "Authorization")
_TYPE: Final = ("Content-Type", PKPASS)
_NAME: Final = ("Content-Disposition", 'attachment; filename="card.pkpass"')


@apple.get("/passes/<pass_type>/<serial_number>")
def fetch(pass_type: str, serial_number: str) -> Response:
    """Send an updated pass.

    https://developer.apple.com/documentation/walletpasses/send-an-updated-pass
    (checked 2026-11). The token is looked at before the date, so that a stranger does
    not learn whether a card changed. A voided card is served like any other: it says
    itself that it is void.
    """
    demand_token(pass_type, serial_number)
    services, now = current_services(), current_services().now()
    with services.database.glance() as connection:
        card = passes.card_for_device(connection, pass_type, serial_number)
    if card is None:
        abort(401)
    known = _has_it(card)
    bundle = b"" if known else _bundle(services, card, now)
    status = 304 if known else 200
    if request.method == "GET":
        services.logbook.note(
            card, "fetched", now=now, status=status, version=card.version
        )
    common = (("Last-Modified", http_date(card.modified_at)), NO_STORE, _VARY)
    if known:
        return bare(status, *common)
    services.meters.bundles.inc()
    return bare(status, _TYPE, _NAME, *common, body=bundle)


def _bundle(services: Services, card: passes.CardRow, now: datetime) -> bytes:
    with services.database.snapshot() as session:
        return services.press.bundle(session, card, now=now)


def _has_it(card: passes.CardRow) -> bool:
    """Tell whether the phone holds the card as it stands, to the whole second."""
    held = parse_date(request.environ.get("HTTP_IF_MODIFIED_SINCE"))
    return held is not None and whole_second(card.modified_at) <= held
