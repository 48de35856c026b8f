"""The catalogue: what may be had, for how much, how often and how long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import brands, ledger
from walletpass.db import Page, answers, newest_among
from walletpass.kernel.ids import new_id
from walletpass.rewards.coupons.errors import UnfitRewardError, UnknownRewardError
from walletpass.rewards.coupons.models import Reward, RewardKind

_MOST_MONEY: Final = 10**12  # minor units
_MOST_TIMES: Final = 10**9
_MOST_DAYS: Final = 3660
_WHOLE: Final = 10_000  # basis points
_LONGEST_SKU: Final = 64


@dataclass(frozen=True, slots=True)
class Offer:
    """A reward as somebody describes it; see `Reward` for what each part means."""

    code: str
    kind: RewardKind
    name: Mapping[str, str]
    terms: Mapping[str, str] = field(default_factory=dict)
    cost: int = 0
    value: int | None = None
    sku: str | None = None
    quota: int | None = None
    per_customer: int | None = None
    delay_days: int = 0
    valid_days: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def add_reward(
    session: Session,
    brand_id: str,
    offer: Offer,
    *,
    program_id: str | None = None,
    now: datetime,
) -> Reward:
    """Offer a reward from now on, in the brand's first program unless one is named.

    Raises:
        UnfitRewardError: It could not be given like this; the error names the field.
        TakenError: Another reward of the brand has this code.
        UnknownProgramError: The brand runs no such program.
    """
    program = ledger.program_of(session, brand_id, program_id)
    _check(offer)
    code = brands.fit_code("code", offer.code)
    taken = exists().where(Reward.brand_id == brand_id, Reward.code == code)
    if session.scalar(select(taken)):
        raise brands.TakenError("code", code)
    reward = Reward(
        id=new_id("rwd", now),
        brand_id=brand_id,
        program_id=program.id,
        code=code,
        kind=offer.kind,
        name=brands.fit_words("name", offer.name),
        terms=brands.fit_words("terms", offer.terms),
        cost=offer.cost,
        value=offer.value,
        sku=offer.sku,
        quota=offer.quota,
        per_customer=offer.per_customer,
        delay_days=offer.delay_days,
        valid_days=offer.valid_days,
        opens_at=offer.opens_at,
        closes_at=offer.closes_at,
        created_at=now,
    )
    session.add(reward)
    session.flush()
    return reward


def _check(offer: Offer) -> None:
    if not any(text.strip() for text in offer.name.values()):
        _refuse("name", "say what it is, in at least one language.")
    if offer.cost < 0:
        _refuse("cost", "use zero or more.")
    _check_worth(offer)
    for name in ("quota", "per_customer", "valid_days"):
        amount = getattr(offer, name)
        most = _MOST_DAYS if name == "valid_days" else _MOST_TIMES
        if amount is not None and not 1 <= amount <= most:
            _refuse(name, f"use 1 to {most}, or nothing for no end.")
    if not 0 <= offer.delay_days <= _MOST_DAYS:
        _refuse("delay_days", f"use 0 to {_MOST_DAYS}.")
    if offer.opens_at and offer.closes_at and offer.closes_at <= offer.opens_at:
        _refuse("closes_at", "it closes before it opens.")


def _check_worth(offer: Offer) -> None:
    most = {"amount": _MOST_MONEY, "percent": _WHOLE}.get(offer.kind)
    if most is None:
        if offer.value is not None:
            _refuse("value", f"{offer.kind} has none.")
    elif offer.value is None or not 1 <= offer.value <= most:
        _refuse("value", f"use 1 to {most} for {offer.kind}.")
    if (offer.kind == "item") != bool(offer.sku):
        _refuse("sku", "name the article of an item, and of nothing else.")
    if offer.sku and len(offer.sku) > _LONGEST_SKU:
        _refuse("sku", f"use up to {_LONGEST_SKU} characters.")


def _refuse(name: str, problem: str) -> None:
    raise UnfitRewardError(name, problem)


def reward_of(session: Session, brand_id: str, reward_id: str) -> Reward:
    """Return the brand's reward of this id.

    Raises:
        UnknownRewardError: The brand has none.
    """
    reward = session.get(Reward, reward_id)
    if reward is None or reward.brand_id != brand_id:
        raise UnknownRewardError
    return reward


def rewards_of(session: Session, brand_id: str) -> Sequence[Reward]:
    """Return every reward of the brand, retired ones too, the oldest first."""
    return session.scalars(
        select(Reward).where(Reward.brand_id == brand_id).order_by(Reward.id)
    ).all()


def rewards_page(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Reward]:
    """Return a page of the brand's rewards, retired ones too, the newest first.

    All of them, or those whose name in any language, or whose code, says what is
    *wanted*.
    """
    found = (
        one
        for one in reversed(rewards_of(session, brand_id))
        if answers(wanted, one.code, *one.name.values())
    )
    return newest_among(found, lambda one: one.id, after=after, limit=limit)


def retire(session: Session, brand_id: str, reward_id: str) -> Reward:
    """Offer a reward no more; coupons that are out stay good.

    Raises:
        UnknownRewardError: The brand has none.
    """
    reward = reward_of(session, brand_id, reward_id)
    reward.status = "retired"
    session.flush()
    return reward
