"""Adding the card to a phone: the card, one right button, and "Added" by itself."""

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from walletpass.brands import brand_of
from walletpass.wallets.apple import PKPASS, draw_barcode
from walletpass.web.edge import current_services
from walletpass.web.pages.browsers import browser_of
from walletpass.web.pages.cards import card_behind, card_shown, is_in_a_phone
from walletpass.web.pages.tongues import page


def open_on(door: Blueprint) -> None:
    """Open the pages on this door."""
    door.add_url_rule("/card/<code>/add", view_func=add)
    door.add_url_rule("/card/<code>/state", view_func=state)
    door.add_url_rule("/card/<code>/pass.pkpass", view_func=bundle)


def add(code: str) -> ResponseReturnValue:
    """Show the card and the way into this phone."""
    services = current_services()
    with services.database.snapshot() as session:
        shown = card_shown(session, code)
        address = f"{services.card_url(shown.card.serial_number)}/add"
        return page(
            "customer/add.html",
            shown.say,
            shown=shown,
            face=shown.face,
            code=code,
            browser=browser_of(request.user_agent.string),
            is_added=is_in_a_phone(session, shown.card),
            is_again="again" in request.args,
            address=address,
            qr=draw_barcode("qr", address),
        )


def state(code: str) -> ResponseReturnValue:
    """Tell the page whether the card has reached a phone."""
    with current_services().database.snapshot() as session:
        card = card_behind(session, code)
        return jsonify(added=is_in_a_phone(session, card))


def bundle(code: str) -> Response:
    """Return the card for Wallet.

    A plain answer to a plain GET: some browsers fetch it again outside the page's own
    session, so nothing here may depend on cookies, scripts or redirects.
    """
    services = current_services()
    now = services.now()
    with services.database.snapshot() as session:
        card = card_behind(session, code)
        slug = brand_of(session, card.brand_id).slug
        content = services.press.bundle(session, card, now=now)
    if request.method == "GET":
        services.logbook.note(card, "downloaded", now=now)
        services.meters.bundles.inc()
    response = Response(content, content_type=PKPASS)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.pkpass"'
    return response
