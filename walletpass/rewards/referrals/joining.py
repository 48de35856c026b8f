"""Joining: a newcomer names who brought them, if that counts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import customers, ledger, sales
from walletpass.customers import Customer
from walletpass.kernel.ids import new_id
from walletpass.rewards.referrals.errors import UnknownReferralError
from walletpass.rewards.referrals.inviting import (
    referral_of,
    referrer_with,
    terms_of,
)
from walletpass.rewards.referrals.models import Reason, Referral, State

COUNTING: Final[tuple[State, ...]] = ("joined", "qualified", "rewarded")
_FURTHEST: Final = 20  # friends of friends looked at for a ring


@dataclass(frozen=True, slots=True)
class Joined:
    """A referral; *is_new* is false when this newcomer had named this friend before."""

    referral: Referral
    is_new: bool = True


def join(
    session: Session,
    brand_id: str,
    code: str,
    referee_id: str,
    *,
    now: datetime,
    click_id: str | None = None,
    program_id: str | None = None,
) -> Joined:
    """Note who brought a newcomer. Whether it counts is told by its state and reason.

    Nobody brings themselves, nor who brought them, directly or over friends of friends;
    who bought before is no newcomer, and who was brought already has a friend.

    Raises:
        UnknownCodeError: Nobody invites with this code.
        UnknownCustomerError: The brand has no such customer.
        UnknownReferralError: The click was on somebody else's link, or there was none.
    """
    program = ledger.program_of(session, brand_id, program_id)
    referrer = referrer_with(session, brand_id, code)
    referee = customers.person_of(session, brand_id, referee_id)
    session.refresh(referee, with_for_update={"key_share": True})
    if earlier := _earlier(session, program.id, referrer, referee):
        return Joined(earlier, is_new=False)
    referral = _clicked(session, brand_id, click_id, referrer, now)
    referral.program_id, referral.referee_id = program.id, referee.id
    referral.joined_at = now
    referral.reason = _objection(session, program.id, referrer, referee)
    referral.state = "rejected" if referral.reason else "joined"
    if referral.reason:
        referral.ended_at = now
    session.add(referral)
    session.flush()
    return Joined(referral)


def _earlier(
    session: Session, program_id: str, referrer: Customer, referee: Customer
) -> Referral | None:
    return session.scalars(
        select(Referral)
        .where(
            Referral.program_id == program_id,
            Referral.referrer_id.in_(customers.selves(referrer.id)),
            Referral.referee_id == referee.id,
        )
        .order_by(Referral.id.desc())
        .limit(1)
    ).one_or_none()


def _clicked(
    session: Session,
    brand_id: str,
    click_id: str | None,
    referrer: Customer,
    now: datetime,
) -> Referral:
    if click_id is None:
        return Referral(
            id=new_id("ref", now),
            brand_id=brand_id,
            referrer_id=referrer.id,
            created_at=now,
        )
    click = referral_of(session, brand_id, click_id)
    session.refresh(click, with_for_update=True)
    if click.state != "clicked" or click.referrer_id != referrer.id:
        raise UnknownReferralError
    return click


def _objection(
    session: Session, program_id: str, referrer: Customer, referee: Customer
) -> Reason | None:
    if referrer.id == referee.id:
        return "self"
    if {"blocked", "erased"} & {referrer.status, referee.status}:
        return "blocked"
    if _brought(session, program_id, referrer.id, referee.id):
        return "ring"
    has_bought = sales.habits_of(session, referee.id).ever.purchases
    if has_bought or friend_of(session, program_id, referee.id) is not None:
        return "known"
    if is_full(session, program_id, referrer.id):
        return "limit"
    return None


def _brought(session: Session, program_id: str, brought_id: str, by_id: str) -> bool:
    """Tell whether somebody was brought by another, be it over friends of friends."""
    for _ in range(_FURTHEST):
        friend_id = friend_of(session, program_id, brought_id)
        if friend_id is None:
            return False
        if friend_id == by_id:
            return True
        brought_id = friend_id
    return True


def friend_of(session: Session, program_id: str, referee_id: str) -> str | None:
    """Return who brought somebody, as they are known today."""
    return session.scalar(
        select(func.coalesce(Customer.merged_into_id, Customer.id))
        .join(Referral, Referral.referrer_id == Customer.id)
        .where(
            Referral.program_id == program_id,
            Referral.referee_id.in_(customers.selves(referee_id)),
            Referral.state.in_(COUNTING),
        )
        .order_by(Referral.id)
        .limit(1)
    )


def is_full(session: Session, program_id: str, referrer_id: str) -> bool:
    """Tell whether somebody is rewarded, or soon to be, for as many as anybody may."""
    terms = terms_of(session, program_id)
    if terms is None or terms.most is None:
        return False
    brought = session.scalar(
        select(func.count())
        .select_from(Referral)
        .where(
            Referral.program_id == program_id,
            Referral.referrer_id.in_(customers.selves(referrer_id)),
            Referral.state.in_(("qualified", "rewarded")),
        )
    )
    return (brought or 0) >= terms.most
