"""Whose profile is not what it should be: what was not noticed at once, and time itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from walletpass.customers import Customer
from walletpass.insight.models import Profile
from walletpass.kernel.ids import first_id
from walletpass.sales import Purchase, Refund

_IS_LIVING: Final = Customer.status.in_(("prospect", "active", "blocked"))
_WHO = select(Customer.brand_id, Customer.id).distinct()


def stale(
    session: Session, *, since: datetime, now: datetime, limit: int
) -> Mapping[str, Sequence[str]]:
    """Return customers, by brand, whose profiles are older than what they did last.

    Only what was told *since* then is looked at, and about *limit* of them. Once reckoned they are not stale any more, so the next batch
    is again the first.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for statement in (_bought(since), _returned(since), _joined(since), _moved(now)):
        for brand_id, customer_id in session.execute(statement.limit(limit)):
            found[brand_id].add(customer_id)
    return {brand_id: sorted(ids) for brand_id, ids in found.items()}


def _bought(since: datetime) -> Select[str, str]:
    return (
        _WHO.join(Purchase, Purchase.customer_id == Customer.id)
        .outerjoin(Profile, Profile.customer_id == Customer.id)
        .where(
            Purchase.id >= first_id("pur", since),
            _IS_LIVING,
            or_(
                Profile.reckoned_at.is_(None),
                Profile.reckoned_at < Purchase.received_at,
            ),
        )
    )


def _returned(since: datetime) -> Select[str, str]:
    return (
        _WHO.join(Purchase, Purchase.customer_id == Customer.id)
        .join(Refund, Refund.purchase_id == Purchase.id)
        .outerjoin(Profile, Profile.customer_id == Customer.id)
        .where(
            Refund.id >= first_id("ref", since),
            _IS_LIVING,
            or_(
                Profile.reckoned_at.is_(None),
                Profile.reckoned_at < Refund.received_at,
            ),
        )
    )


def _joined(since: datetime) -> Select[str, str]:
    return _WHO.outerjoin(Profile, Profile.customer_id == Customer.id).where(
        Customer.id >= first_id("cus", since),
        _IS_LIVING,
        Profile.customer_id.is_(None),
    )


def _moved(now: datetime) -> Select[str, str]:
    return select(Profile.brand_id, Profile.customer_id).where(Profile.due_at <= now)
