"""Contests: entries are coupons, and anybody can check who was drawn.

The seed is fixed before the first entry, by telling its SHA-256. Once drawn it is told:
the entries with the least ``sha256(seed + entry id)`` win, at most one for each person.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.customers import Customer
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Keyring
from walletpass.rewards.coupons.catalogue import reward_of
from walletpass.rewards.coupons.errors import (
    DrawOpenError,
    UnfitDrawError,
    UnknownDrawError,
)
from walletpass.rewards.coupons.models import Coupon, Draw
from walletpass.rewards.coupons.telling import tell

_ENTERING: Final = (
    select(Coupon.id, func.coalesce(Customer.merged_into_id, Customer.id))
    .join(Customer, Customer.id == Coupon.customer_id)
    .where(
        Coupon.reward_id == bindparam("reward_id"),
        Coupon.created_at < bindparam("closes_at"),
        Coupon.status == "issued",
        Customer.status != "erased",
    )
    .order_by(Coupon.id)
)
_LEFT: Final = select(Coupon).where(
    Coupon.reward_id == bindparam("reward_id"),
    Coupon.created_at < bindparam("closes_at"),
    Coupon.status == "issued",
)


def _which(draw: Draw) -> dict[str, Any]:
    return {"reward_id": draw.reward_id, "closes_at": draw.closes_at}


def announce_draw(
    session: Session,
    keyring: Keyring,
    brand_id: str,
    reward_id: str,
    *,
    prizes: int,
    closes_at: datetime,
    now: datetime,
) -> Draw:
    """Announce a draw among all who hold this contest's entries when it closes.

    Raises:
        UnknownRewardError: The brand has no such reward.
        UnfitDrawError: It is no contest, has no prizes, or closes in the past.
    """
    reward = reward_of(session, brand_id, reward_id)
    if reward.kind != "contest":
        raise UnfitDrawError(f"{reward.code} is no contest; its kind is {reward.kind}.")
    if prizes < 1:
        raise UnfitDrawError("prizes: use 1 or more.")
    if closes_at <= now:
        raise UnfitDrawError("closes_at: use a moment to come.")
    draw_id = new_id("drw", now)
    draw = Draw(
        id=draw_id,
        brand_id=brand_id,
        reward_id=reward.id,
        prizes=prizes,
        commitment=_sha256(_seed(keyring, draw_id)),
        closes_at=closes_at,
        announced_at=now,
    )
    session.add(draw)
    session.flush()
    return draw


def _seed(keyring: Keyring, draw_id: str) -> str:
    return keyring.key(f"draw {draw_id}").hex()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def draw_of(session: Session, brand_id: str, draw_id: str) -> Draw:
    """Return the brand's draw of this id.

    Raises:
        UnknownDrawError: The brand announced none.
    """
    draw = session.get(Draw, draw_id)
    if draw is None or draw.brand_id != brand_id:
        raise UnknownDrawError
    return draw


def draw_winners(
    session: Session, keyring: Keyring, brand_id: str, draw_id: str, *, now: datetime
) -> Draw:
    """Draw, once; again changes nothing. Entries that did not win are over.

    Raises:
        UnknownDrawError: The brand announced none.
        DrawOpenError: People may still enter.
    """
    draw = draw_of(session, brand_id, draw_id)
    session.refresh(draw, with_for_update=True)
    if draw.drawn_at is not None:
        return draw
    if now < draw.closes_at:
        raise DrawOpenError(draw.closes_at)
    seed = _seed(keyring, draw.id)
    entered = [(row[0], row[1]) for row in session.execute(_ENTERING, _which(draw))]
    by_chance = sorted(entered, key=lambda entry: _sha256(seed + entry[0]))
    draw.seed, draw.drawn_at, draw.entered = seed, now, entered
    draw.winners = list(islice(_one_each(by_chance), draw.prizes))
    _end_the_rest(session, draw, now)
    session.flush()
    return draw


def _one_each(by_chance: Sequence[tuple[str, str]]) -> Iterator[str]:
    seen: set[str] = set()
    for entry_id, person in by_chance:
        if person not in seen:
            seen.add(person)
            yield entry_id


def _end_the_rest(session: Session, draw: Draw, now: datetime) -> None:
    won = set(draw.winners or ())
    for coupon in session.scalars(_LEFT, _which(draw)):
        if coupon.id not in won:
            coupon.status = "expired"
            tell(session, coupon, "coupon.expired", now=now)
