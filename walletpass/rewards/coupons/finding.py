"""Finding coupons: by id, by what is typed or scanned, by whose they are."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, get_args

from sqlalchemy import Select, case, func, literal, or_, select
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.db import Page, newest_page
from walletpass.kernel.secrets import Keyring
from walletpass.rewards.coupons.errors import UnknownCouponError
from walletpass.rewards.coupons.models import Coupon, CouponState, Reward, RewardKind
from walletpass.rewards.coupons.numbering import digest_of

_LIVE: Final = ("issued", "reserved")
DISCOUNTS: Final[tuple[RewardKind, ...]] = ("amount", "percent", "item")


def coupon_of(session: Session, brand_id: str, coupon_id: str) -> Coupon:
    """Return the brand's coupon of this id.

    Raises:
        UnknownCouponError: The brand issued none.
    """
    coupon = session.get(Coupon, coupon_id)
    if coupon is None or coupon.brand_id != brand_id:
        raise UnknownCouponError
    return coupon


def coupon_coded(
    session: Session, keyring: Keyring, brand_id: str, code: str
) -> Coupon:
    """Return the brand's coupon with this code, however it was typed.

    Raises:
        UnknownCouponError: The brand issued none.
    """
    coupon = session.scalars(
        select(Coupon).where(
            Coupon.code_digest == digest_of(keyring, brand_id, code),
            Coupon.brand_id == brand_id,
        )
    ).one_or_none()
    if coupon is None:
        raise UnknownCouponError
    return coupon


def coupons_page(
    session: Session,
    brand_id: str,
    *,
    customer_id: str | None = None,
    reward_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Coupon]:
    """Return a page of coupons, newest first: the brand's, a customer's, a reward's."""
    query = select(Coupon).where(Coupon.brand_id == brand_id)
    if reward_id is not None:
        query = query.where(Coupon.reward_id == reward_id)
    if customer_id is not None:
        query = query.where(Coupon.customer_id.in_(customers.selves(customer_id)))
    return newest_page(session, query, Coupon.id, after=after, limit=limit)


def usable_of(
    session: Session, customer_id: str, *, now: datetime
) -> Sequence[tuple[Coupon, Reward]]:
    """Return the discounts a customer may use now, those first that end first."""
    return _held(session, customer_id, now, Reward.kind.in_(DISCOUNTS))


def recognitions_of(
    session: Session, customer_id: str, *, now: datetime
) -> Sequence[tuple[Coupon, Reward]]:
    """Return what a customer holds that is no discount: badges, a status, an entry."""
    return _held(session, customer_id, now, Reward.kind.not_in(DISCOUNTS))


def _held(
    session: Session, customer_id: str, now: datetime, of_kind: object
) -> Sequence[tuple[Coupon, Reward]]:
    query: Select[Coupon, Reward] = (
        select(Coupon, Reward)
        .join(Reward, Reward.id == Coupon.reward_id)
        .where(
            Coupon.customer_id.in_(customers.selves(customer_id)),
            Coupon.status.in_(_LIVE),
            Coupon.starts_at <= now,
            or_(Coupon.expires_at.is_(None), Coupon.expires_at > now),
            of_kind,  # type: ignore[arg-type]
        )
        .order_by(Coupon.expires_at.is_(None), Coupon.expires_at, Coupon.id)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


STATES: Final[tuple[CouponState, ...]] = get_args(CouponState)


def counts_by_state(
    session: Session, brand_id: str, *, now: datetime
) -> Mapping[str, Mapping[CouponState, int]]:
    """Return, by reward, how many of its coupons are in each state at this moment."""
    state = case(
        (Coupon.status.not_in(_LIVE), Coupon.status),
        (Coupon.expires_at <= now, literal("expired")),
        (Coupon.reserved_until > now, literal("reserved")),
        (Coupon.starts_at > now, literal("waiting")),
        else_=literal("issued"),
    )
    counts: dict[str, dict[CouponState, int]] = {}
    for reward_id, name, count in session.execute(
        select(Coupon.reward_id, state, func.count())
        .where(Coupon.brand_id == brand_id)
        .group_by(Coupon.reward_id, state)
    ):
        counts.setdefault(reward_id, {})[name] = count
    return counts
