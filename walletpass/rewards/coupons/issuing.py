"""Issuing coupons: paid for with points, or given; each source once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from walletpass import customers, ledger
from walletpass.customers import Customer
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Keyring
from walletpass.rewards.coupons.catalogue import reward_of
from walletpass.rewards.coupons.errors import (
    EnoughForOneError,
    RewardClosedError,
    RewardGoneError,
    SourceOfAnotherError,
)
from walletpass.rewards.coupons.models import Coupon, Reward
from walletpass.rewards.coupons.numbering import code_of, digest_of
from walletpass.rewards.coupons.telling import tell


@dataclass(frozen=True, slots=True)
class Issued:
    """A coupon; *is_new* is false when it was issued before and nothing was written."""

    coupon: Coupon
    is_new: bool = True


def issue(
    session: Session,
    keyring: Keyring,
    brand_id: str,
    reward_id: str,
    customer_id: str,
    *,
    source: str,
    now: datetime,
    is_gift: bool = False,
    actor: str | None = None,
) -> Issued:
    """Let a customer have a reward, for its points unless *is_gift*.

    *source* names what it is for. Asking again with the same source returns the coupon
    already issued. What is no discount needs no till: a donation is made at once.

    Raises:
        UnknownRewardError: The brand has no such reward.
        UnknownCustomerError: The brand has no such customer.
        RewardClosedError: It cannot be had, not yet or no more.
        RewardGoneError: None is left.
        EnoughForOneError: They had as many as anybody may.
        InsufficientPointsError: They have too few points.
        SourceOfAnotherError: The source stands for another coupon of theirs.
    """
    reward = reward_of(session, brand_id, reward_id)
    customer = customers.person_of(session, brand_id, customer_id)
    session.refresh(customer, with_for_update={"key_share": True})
    if earlier := _issued_before(session, customer, reward, source):
        return Issued(earlier, is_new=False)
    _check(session, reward, customer, now)
    paid = (
        None
        if is_gift
        else _pay(session, reward, customer, source=source, actor=actor, now=now)
    )
    _take_one(session, reward)
    coupon_id = new_id("cpn", now)
    starts_at = now + timedelta(days=reward.delay_days)
    coupon = Coupon(
        id=coupon_id,
        brand_id=brand_id,
        reward_id=reward.id,
        customer_id=customer.id,
        source=source,
        code_digest=digest_of(keyring, brand_id, code_of(keyring, brand_id, coupon_id)),
        starts_at=starts_at,
        expires_at=starts_at + timedelta(days=reward.valid_days)
        if reward.valid_days
        else None,
        spent_id=paid,
        created_at=now,
    )
    if reward.kind == "donation":
        coupon.status, coupon.redeemed_at, coupon.used_for = "redeemed", now, source
    session.add(coupon)
    session.flush()
    tell(session, coupon, "coupon.issued", now=now)
    return Issued(coupon)


def _issued_before(
    session: Session, customer: Customer, reward: Reward, source: str
) -> Coupon | None:
    earlier = session.scalars(
        select(Coupon)
        .where(
            Coupon.customer_id.in_(customers.selves(customer.id)),
            Coupon.source == source,
        )
        .order_by(Coupon.id)
        .limit(1)
    ).one_or_none()
    if earlier is not None and earlier.reward_id != reward.id:
        raise SourceOfAnotherError(source, earlier.id)
    return earlier


def _check(session: Session, reward: Reward, customer: Customer, now: datetime) -> None:
    if customer.status in ("blocked", "erased"):
        raise customers.UnknownCustomerError
    if reward.status == "retired" or (reward.closes_at and reward.closes_at <= now):
        raise RewardClosedError
    if reward.opens_at and now < reward.opens_at:
        raise RewardClosedError(reward.opens_at)
    if reward.per_customer is None:
        return
    had = session.scalar(
        select(func.count())
        .select_from(Coupon)
        .where(
            Coupon.customer_id.in_(customers.selves(customer.id)),
            Coupon.reward_id == reward.id,
            Coupon.status != "void",
        )
    )
    if (had or 0) >= reward.per_customer:
        raise EnoughForOneError(reward.per_customer)


def _pay(
    session: Session,
    reward: Reward,
    customer: Customer,
    *,
    source: str,
    actor: str | None,
    now: datetime,
) -> str | None:
    if not reward.cost:
        return None
    account_id = ledger.open_account(
        session, reward.brand_id, reward.program_id, customer.id, now=now
    )
    spent = ledger.redeem(
        session,
        account_id,
        reward.cost,
        source=f"coupon {source}"[:200],
        now=now,
        actor=actor,
        reason=f"reward {reward.code}",
    )
    return spent.id


def _take_one(session: Session, reward: Reward) -> None:
    """Take one of those there are; of two who ask for the last, one gets it."""
    if reward.quota is None:
        return
    taken = session.execute(
        update(Reward)
        .where(Reward.id == reward.id, Reward.taken < Reward.quota)
        .values(taken=Reward.taken + 1)
        .returning(Reward.taken)
        .execution_options(synchronize_session=False)
    ).first()
    if taken is None:
        raise RewardGoneError(reward.quota)
    session.expire(reward, ["taken"])
