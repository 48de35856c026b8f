"""One tap for fewer messages: whoever holds the card says how many they want."""

from typing import Final, get_args

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import campaigns
from walletpass.campaigns import Wished
from walletpass.web.edge import current_services
from walletpass.web.pages.cards import card_behind
from walletpass.web.pages.troubles import UnknownCardError

WISHES: Final[tuple[Wished, ...]] = get_args(Wished)


def open_on(door: Blueprint) -> None:
    """Open the way on this door."""
    door.add_url_rule("/card/<code>/wish", view_func=wish, methods=["POST"])


def wish(code: str) -> ResponseReturnValue:
    """Keep what the holder of a card asks for, and return to the card.

    Raises:
        UnknownCardError: The code is not one of ours, the card is void, or the wish is
            none there is.
    """
    services = current_services()
    asked = request.form.get("wish", "")
    wished = next((each for each in WISHES if each == asked), None)
    with services.database.transaction() as session:
        card = card_behind(session, code)
        if wished is None or card.status == "voided":
            raise UnknownCardError
        campaigns.wish(
            session, card.brand_id, card.customer_id, wished, now=services.now()
        )
    return redirect(url_for("pages.card", code=code, _anchor="wishes"), 303)
