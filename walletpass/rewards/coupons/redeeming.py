"""Using coupons: put aside for a sale, redeemed once, given back, cancelled, lapsed."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.rewards.coupons.errors import (
    CouponHeldError,
    CouponUnusableError,
    UnknownCouponError,
)
from walletpass.rewards.coupons.models import Coupon, Reward, state_at
from walletpass.rewards.coupons.telling import tell


def reserve(
    session: Session,
    brand_id: str,
    coupon_id: str,
    *,
    source: str,
    until: datetime,
    now: datetime,
) -> Coupon:
    """Put a coupon aside for the sale named by *source*, until it is redeemed or then.

    Raises:
        UnknownCouponError: The brand issued none.
        CouponUnusableError: It is not good, or not any more.
        CouponHeldError: Another sale holds it.
    """
    coupon = _hold(session, brand_id, coupon_id)
    _check_free(coupon, source, now)
    coupon.status, coupon.held_for, coupon.reserved_until = "reserved", source, until
    session.flush()
    tell(session, coupon, "coupon.reserved", now=now)
    return coupon


def redeem(
    session: Session, brand_id: str, coupon_id: str, *, source: str, now: datetime
) -> Coupon:
    """Use a coupon for the sale named by *source*, for good. Again changes nothing.

    Raises:
        UnknownCouponError: The brand issued none.
        CouponUnusableError: It is not good, or was used for another sale.
        CouponHeldError: Another sale holds it.
    """
    coupon = _hold(session, brand_id, coupon_id)
    if coupon.status == "redeemed" and coupon.used_for == source:
        return coupon
    _check_free(coupon, source, now)
    coupon.status, coupon.redeemed_at, coupon.used_for = "redeemed", now, source
    coupon.held_for = coupon.reserved_until = None
    session.flush()
    tell(session, coupon, "coupon.redeemed", now=now)
    return coupon


def release(
    session: Session, brand_id: str, coupon_id: str, *, source: str, now: datetime
) -> Coupon:
    """Let go of a coupon that was put aside for this sale. Again changes nothing.

    Raises:
        UnknownCouponError: The brand issued none.
        CouponUnusableError: It was redeemed.
        CouponHeldError: Another sale holds it.
    """
    coupon = _hold(session, brand_id, coupon_id)
    if coupon.status == "redeemed":
        raise CouponUnusableError("redeemed", coupon.redeemed_at)
    if state_at(coupon, now) == "reserved" and coupon.held_for != source:
        assert coupon.reserved_until is not None
        raise CouponHeldError(coupon.reserved_until)
    if coupon.status == "reserved":
        _let_go(coupon)
        session.flush()
        tell(session, coupon, "coupon.released", now=now)
    return coupon


def _hold(session: Session, brand_id: str, coupon_id: str) -> Coupon:
    coupon = session.scalars(
        select(Coupon)
        .where(Coupon.id == coupon_id, Coupon.brand_id == brand_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if coupon is None:
        raise UnknownCouponError
    return coupon


def _check_free(coupon: Coupon, source: str, now: datetime) -> None:
    match state_at(coupon, now):
        case "issued":
            return
        case "reserved":
            if coupon.held_for != source:
                assert coupon.reserved_until is not None
                raise CouponHeldError(coupon.reserved_until)
        case "waiting":
            raise CouponUnusableError("waiting", coupon.starts_at)
        case "redeemed":
            raise CouponUnusableError("redeemed", coupon.redeemed_at)
        case "expired":
            raise CouponUnusableError("expired", coupon.expires_at)
        case "void":
            raise CouponUnusableError("void")


def _let_go(coupon: Coupon) -> None:
    if coupon.status == "reserved":
        coupon.status = "issued"
    coupon.held_for = coupon.reserved_until = None


def give_back(
    session: Session,
    brand_id: str,
    coupon_id: str,
    *,
    now: datetime,
    keep_until: datetime | None = None,
) -> Coupon:
    """Make a redeemed coupon good again: the sale it was used for was cancelled.

    It is good at least until *keep_until*. Giving back what is good changes nothing.

    Raises:
        UnknownCouponError: The brand issued none.
        CouponUnusableError: It is void.
    """
    coupon = _hold(session, brand_id, coupon_id)
    if coupon.status == "void":
        raise CouponUnusableError("void")
    if coupon.status == "redeemed":
        coupon.status, coupon.redeemed_at, coupon.used_for = "issued", None, None
        if coupon.expires_at is not None and keep_until is not None:
            coupon.expires_at = max(coupon.expires_at, keep_until)
        if state_at(coupon, now) == "expired":
            coupon.status = "expired"
        session.flush()
        tell(session, coupon, "coupon.given-back", now=now)
    return coupon


def on_refund(
    session: Session,
    brand_id: str,
    source: str,
    *,
    now: datetime,
    keep_until: datetime | None = None,
) -> list[str]:
    """Give back every coupon used for this sale, which came back whole; return which."""
    used = session.scalars(
        select(Coupon.id)
        .where(
            Coupon.brand_id == brand_id,
            Coupon.used_for == source,
            Coupon.status == "redeemed",
        )
        .order_by(Coupon.id)
    ).all()
    for coupon_id in used:
        give_back(session, brand_id, coupon_id, now=now, keep_until=keep_until)
    return list(used)


def cancel(
    session: Session,
    brand_id: str,
    coupon_id: str,
    *,
    now: datetime,
    actor: str | None = None,
) -> Coupon:
    """Take back a coupon that was not used: its points return, another may have it.

    Cancelling it again changes nothing.

    Raises:
        UnknownCouponError: The brand issued none.
        CouponUnusableError: It was redeemed, put aside, or its time is over.
    """
    coupon = _hold(session, brand_id, coupon_id)
    if coupon.status == "void":
        return coupon
    state = state_at(coupon, now)
    if state not in ("issued", "waiting"):
        raise CouponUnusableError(state)
    reward = session.get_one(Reward, coupon.reward_id)
    if coupon.spent_id is not None:
        account_id = ledger.open_account(
            session, brand_id, reward.program_id, coupon.customer_id, now=now
        )
        ledger.give_back(
            session,
            account_id,
            of=coupon.spent_id,
            total=_paid(session, brand_id, coupon.spent_id),
            source=f"cancel {coupon.id}",
            now=now,
            actor=actor,
        )
    _let_go(coupon)
    coupon.status = "void"
    if reward.quota is not None:
        session.execute(
            update(Reward)
            .where(Reward.id == reward.id)
            .values(taken=Reward.taken - 1)
            .execution_options(synchronize_session=False)
        )
        session.expire(reward, ["taken"])
    session.flush()
    tell(session, coupon, "coupon.voided", now=now)
    return coupon


def _paid(session: Session, brand_id: str, spent_id: str) -> int:
    return -ledger.movement_of(session, brand_id, spent_id).points


def lapse(session: Session, *, now: datetime, limit: int) -> int:
    """Write down as expired coupons whose time is over; return how many there were."""
    over = session.scalars(
        select(Coupon)
        .where(Coupon.expires_at <= now, Coupon.status.in_(("issued", "reserved")))
        .order_by(Coupon.expires_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for coupon in over:
        _let_go(coupon)
        coupon.status = "expired"
    session.flush()
    for coupon in over:
        tell(session, coupon, "coupon.expired", now=now)
    return len(over)
