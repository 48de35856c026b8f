"""What else a cashier does for a customer: an article to wait for."""

from typing import Final

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue

from walletpass import sales
from walletpass.sales import Article, UnfitSaleError
from walletpass.web.till.cards import sight_in
from walletpass.web.till.shifts import Shift, on_shift

_UNFIT: Final = 422


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/watch", view_func=watching)
    door.add_url_rule("/card/<seen>/watch", view_func=watch, methods=["POST"])


@on_shift
def watching(shift: Shift, seen: str) -> ResponseReturnValue:
    """Ask which article the customer waits for."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        return shift.page("watch", sight=sight, seen=seen, waiting=None, complaint="")


@on_shift
def watch(shift: Shift, seen: str) -> ResponseReturnValue:
    """Let the customer wait for it, and say how many do."""
    article = Article(
        request.form.get("sku", ""),
        request.form.get("colour", ""),
        request.form.get("size", ""),
        shift.spot.store.id,
    )
    waiting, complaint = None, ""
    with shift.services.database.transaction() as session:
        sight = sight_in(session, shift, seen)
        try:
            sales.watch(
                session, shift.brand_id, sight.card.customer_id, article, now=shift.now
            )
            waiting = sales.how_many_watch(
                session, shift.brand_id, article, now=shift.now
            )
        except UnfitSaleError:
            complaint = shift.say("till.watch.unfit")
        text = shift.page(
            "watch", sight=sight, seen=seen, waiting=waiting, complaint=complaint
        )
    return make_response(text, _UNFIT if complaint else 200)
