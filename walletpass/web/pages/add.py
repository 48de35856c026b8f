"""Adding the card to a phone: the card, one right button, and "Added" by itself."""

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from walletpass import passes
from walletpass.brands import brand_of
from walletpass.wallets.apple import PKPASS, PKPASSES, draw_barcode, gather_bundles
from walletpass.web.edge import current_services
from walletpass.web.pages.browsers import browser_of
from walletpass.web.pages.cards import card_behind, card_shown, is_in_a_phone
from walletpass.web.pages.tongues import page

MOST_TOGETHER = 10  # cards that Wallet takes in one file


def open_on(door: Blueprint) -> None:
    """Open the pages on this door."""
    door.add_url_rule("/card/<code>/add", view_func=add)
    door.add_url_rule("/card/<code>/state", view_func=state)
    door.add_url_rule("/card/<code>/pass.pkpass", view_func=bundle)
    door.add_url_rule("/card/<code>/all.pkpasses", view_func=all_bundles)


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
    return _file(content, PKPASS, f"{slug}.pkpass")


def all_bundles(code: str) -> Response:
    """Return every card of the same holder in this brand, to be added in one tap."""
    services = current_services()
    now = services.now()
    with services.database.snapshot() as session:
        card = card_behind(session, code)
        slug = brand_of(session, card.brand_id).slug
        held = passes.cards(
            session, card.brand_id, customer_id=card.customer_id, limit=MOST_TOGETHER
        ).rows
        live = [one for one in held if one.status != "voided"] or [card]
        bundles = [services.press.bundle(session, one, now=now) for one in live]
    if request.method == "GET":
        for one in live:
            services.logbook.note(one, "downloaded", now=now)
        services.meters.bundles.inc(len(live))
    return _file(gather_bundles(bundles), PKPASSES, f"{slug}.pkpasses")


def _file(content: bytes, media_type: str, name: str) -> Response:
    response = Response(content, content_type=media_type)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
