"""What reached customers, as far as anybody can know: pushes taken, cards fetched.

A phone reports neither delivery nor display. That it fetched the version with the
message is the only receipt there is.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from walletpass.campaigns.measuring.stretches import Stretch
from walletpass.campaigns.models import Delivery, Run
from walletpass.devices.models import Sighting
from walletpass.ledger.models import Account
from walletpass.passes.messages.models import CardMessage, Showing
from walletpass.passes.models import Pass, PassVersion
from walletpass.rewards.coupons.models import Coupon, Reward

_KINDS = ("pushed", "fetched", "registered", "unregistered")
_UNPRICED = ("percent", "item", "donation")
"""Rewards that cost something, though what is not written on them."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a customer's phones did in the window."""

    is_accepted: bool = False
    is_fetched: bool = False
    is_unregistered: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """Coupons of the campaign a customer used in the window, and what they took off."""

    redeemed: int = 0
    worth: int = 0
    unpriced: int = 0


def reached_in(session: Session, stretch: Stretch) -> dict[str, Reached]:
    """Return what phones of a stretch's customers did, by customer."""
    carried = (
        select(func.min(PassVersion.version))
        .where(
            PassVersion.pass_id == Sighting.pass_id,
            PassVersion.made_at >= Delivery.decided_at,
        )
        .correlate(Sighting, Delivery)
        .scalar_subquery()
    )
    is_since = and_(Delivery.state == "sent", Sighting.at >= Delivery.decided_at)
    is_accepted = Sighting.detail["outcome"].as_string() == "accepted"
    has_message = Sighting.detail["version"].as_integer() >= carried
    query = (
        select(
            Delivery.customer_id,
            _any(and_(Sighting.kind == "pushed", is_since, is_accepted)),
            _any(and_(Sighting.kind == "fetched", is_since, has_message)),
            _last("unregistered") > _last("registered"),
        )
        .join(Account, Account.customer_id == Delivery.customer_id)
        .join(Pass, Pass.account_id == Account.id)
        .join(Sighting, Sighting.pass_id == Pass.id)
        .where(stretch.is_within(Sighting.at), Sighting.kind.in_(_KINDS))
        .group_by(Delivery.customer_id)
    )
    return {
        customer_id: Reached(bool(accepted), bool(fetched), bool(gone))
        for customer_id, accepted, fetched, gone in session.execute(stretch.of(query))
    }


def _any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))


def _last(kind: str) -> ColumnElement[int]:
    return func.max(case((Sighting.kind == kind, Sighting.id), else_=0))


def messages_in(
    session: Session, stretch: Stretch, *, is_alone: bool
) -> dict[str, dict[str, int]]:
    """Return how many messages of each variant a stretch's customers were sent, by customer.

    By their own run, and unless it *is alone* by later ones of the campaign too, as long
    as the window lasts.
    """
    other = aliased(Delivery)
    is_theirs = other.run_id == Delivery.run_id
    if not is_alone:
        is_later = and_(
            other.campaign_id == stretch.campaign_id,
            stretch.is_within(other.decided_at),
        )
        is_theirs = or_(is_theirs, is_later)
    query = (
        select(Delivery.customer_id, other.variant, func.count())
        .join(other, other.customer_id == Delivery.customer_id)
        .where(other.state == "sent", is_theirs)
        .group_by(Delivery.customer_id, other.variant)
        .order_by(Delivery.customer_id, other.variant)
    )
    messages: dict[str, dict[str, int]] = {}
    for customer_id, variant, count in session.execute(stretch.of(query)):
        messages.setdefault(customer_id, {})[variant] = count
    return messages


def told_in(session: Session, stretch: Stretch) -> set[str]:
    """Return the held-out whom something of the campaign reached all the same."""
    other = aliased(Delivery)
    sent = select(Delivery.customer_id).join(
        other,
        and_(
            other.customer_id == Delivery.customer_id,
            other.state == "sent",
            other.campaign_id == stretch.campaign_id,
        ),
    )
    shown = (
        select(Delivery.customer_id)
        .join(Showing, Showing.customer_id == Delivery.customer_id)
        .join(CardMessage, CardMessage.id == Showing.message_id)
        .where(_names_campaign(CardMessage.origin, stretch))
    )
    given = (
        select(Delivery.customer_id)
        .join(Coupon, Coupon.customer_id == Delivery.customer_id)
        .where(_names_campaign(Coupon.source, stretch))
    )
    return {
        customer_id
        for query in (sent, shown, given)
        for (customer_id,) in session.execute(
            stretch.of(query).where(Delivery.arm == "held")
        )
    }


def used_in(session: Session, stretch: Stretch) -> dict[str, Used]:
    """Return the campaign's coupons that those of a stretch used, by customer."""
    query = (
        select(
            Delivery.customer_id,
            func.count(),
            func.sum(case((Reward.kind == "amount", Reward.value), else_=0)),
            func.sum(case((Reward.kind.in_(_UNPRICED), 1), else_=0)),
        )
        .join(Coupon, Coupon.customer_id == Delivery.customer_id)
        .join(Reward, Reward.id == Coupon.reward_id)
        .where(
            Coupon.status == "redeemed",
            stretch.is_within(Coupon.redeemed_at),
            _names_campaign(Coupon.source, stretch),
        )
        .group_by(Delivery.customer_id)
    )
    return {
        customer_id: Used(int(count), int(worth or 0), int(unpriced))
        for customer_id, count, worth, unpriced in session.execute(stretch.of(query))
    }


def _names_campaign(
    source: InstrumentedAttribute[str], stretch: Stretch
) -> ColumnElement[bool]:
    """Say that a message's or coupon's origin names the campaign, or a run of it."""
    of_a_run = exists().where(
        Run.campaign_id == stretch.campaign_id,
        source.contains(Run.id),
    )
    return or_(source.contains(stretch.campaign_id, autoescape=True), of_a_run)
