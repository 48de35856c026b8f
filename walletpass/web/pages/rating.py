"""How was it? One tap after a visit, and a word if somebody likes."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import ledger
from walletpass.rewards import feedback
from walletpass.rewards.feedback import Feedback, NothingToRateError
from walletpass.web.edge import current_services
from walletpass.web.pages.cards import card_behind
from walletpass.web.pages.troubles import UnknownCardError


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/card/<code>/feedback", "rate", rate, methods=["POST"])


def rate(code: str) -> ResponseReturnValue:
    """Keep the mark. Sent again, or too late, it changes nothing.

    Raises:
        UnknownCardError: The code is not one of ours, or the card is void.
    """
    services = current_services()
    now = services.now()
    mark = request.form.get("mark", "")
    told = Feedback(
        int(mark) if mark in {str(one) for one in feedback.MARKS} else 0,
        "".join(one for one in request.form.get("words", "") if one.isprintable()),
    )
    with services.database.snapshot() as session:
        card = card_behind(session, code)
        account = session.get_one(ledger.Account, card.account_id)
        brand_id, program_id = card.brand_id, account.program_id
        customer_id = card.customer_id
    if card.status == "voided":
        raise UnknownCardError
    try:
        with services.database.transaction() as session:
            feedback.rate(session, brand_id, program_id, customer_id, told, now=now)
    except NothingToRateError:
        return redirect(url_for("pages.card", code=code), 303)
    return redirect(url_for("pages.card", code=code, rated=told.mark), 303)
