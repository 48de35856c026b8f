"""Giving a reward to many at once, as a campaign does: exact, however many ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from walletpass import events
from walletpass.customers import Customer
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Keyring
from walletpass.rewards.coupons.catalogue import reward_of
from walletpass.rewards.coupons.models import Coupon, Reward
from walletpass.rewards.coupons.numbering import code_of, digest_of
from walletpass.rewards.coupons.telling import tell

Refusal = Literal["gone", "had", "closed"]
"""None was left, they had as many as anybody may, or nobody may have it now."""

_SELVES: Final = select(Customer.id, Customer.merged_into_id).where(
    Customer.merged_into_id.in_(bindparam("ids", expanding=True))
)
_HAD: Final = (
    select(Coupon.customer_id, func.count())
    .where(
        Coupon.customer_id.in_(bindparam("ids", expanding=True)),
        Coupon.reward_id == bindparam("reward_id"),
        Coupon.status != "void",
    )
    .group_by(Coupon.customer_id)
)


@dataclass(frozen=True, slots=True)
class Given:
    """A coupon that was given: its code, to show its owner, and when it ends, if ever."""

    coupon_id: str
    code: str
    expires_at: datetime | None


@dataclass(slots=True)
class Gifts:
    """Who was given a coupon, and who could not be, and why."""

    given: dict[str, Given] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What is given to everybody alike, for what, and how long it is good."""

    keyring: Keyring
    reward: Reward
    source: str
    days: int | None
    now: datetime


def give(
    session: Session,
    keyring: Keyring,
    brand_id: str,
    reward_id: str,
    customer_ids: Sequence[str],
    *,
    source: str,
    days: int | None = None,
    now: datetime,
) -> Gifts:
    """Give a reward to these customers for nothing; first come, first served.

    They have to be living customers of the brand, and nobody is given twice for a
    *source*: the caller sees to both. A coupon is good for as many *days*, unless the
    reward says how long.

    Raises:
        UnknownRewardError: The brand has no such reward.
    """
    reward = reward_of(session, brand_id, reward_id)
    session.refresh(reward, with_for_update={"key_share": True})
    gifts = Gifts()
    asking = list(customer_ids)
    if _is_closed(reward, now):
        gifts.refused = dict.fromkeys(asking, "closed")
        return gifts
    if reward.per_customer is not None:
        had = _had(session, reward, asking)
        full = [one for one in asking if had.get(one, 0) >= reward.per_customer]
        gifts.refused = dict.fromkeys(full, "had")
        asking = [one for one in asking if one not in gifts.refused]
    left = len(asking) if reward.quota is None else reward.quota - reward.taken
    gifts.refused |= dict.fromkeys(asking[left:], "gone")
    occasion = _Occasion(keyring, reward, source, days, now)
    _hand_out(session, occasion, asking[:left], gifts)
    return gifts


def _is_closed(reward: Reward, now: datetime) -> bool:
    if reward.status == "retired" or (reward.closes_at and reward.closes_at <= now):
        return True
    return reward.opens_at is not None and now < reward.opens_at


def _had(
    session: Session, reward: Reward, customer_ids: Sequence[str]
) -> Mapping[str, int]:
    """Return how many each of these has had, under whatever name they had then."""
    selves = {one: one for one in customer_ids}
    former = session.execute(_SELVES, {"ids": list(customer_ids)})
    selves |= {self: one for self, one in former if one is not None}
    counts: dict[str, int] = {}
    asked = {"ids": list(selves), "reward_id": reward.id}
    for self, count in session.execute(_HAD, asked):
        counts[selves[self]] = counts.get(selves[self], 0) + count
    return counts


def _hand_out(
    session: Session, occasion: _Occasion, customer_ids: Sequence[str], gifts: Gifts
) -> None:
    if not customer_ids:
        return
    reward = occasion.reward
    rows = [_row(occasion, customer_id, gifts) for customer_id in customer_ids]
    session.connection().execute(insert(Coupon), rows)
    if reward.quota is not None:
        session.execute(
            update(Reward)
            .where(Reward.id == reward.id)
            .values(taken=Reward.taken + len(rows))
            .execution_options(synchronize_session=False)
        )
        session.expire(reward, ["taken"])
    if events.is_wanted(session, reward.brand_id, "coupon.issued"):
        for row in rows:
            tell(session, Coupon(**row), "coupon.issued", now=occasion.now)


def _row(occasion: _Occasion, customer_id: str, gifts: Gifts) -> dict[str, Any]:
    keyring, reward, now = occasion.keyring, occasion.reward, occasion.now
    coupon_id = new_id("cpn", now)
    code = code_of(keyring, reward.brand_id, coupon_id)
    starts_at = now + timedelta(days=reward.delay_days)
    good_for = reward.valid_days or occasion.days
    expires_at = starts_at + timedelta(days=good_for) if good_for else None
    gifts.given[customer_id] = Given(coupon_id, code, expires_at)
    is_made_at_once = reward.kind == "donation"
    return {
        "id": coupon_id,
        "brand_id": reward.brand_id,
        "reward_id": reward.id,
        "customer_id": customer_id,
        "source": occasion.source,
        "code_digest": digest_of(keyring, reward.brand_id, code),
        "status": "redeemed" if is_made_at_once else "issued",
        "starts_at": starts_at,
        "expires_at": expires_at,
        "redeemed_at": now if is_made_at_once else None,
        "used_for": occasion.source if is_made_at_once else None,
        "created_at": now,
    }
