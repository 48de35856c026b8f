"""Near shops or not: whoever holds the card says whether it may show itself there."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import customers, outbox, passes, places
from walletpass.kernel.languages import language_of
from walletpass.web.edge import current_services
from walletpass.web.pages.cards import card_behind
from walletpass.web.pages.tongues import speaker
from walletpass.web.pages.troubles import UnknownCardError

CAUSE = "places"


def open_on(door: Blueprint) -> None:
    """Open the way on this door."""
    door.add_url_rule("/card/<code>/nearby", view_func=nearby, methods=["POST"])


def nearby(code: str) -> ResponseReturnValue:
    """Keep whether the card may show near shops, with the words that were pressed.

    The card is made anew at once: with its places, or without any.

    Raises:
        UnknownCardError: The code is not one of ours, the card is void, or the answer
            is none there is.
    """
    services = current_services()
    now, asked = services.now(), request.form.get("nearby", "")
    with services.database.transaction() as session:
        card = card_behind(session, code)
        if asked not in ("yes", "no") or card.status == "voided":
            raise UnknownCardError
        say = speaker(language_of(card.content["language"]))
        customer = session.get_one(customers.Customer, card.customer_id)
        is_news = places.say_of_hints(
            session,
            customer,
            wanted=asked == "yes",
            wording=customers.Wording(say.language, say(f"card.nearby.{asked}")),
            source="card page",
            ip=request.remote_addr,
            now=now,
        )
        if is_news:
            pass_ids = passes.passes_held_by(session, customer.id)
            outbox.add(session, passes.RefreshPasses(pass_ids, CAUSE), now=now)
    return redirect(url_for("pages.card", code=code, _anchor="nearby"), 303)
