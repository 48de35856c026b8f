"""What a customer may have at the till besides points: coupons to use, rewards to buy."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.ledger import Program
from walletpass.rewards import coupons, rules
from walletpass.rewards.coupons import Coupon, Reward
from walletpass.web.till.shifts import Shift

_HUNDRED: Final = 100
_AT_TILLS: Final = ("amount", "percent", "item")
_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Gift:
    """Something to have: a coupon that is held, or a reward to buy for its *cost*.

    *gives* says what the cashier does: take so much off, or hand an article over.
    """

    reward_id: str
    name: str
    gives: str
    coupon_id: str = ""
    until: str = ""
    cost: str = ""
    is_enough: bool = True


def gifts_for(
    session: Session, shift: Shift, customer_id: str, program: Program, balance: int
) -> Iterator[Gift]:
    """Return the coupons a customer may use now, then what their points would buy."""
    held = coupons.usable_of(session, customer_id, now=shift.now)
    for coupon, reward in held[:_MOST_SHOWN]:
        yield gift_of(shift, reward, coupon)
    for reward in _to_buy(session, shift, program):
        yield _priced(shift, reward, program, balance)


def gift_of(shift: Shift, reward: Reward, coupon: Coupon) -> Gift:
    """Return a coupon as the till shows it."""
    ends = coupon.expires_at
    return Gift(
        reward.id,
        name_of(shift, reward),
        _gives(shift, reward),
        coupon_id=coupon.id,
        until=shift.say.day(ends.astimezone(shift.spot.zone).date()) if ends else "",
    )


def name_of(shift: Shift, reward: Reward) -> str:
    """Return what a reward is called, in the cashier's language if it can be."""
    return shift.say.words(reward.name, shift.spot.brand.default_language)


def _gives(shift: Shift, reward: Reward) -> str:
    say, value = shift.say, reward.value or 0
    match reward.kind:
        case "amount":
            return say("till.gift.amount", money=shift.money(value))
        case "percent":
            share = rules.percent(Decimal(value) / _HUNDRED, say.language)
            return say("till.gift.percent", share=share)
        case "item":
            return say("till.gift.item", sku=reward.sku)
        case _:
            return say("till.gift.other")


_TO_BUY = (
    select(Reward)
    .where(
        Reward.brand_id == bindparam("brand_id"),
        Reward.program_id == bindparam("program_id"),
        Reward.status == "active",
        Reward.kind.in_(_AT_TILLS),
        Reward.cost > 0,
        Reward.delay_days == 0,
        or_(Reward.opens_at.is_(None), Reward.opens_at <= bindparam("now")),
        or_(Reward.closes_at.is_(None), Reward.closes_at > bindparam("now")),
        or_(Reward.quota.is_(None), Reward.taken < Reward.quota),
    )
    .order_by(Reward.cost, Reward.id)
    .limit(_MOST_SHOWN)
)


def _to_buy(session: Session, shift: Shift, program: Program) -> Iterator[Reward]:
    asked = {
        "brand_id": shift.brand_id,
        "program_id": program.id,
        "now": shift.now,
    }
    yield from session.scalars(_TO_BUY, asked)


def _priced(shift: Shift, reward: Reward, program: Program, balance: int) -> Gift:
    language = shift.say.language
    return Gift(
        reward.id,
        name_of(shift, reward),
        _gives(shift, reward),
        cost=ledger.in_words(reward.cost, program.scale, program.unit, language),
        is_enough=reward.cost <= balance,
    )
