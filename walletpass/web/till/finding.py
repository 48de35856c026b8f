"""Finding out whose turn it is: a scanned card, a typed number, a phone, a receipt.

One field takes them all. Whatever is no card to sell to has words of its own.
"""

import re
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers, passes
from walletpass.customers import covered
from walletpass.rewards import coupons
from walletpass.rewards.coupons import UnknownCouponError
from walletpass.sales import PresentedVia, UnknownPurchaseError
from walletpass.web.till import returning, searching, selling
from walletpass.web.till.answers import (
    Found,
    Missed,
    Namesakes,
    Receipt,
    Several,
    Trouble,
    Voucher,
)
from walletpass.web.till.cards import seal
from walletpass.web.till.pictures import UnreadablePictureError, code_in
from walletpass.web.till.shifts import Shift, on_shift

_KIND_OF_CODE: Final = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
"""What some scanners put before what they read: ISO/IEC 15424's symbology identifier."""
_LONGEST: Final = 120
_NUMBER_LONG: Final = 13
_NO_CONTENT: Final = 204
_NOT_FOUND: Final = 404


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
        case Receipt(purchase_ids):
            return returning.which(shift, purchase_ids)
        case Several():
            return _which(shift, found)
        case Namesakes():
            return _who(shift, found)
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


def _who(shift: Shift, namesakes: Namesakes) -> ResponseReturnValue:
    people = shift.services.people
    told = []
    with shift.services.database.snapshot() as session:
        for card in namesakes.cards:
            holder = customers.customer_of(session, shift.brand_id, card.customer_id)
            name = customers.name_of(people, holder)
            told.append(
                (
                    seal(shift, card.id, "phone"),
                    f"{name.first} {covered(name.last)}".strip(),
                    customers.masked_phone_of(session, people, holder) or "",
                )
            )
    return shift.page("who", people=told, has_more=namesakes.has_more)


def _missed(shift: Shift, missed: Missed) -> ResponseReturnValue:
    newer = missed.newer
    seen = seal(shift, newer.id, "number") if newer else ""
    text = shift.page("missed", trouble=missed.trouble, seen=seen)
    return make_response(text, _NOT_FOUND)


def look_up(
    session: Session, shift: Shift, what: str, via: PresentedVia
) -> Found | Several | Namesakes | Receipt | Voucher | Missed:
    """Return what this text stands for in this brand."""
    what = _KIND_OF_CODE.sub("", what)
    plain = "".join(what.split())
    if not plain:
        return Missed("blank")
    if passes.is_number(plain):
        return searching.numbered(session, shift, plain, via)
    return (
        searching.by_old_card(session, shift, plain)
        or searching.by_email(session, shift, plain)
        or searching.by_phone(session, shift, what)
        or _by_receipt(session, shift, what)
        or _by_coupon(session, shift, plain)
        or searching.by_name(session, shift, what)
        or Missed(_why_nothing(plain))
    )


def _by_receipt(session: Session, shift: Shift, receipt: str) -> Receipt | None:
    try:
        return Receipt(selling.purchases_on(session, shift.spot, receipt))
    except UnknownPurchaseError:
        return None


def _by_coupon(session: Session, shift: Shift, code: str) -> Voucher | Missed | None:
    keyring = shift.services.people.keyring
    try:
        coupon = coupons.coupon_coded(session, keyring, shift.brand_id, code)
    except UnknownCouponError:
        return None
    owner = customers.person_of(session, shift.brand_id, coupon.customer_id)
    held = searching.live_cards(session, shift, owner.id)
    return Voucher(held[0]) if held else Missed("nobody")


def _why_nothing(plain: str) -> Trouble:
    is_like_ours = plain.startswith("29") and len(plain) == _NUMBER_LONG
    return "mistyped" if is_like_ours and plain.isdigit() else "strange"
