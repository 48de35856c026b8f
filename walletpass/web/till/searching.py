"""Whose card it is: by its number, an older card, a phone, an e-mail address, a name."""

import re
from typing import Final

from sqlalchemy.orm import Session

from walletpass import customers, passes, sales
from walletpass.customers import UnfitEmailError, UnfitNumberError, UnfitPhoneError
from walletpass.passes import CardRow, UnknownPassError
from walletpass.sales import PresentedVia
from walletpass.web.till.answers import Found, Missed, Namesakes, Several
from walletpass.web.till.shifts import Shift

_ALL_LETTERS: Final = re.compile(r"[^\W\d_]{2}[^\d_@/]*")
_MOST_NAMESAKES: Final = 6
_BILLS: Final = 2000  # the last ones; their customers are who comes here


def numbered(
    session: Session, shift: Shift, number: str, via: PresentedVia
) -> Found | Missed:
    """Return the card of this number, or why it is none to sell to."""
    try:
        card = passes.card_numbered(session, shift.brand_id, number)
    except UnknownPassError:
        is_ours = not passes.is_elsewhere(session, shift.brand_id, number)
        return Missed("unknown" if is_ours else "foreign")
    if card.status == "voided":
        newer = _live_card(session, shift, card)
        return Missed("outdated" if newer else "voided", newer)
    return _unless_blocked(session, shift, card, via)


def _unless_blocked(
    session: Session, shift: Shift, card: CardRow, via: PresentedVia
) -> Found | Missed:
    holder = customers.customer_of(session, shift.brand_id, card.customer_id)
    return Missed("blocked") if holder.status == "blocked" else Found(card, via)


def _live_card(session: Session, shift: Shift, card: CardRow) -> CardRow | None:
    """Return the card that stands in for a voided one."""
    held = live_cards(session, shift, card.customer_id)
    same = [one for one in held if one.account_id == card.account_id]
    return next(iter([*same, *held]), None)


def live_cards(session: Session, shift: Shift, customer_id: str) -> list[CardRow]:
    """Return the cards somebody can use, the newest of each account."""
    held = passes.cards(session, shift.brand_id, customer_id=customer_id).rows
    newest: dict[str, CardRow] = {}
    for card in held:
        if card.status != "voided":
            newest.setdefault(card.account_id, card)
    return list(newest.values())


def by_old_card(
    session: Session, shift: Shift, number: str
) -> Found | Several | Missed | None:
    """Return who brought a plastic card of this number along from an older system."""
    people, brand = shift.services.people, shift.spot.brand
    try:
        owner = customers.find(session, people, brand, "card", number)
    except UnfitNumberError:
        return None
    return _card_of(session, shift, owner, "number") if owner else None


def by_phone(
    session: Session, shift: Shift, phone: str
) -> Found | Several | Missed | None:
    """Return who has this phone."""
    people, brand = shift.services.people, shift.spot.brand
    try:
        owner = customers.find_by_phone(session, people, brand, phone)
    except UnfitPhoneError:
        return None
    return _card_of(session, shift, owner, "phone") if owner else Missed("nobody")


def _card_of(
    session: Session, shift: Shift, owner: customers.Customer, via: PresentedVia
) -> Found | Several | Missed:
    held = live_cards(session, shift, owner.id)
    if not held:
        return Missed("nobody")
    found = _unless_blocked(session, shift, held[0], via)
    if isinstance(found, Found) and len(held) > 1:
        return Several(held, via)
    return found


def by_email(
    session: Session, shift: Shift, email: str
) -> Found | Several | Missed | None:
    """Return who has this e-mail address."""
    people, brand = shift.services.people, shift.spot.brand
    try:
        owner = customers.find(session, people, brand, "email", email)
    except UnfitEmailError:
        return None
    return _card_of(session, shift, owner, "phone") if owner else Missed("unmailed")


def by_name(session: Session, shift: Shift, name: str) -> Namesakes | Missed | None:
    """Return who is called so, of those who came or joined last."""
    if not _ALL_LETTERS.fullmatch(name):
        return None
    ids = customers.called(
        session,
        shift.services.people,
        shift.brand_id,
        name,
        lately=sales.shopped_lately(session, shift.brand_id, bills=_BILLS),
        most=_MOST_NAMESAKES + 1,
    )
    cards = [
        card
        for customer_id in ids[:_MOST_NAMESAKES]
        for card in live_cards(session, shift, customer_id)
        if isinstance(_unless_blocked(session, shift, card, "phone"), Found)
    ]
    if not cards:
        return Missed("uncalled")
    return Namesakes(cards, has_more=len(ids) > _MOST_NAMESAKES)
