"""Finding out whose turn it is: a scanned card, a typed number, a phone, a receipt.

One field takes them all. Whatever is no card to sell to has words of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers, passes
from walletpass.customers import UnfitNumberError, UnfitPhoneError
from walletpass.passes import CardRow, UnknownPassError
from walletpass.rewards import coupons
from walletpass.rewards.coupons import UnknownCouponError
from walletpass.sales import PresentedVia, UnknownPurchaseError
from walletpass.web.till import selling
from walletpass.web.till.cards import seal
from walletpass.web.till.pictures import UnreadablePictureError, code_in
from walletpass.web.till.shifts import Shift, on_shift

Trouble = Literal[
    "voided", "outdated", "foreign", "unknown", "mistyped", "strange", "nobody", "blank",
    "blind", "blocked",
]  # fmt: skip
_LONGEST: Final = 120
_NUMBER_LONG: Final = 13
_NO_CONTENT: Final = 204
_NOT_FOUND: Final = 404


@dataclass(frozen=True, slots=True)
class Found:
    """A card to sell to, and how it was shown."""

    card: CardRow
    via: PresentedVia


@dataclass(frozen=True, slots=True)
class Receipt:
    """It was a receipt that was scanned."""

    purchase_id: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """It was a coupon's code that was scanned; *card* is its owner's."""

    card: CardRow


@dataclass(frozen=True, slots=True)
class Missed:
    """No card to sell to, and which words go with it; *newer* is the card to use."""

    trouble: Trouble
    newer: CardRow | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Somebody with cards in several programs: they say which."""

    cards: Sequence[CardRow]
    via: PresentedVia


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/find", view_func=find, methods=["POST"])
    door.add_url_rule("/picture", view_func=find_in_picture, methods=["POST"])


@on_shift
def find(shift: Shift) -> ResponseReturnValue:
    """Show whose card this is, or what is wrong with it and what to do."""
    how = request.form.get("how")
    via: PresentedVia = "wallet" if how in ("camera", "wedge") else "typed"
    return _answer(shift, request.form.get("what", "")[:_LONGEST].strip(), via)


@on_shift
def find_in_picture(shift: Shift) -> ResponseReturnValue:
    """Read the code in a picture, for devices whose browser cannot."""
    try:
        picture = request.files.get("picture")
        text = code_in(picture.read() if picture else b"")
    except UnreadablePictureError:
        text = None
    if text is None and request.form.get("how") == "camera":
        return "", _NO_CONTENT  # one of many pictures: the next may be better
    if text is None:
        return _missed(shift, Missed("blind"))
    return _answer(shift, text[:_LONGEST], "wallet")


def _answer(shift: Shift, what: str, via: PresentedVia) -> ResponseReturnValue:
    with shift.services.database.snapshot() as session:
        found = look_up(session, shift, what, via)
    match found:
        case Found(card, how):
            seen = seal(shift, card.id, how)
            return redirect(url_for("till.card", seen=seen), 303)
        case Voucher(card):
            seen = seal(shift, card.id, "number")
            return redirect(url_for("till.gifts", seen=seen), 303)
        case Receipt(purchase_id):
            return redirect(url_for("till.returning", purchase_id=purchase_id), 303)
        case Several():
            return _which(shift, found)
        case Missed():
            return _missed(shift, found)


def _which(shift: Shift, several: Several) -> ResponseReturnValue:
    brand, say = shift.spot.brand, shift.say
    with shift.services.database.snapshot() as session:
        cards = [
            (
                seal(shift, card.id, several.via),
                say.words(program.name, brand.default_language),
            )
            for card in several.cards
            for program in [selling.program_of(session, card)]
        ]
    return shift.page("which", cards=cards)


def _missed(shift: Shift, missed: Missed) -> ResponseReturnValue:
    newer = missed.newer
    seen = seal(shift, newer.id, "number") if newer else ""
    text = shift.page("missed", trouble=missed.trouble, seen=seen)
    return make_response(text, _NOT_FOUND)


def look_up(
    session: Session, shift: Shift, what: str, via: PresentedVia
) -> Found | Several | Receipt | Voucher | Missed:
    """Return what this text stands for in this brand."""
    plain = "".join(what.split())
    if not plain:
        return Missed("blank")
    if passes.is_number(plain):
        return numbered(session, shift, plain, via)
    return (
        _by_old_card(session, shift, plain)
        or _by_phone(session, shift, what)
        or _by_receipt(session, shift, what)
        or _by_coupon(session, shift, plain)
        or Missed(_why_nothing(plain))
    )


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
    held = _live_cards(session, shift, card.customer_id)
    same = [one for one in held if one.account_id == card.account_id]
    return next(iter([*same, *held]), None)


def _live_cards(session: Session, shift: Shift, customer_id: str) -> list[CardRow]:
    """Return the cards somebody can use, the newest of each account."""
    held = passes.cards(session, shift.brand_id, customer_id=customer_id).rows
    newest: dict[str, CardRow] = {}
    for card in held:
        if card.status != "voided":
            newest.setdefault(card.account_id, card)
    return list(newest.values())


def _by_old_card(
    session: Session, shift: Shift, number: str
) -> Found | Several | Missed | None:
    """Return who brought a plastic card of this number along from an older system."""
    people, brand = shift.services.people, shift.spot.brand
    try:
        owner = customers.find(session, people, brand, "card", number)
    except UnfitNumberError:
        return None
    return _card_of(session, shift, owner, "number") if owner else None


def _by_phone(
    session: Session, shift: Shift, phone: str
) -> Found | Several | Missed | None:
    people, brand = shift.services.people, shift.spot.brand
    try:
        owner = customers.find_by_phone(session, people, brand, phone)
    except UnfitPhoneError:
        return None
    return _card_of(session, shift, owner, "phone") if owner else Missed("nobody")


def _card_of(
    session: Session, shift: Shift, owner: customers.Customer, via: PresentedVia
) -> Found | Several | Missed:
    held = _live_cards(session, shift, owner.id)
    if not held:
        return Missed("nobody")
    found = _unless_blocked(session, shift, held[0], via)
    if isinstance(found, Found) and len(held) > 1:
        return Several(held, via)
    return found


def _by_receipt(session: Session, shift: Shift, receipt: str) -> Receipt | None:
    try:
        return Receipt(selling.purchase_on(session, shift.spot, receipt))
    except UnknownPurchaseError:
        return None


def _by_coupon(session: Session, shift: Shift, code: str) -> Voucher | Missed | None:
    keyring = shift.services.people.keyring
    try:
        coupon = coupons.coupon_coded(session, keyring, shift.brand_id, code)
    except UnknownCouponError:
        return None
    owner = customers.person_of(session, shift.brand_id, coupon.customer_id)
    held = _live_cards(session, shift, owner.id)
    return Voucher(held[0]) if held else Missed("nobody")


def _why_nothing(plain: str) -> Trouble:
    is_like_ours = plain.startswith("29") and len(plain) == _NUMBER_LONG
    return "mistyped" if is_like_ours and plain.isdigit() else "strange"
