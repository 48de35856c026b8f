"""Coupons over the API: issued, put aside, redeemed, given back, cancelled."""

from datetime import timedelta
from typing import Any

from walletpass import customers
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Coupon
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.reward_shapes import (
    CouponHoldIn,
    CouponIn,
    CouponOut,
    CouponsOut,
    CouponsQuery,
    CouponUseIn,
)


@api.post("/coupons")
@writes("rewards:write", finds=True, again="The coupon issued before")
@api.input(CouponIn)
@api.output(CouponOut, status_code=201)
def issue_coupon(act: Act, json_data: CouponIn) -> Any:
    """Let a customer have a reward for its points, or as a gift.

    Answers 201, or 200 with the coupon already issued when the source was used before.
    Refused with 409 `reward-gone` when none is left, `enough-for-one` when they had as
    many as anybody may, `reward-closed` when it cannot be had now, and
    `insufficient-points`.
    """
    issued = coupons.issue(
        act.session,
        act.services.people.keyring,
        act.brand_id,
        json_data.reward_id,
        json_data.customer_id,
        source=json_data.source,
        is_gift=json_data.gift,
        actor=act.holder.key_id,
        now=act.now,
    )
    return shape(act, issued.coupon), 201 if issued.is_new else 200


@api.get("/coupons")
@reads("rewards:read", finds=True)
@api.input(CouponsQuery, location="query")
@api.output(CouponsOut)
def list_coupons(act: Act, query_data: CouponsQuery) -> Any:
    """Return coupons, newest first: all, a customer's, or the one with a code."""
    asked = query_data
    if asked.code is not None:
        keyring = act.services.people.keyring
        found = coupons.coupon_coded(act.session, keyring, act.brand_id, asked.code)
        return {"coupons": [shape(act, found)], "next": None}
    customer_id = None
    if asked.customer_id is not None:
        customer_id = customers.person_of(
            act.session, act.brand_id, asked.customer_id
        ).id
    rows = coupons.coupons_page(
        act.session,
        act.brand_id,
        customer_id=customer_id,
        after=asked.cursor,
        limit=asked.limit,
    )
    return {"coupons": [shape(act, one) for one in rows.rows], "next": rows.next}


@api.get("/coupons/<coupon_id>")
@reads("rewards:read")
@api.output(CouponOut)
def show_coupon(act: Act, coupon_id: str) -> Any:
    """Return one coupon."""
    return shape(act, coupons.coupon_of(act.session, act.brand_id, coupon_id))


@api.post("/coupons/<coupon_id>/reserve")
@writes("rewards:write")
@api.input(CouponHoldIn)
@api.output(CouponOut)
def reserve_coupon(act: Act, coupon_id: str, json_data: CouponHoldIn) -> Any:
    """Put a coupon aside for a sale: nobody else can use it meanwhile."""
    coupon = coupons.reserve(
        act.session,
        act.brand_id,
        coupon_id,
        source=json_data.source,
        until=act.now + timedelta(seconds=json_data.seconds),
        now=act.now,
    )
    return shape(act, coupon)


@api.post("/coupons/<coupon_id>/redeem")
@writes("rewards:write")
@api.input(CouponUseIn)
@api.output(CouponOut)
def redeem_coupon(act: Act, coupon_id: str, json_data: CouponUseIn) -> Any:
    """Use a coupon for a sale, for good; asked again for the same sale, nothing changes.

    Refused with 409 `coupon-unusable` when it is not good, and `coupon-held` while
    another sale holds it.
    """
    source = json_data.source
    return shape(
        act,
        coupons.redeem(
            act.session, act.brand_id, coupon_id, source=source, now=act.now
        ),
    )


@api.post("/coupons/<coupon_id>/release")
@writes("rewards:write")
@api.input(CouponUseIn)
@api.output(CouponOut)
def release_coupon(act: Act, coupon_id: str, json_data: CouponUseIn) -> Any:
    """Let go of a coupon that was put aside for this sale."""
    source = json_data.source
    return shape(
        act,
        coupons.release(
            act.session, act.brand_id, coupon_id, source=source, now=act.now
        ),
    )


@api.post("/coupons/<coupon_id>/give-back")
@writes("rewards:write")
@api.output(CouponOut)
def give_coupon_back(act: Act, coupon_id: str) -> Any:
    """Make a redeemed coupon good again: the sale it was used for was cancelled."""
    return shape(
        act, coupons.give_back(act.session, act.brand_id, coupon_id, now=act.now)
    )


@api.post("/coupons/<coupon_id>/cancel")
@writes("rewards:write")
@api.output(CouponOut)
def cancel_coupon(act: Act, coupon_id: str) -> Any:
    """Take back a coupon that was not used: its points return to the customer."""
    return shape(
        act,
        coupons.cancel(
            act.session,
            act.brand_id,
            coupon_id,
            actor=act.holder.key_id,
            now=act.now,
        ),
    )


_AS_IT_IS = CouponOut.model_fields.keys() - {"code", "status"}


def shape(act: Act, coupon: Coupon) -> dict[str, Any]:
    """Return a coupon as the API shows it."""
    code = coupons.code_of(act.services.people.keyring, coupon.brand_id, coupon.id)
    return {name: getattr(coupon, name) for name in _AS_IT_IS} | {
        "code": code,
        "status": coupons.state_at(coupon, act.now),
    }
