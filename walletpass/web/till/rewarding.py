"""Coupons used and rewards bought at the till, each with its minute to think better."""

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.kernel.errors import ConflictError
from walletpass.kernel.secrets import same
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Coupon
from walletpass.rewards.following import sale_name
from walletpass.web.till import wording
from walletpass.web.till.cards import UNFIT, sight_in
from walletpass.web.till.gifts import gift_of
from walletpass.web.till.selling import UNDO_FOR
from walletpass.web.till.shifts import Shift, on_shift
from walletpass.web.till.sights import Sight, last_digits
from walletpass.web.till.slips import LONGEST_RECEIPT, new_receipt


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/card/<seen>/gifts", view_func=gifts)
    door.add_url_rule("/card/<seen>/gifts", view_func=give, methods=["POST"])
    door.add_url_rule("/card/<seen>/given/<coupon_id>", view_func=given)
    door.add_url_rule(
        "/card/<seen>/given/<coupon_id>", view_func=take_back_gift, methods=["POST"]
    )


@on_shift
def gifts(shift: Shift, seen: str) -> ResponseReturnValue:
    """Show what this customer may have now."""
    with shift.services.database.snapshot() as session:
        return _page(shift, seen, sight_in(session, shift, seen))


def _page(shift: Shift, seen: str, sight: Sight, complaint: str = "") -> str:
    return shift.page(
        "gifts",
        sight=sight,
        seen=seen,
        asks_digits=sight.via == "phone",
        key=new_receipt(),
        complaint=complaint,
    )


@on_shift
def give(shift: Shift, seen: str) -> ResponseReturnValue:
    """Use a coupon, or buy a reward with points and hand it over. Once per form."""
    try:
        with shift.services.database.transaction() as session:
            sight = sight_in(session, shift, seen)
            digits = request.form.get("digits", "").strip()
            if sight.via == "phone" and not same(digits, last_digits(sight.card)):
                text = _page(shift, seen, sight, shift.say("till.redeem.digits.wrong"))
                return make_response(text, UNFIT)
            coupon_id = _give(session, shift, sight)
    except ConflictError as refused:
        with shift.services.database.snapshot() as session:
            sight = sight_in(session, shift, seen)
            text = _page(shift, seen, sight, wording.why(refused, shift.say))
            return make_response(text, UNFIT)
    there = url_for("till.given", seen=seen, coupon_id=coupon_id, sale=_sale())
    return redirect(there, 303)


def _sale() -> str:
    """Return the receipt of the sale that this is for, which is yet to be made."""
    return request.values.get("sale", "")[:LONGEST_RECEIPT]


def _give(session: Session, shift: Shift, sight: Sight) -> str:
    source = _sale_here(shift)
    coupon_id = request.form.get("coupon", "")[:32]
    if coupon_id:
        coupon_id = _theirs(session, shift, sight, coupon_id).id
    else:
        coupon_id = coupons.issue(
            session,
            shift.services.people.keyring,
            shift.brand_id,
            request.form.get("reward", "")[:32],
            sight.card.customer_id,
            source=source,
            actor=shift.staff_id,
            now=shift.now,
        ).coupon.id
    coupons.redeem(session, shift.brand_id, coupon_id, source=source, now=shift.now)
    return coupon_id


def _sale_here(shift: Shift) -> str:
    """Return what coupons call that sale: returned whole, it gives them back."""
    return sale_name(shift.spot.store.code, _sale())


def _theirs(session: Session, shift: Shift, sight: Sight, coupon_id: str) -> Coupon:
    coupon = coupons.coupon_of(session, shift.brand_id, coupon_id)
    owner = customers.person_of(session, shift.brand_id, coupon.customer_id)
    shown = customers.person_of(session, shift.brand_id, sight.card.customer_id)
    if owner.id != shown.id:
        raise coupons.UnknownCouponError
    return coupon


@on_shift
def given(shift: Shift, seen: str, coupon_id: str) -> ResponseReturnValue:
    """Say what to take off or hand over, and offer to undo it for a minute."""
    with shift.services.database.snapshot() as session:
        sight = sight_in(session, shift, seen)
        coupon = _theirs(session, shift, sight, coupon_id[:32])
        reward = coupons.reward_of(session, shift.brand_id, coupon.reward_id)
        return shift.page(
            "given",
            sight=sight,
            seen=seen,
            gift=gift_of(shift, reward, coupon),
            is_back=coupon.status != "redeemed",
            seconds=_seconds_left(shift, coupon),
            sale=_sale(),
        )


def _seconds_left(shift: Shift, coupon: Coupon) -> int:
    if coupon.redeemed_at is None or coupon.used_for != _sale_here(shift):
        return 0
    left = UNDO_FOR - (shift.now - coupon.redeemed_at)
    return max(0, int(left.total_seconds()))


@on_shift
def take_back_gift(shift: Shift, seen: str, coupon_id: str) -> ResponseReturnValue:
    """Undo it: the coupon is good again, or the points it cost are back."""
    with shift.services.database.transaction() as session:
        sight = sight_in(session, shift, seen)
        coupon = _theirs(session, shift, sight, coupon_id[:32])
        if _seconds_left(shift, coupon):
            is_bought = coupon.source == _sale_here(shift)
            coupons.give_back(session, shift.brand_id, coupon.id, now=shift.now)
            if is_bought:
                coupons.cancel(
                    session,
                    shift.brand_id,
                    coupon.id,
                    now=shift.now,
                    actor=shift.staff_id,
                )
            shift.record(session, "till.gift-undone", coupon.id)
    there = url_for("till.given", seen=seen, coupon_id=coupon_id, sale=_sale())
    return redirect(there, 303)
