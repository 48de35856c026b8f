"""The list of customers and their cards, and finding one among them."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers, passes, sales
from walletpass.customers import (
    UnfitEmailError,
    UnfitNumberError,
    UnfitPhoneError,
    UnknownCustomerError,
)
from walletpass.customers.models import Kind
from walletpass.db.paging import decode_cursor
from walletpass.passes import CardRow, UnknownPassError
from walletpass.web.studio.holders import listed
from walletpass.web.studio.visiting import Visit, needs

PER_PAGE: Final = 50
_LONGEST: Final = 120
_REACHED_BY: Final[tuple[Kind, ...]] = ("phone", "email", "card")
_BILLS: Final = 2000  # the last ones, whose customers are told first
_NAMESAKES: Final = 20


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/cards", view_func=cards)
    door.add_url_rule("/cards", "find_card", find, methods=["POST"])


@needs("customers")
def cards(visit: Visit) -> ResponseReturnValue:
    """Show cards, newest first: a page of all, or those of one customer."""
    after, customer_id = request.args.get("after"), request.args.get("customer")
    with visit.services.database.snapshot() as session:
        found = passes.cards(
            session,
            visit.brand_id,
            customer_id=customer_id,
            before=decode_cursor(after) if after else None,
            limit=PER_PAGE,
        )
        return visit.page(
            "studio/cards.html",
            here="customers",
            rows=listed(session, visit.services.people, found.rows, now=visit.now),
            next=found.next,
            is_first=after is None,
            is_narrowed=customer_id is not None,
            wanted="",
            join=_join_address(visit, session),
            zone=visit.zone(session),
        )


@needs("customers")
def find(visit: Visit) -> ResponseReturnValue:
    """Go to the card that is meant.

    What is looked for is sent as a form: a phone number has no place in an address,
    which stays in histories and logs.
    """
    wanted = request.form.get("wanted", "").strip()[:_LONGEST]
    if not wanted:
        return redirect(url_for("studio.cards"), 303)
    with visit.services.database.snapshot() as session:
        if card := _named(visit, session, wanted):
            return redirect(url_for("studio.one_card", card_id=card.id), 303)
        found = _of_whom(visit, session, wanted)
        if len(found) == 1:
            return redirect(url_for("studio.one_card", card_id=found[0].id), 303)
        if len({card.customer_id for card in found}) == 1:
            whose = found[0].customer_id
            return redirect(url_for("studio.cards", customer=whose), 303)
        return visit.page(
            "studio/cards.html",
            here="customers",
            rows=listed(session, visit.services.people, found, now=visit.now),
            next=None,
            is_first=True,
            is_narrowed=True,
            wanted=wanted,
            join=_join_address(visit, session),
            zone=visit.zone(session),
        )


def _named(visit: Visit, session: Session, wanted: str) -> CardRow | None:
    """Return the card of this number, serial number or id."""
    name = "".join(letter for letter in wanted if letter.isalnum() or letter == "_")
    try:
        return passes.card_numbered(session, visit.brand_id, name)
    except UnknownPassError:
        pass
    card = passes.card_behind_link(session, name.lower())
    if card is not None and card.brand_id == visit.brand_id:
        return card
    try:
        return passes.card_of(session, visit.brand_id, name)
    except UnknownPassError:
        return None


def customers_meant(visit: Visit, session: Session, wanted: str) -> Sequence[str]:
    """Return the ids of whom somebody means: by id, card, a way to reach them, or name."""
    with suppress(UnknownCustomerError):
        return [customers.customer_of(session, visit.brand_id, wanted).id]
    if card := _named(visit, session, wanted):
        return [card.customer_id]
    return _people_of(visit, session, wanted)


def _of_whom(visit: Visit, session: Session, wanted: str) -> list[CardRow]:
    """Return the cards of whoever has this phone, address or older card, or this name."""
    return [
        card
        for customer_id in _people_of(visit, session, wanted)
        for card in passes.cards(session, visit.brand_id, customer_id=customer_id).rows
    ]


def _people_of(visit: Visit, session: Session, wanted: str) -> Sequence[str]:
    people, brand = visit.services.people, visit.brand(session)
    ids = []
    for kind in _REACHED_BY:
        with suppress(UnfitPhoneError, UnfitEmailError, UnfitNumberError):
            if owner := customers.find(session, people, brand, kind, wanted):
                ids.append(owner.id)
    if not ids:
        lately = sales.shopped_lately(session, brand.id, bills=_BILLS)
        ids = customers.called(
            session, people, brand.id, wanted, lately=lately, most=_NAMESAKES
        )
    return list(dict.fromkeys(ids))


def _join_address(visit: Visit, session: Session) -> str:
    return f"{visit.services.base_url}/join/{visit.brand(session).slug}"
