"""Inviting friends: a link of one's own from the card, and what it promises who follows."""

from datetime import datetime
from typing import Final

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.brands import Brand
from walletpass.customers import Enrolment
from walletpass.kernel.numbers import money
from walletpass.ledger import Account, Program
from walletpass.rewards import referrals
from walletpass.rewards.referrals import ReferralTerms, UnknownCodeError
from walletpass.wallets.apple import draw_barcode
from walletpass.web.edge import current_services
from walletpass.web.pages.cards import card_shown
from walletpass.web.pages.tongues import page
from walletpass.web.pages.troubles import UnknownCardError
from walletpass.web.translations import Speaker

_LONGEST_CODE: Final = 20


def open_on(door: Blueprint) -> None:
    """Open the page on this door."""
    door.add_url_rule("/card/<code>/invite", view_func=invite, methods=["POST"])


def invite(code: str) -> ResponseReturnValue:
    """Show the link that brings friends, made when it is first asked for.

    Raises:
        UnknownCardError: The code is not one of ours, or its card invites nobody.
    """
    services = current_services()
    with services.database.transaction() as session:
        shown = card_shown(session, code)
        account = session.get_one(Account, shown.card.account_id)
        terms = terms_in_force(session, account.program_id)
        if terms is None or not shown.drawing.is_live:
            raise UnknownCardError
        friend = referrals.code_of(
            session, shown.brand.id, shown.card.customer_id, now=services.now()
        )
        address = f"{services.base_url}/join/{shown.brand.slug}?friend={friend}"
        program = session.get_one(Program, account.program_id)
        return page(
            "customer/invite.html",
            shown.say,
            shown=shown,
            face=shown.face,
            code=code,
            address=address,
            qr=draw_barcode("qr", address),
            yours=_in_words(terms.referrer_points, program, shown.say),
            theirs=_in_words(terms.referee_points, program, shown.say),
            days=terms.hold_days,
            least=_least(terms, shown.brand, shown.say),
        )


def terms_in_force(session: Session, program_id: str) -> ReferralTerms | None:
    """Return what friends are given in a program, if anything is."""
    terms = referrals.terms_of(session, program_id)
    gives = terms is not None and (terms.referrer_points or terms.referee_points)
    return terms if gives else None


def _in_words(points: int, program: Program, say: Speaker) -> str:
    if not points:
        return ""
    return ledger.in_words(points, program.scale, program.unit, say.language)


def _least(terms: ReferralTerms, brand: Brand, say: Speaker) -> str:
    """Return how large the purchase has to be, if any will not do."""
    return money(terms.min_net, brand.currency, say.language) if terms.min_net else ""


def note_friend(
    session: Session, brand: Brand, enrolment: Enrolment, *, now: datetime
) -> None:
    """Note who brought a newcomer, where the address they came by says so.

    A code that is nobody's costs the newcomer nothing.
    """
    code = _friend()
    if not code or not enrolment.is_new:
        return
    try:
        referrals.join(session, brand.id, code, enrolment.customer.id, now=now)
    except UnknownCodeError:
        return


def _friend() -> str:
    code = request.args.get("friend", "")
    is_one = code.isascii() and code.isalnum() and len(code) <= _LONGEST_CODE
    return code if is_one else ""


def promise_of(session: Session, brand: Brand, say: Speaker) -> str:
    """Return what a friend's link promises whoever followed it, if anything."""
    code = _friend()
    if not code:
        return ""
    program = ledger.program_of(session, brand.id)
    terms = terms_in_force(session, program.id)
    if terms is None or not referrals.is_known(session, brand.id, code):
        return ""
    if not terms.referee_points:
        return say("join.invited")
    points = _in_words(terms.referee_points, program, say)
    promise = say("join.invited.points", points=points)
    least = _least(terms, brand, say)
    return f"{promise} {say('invite.least', least=least)}" if least else promise
