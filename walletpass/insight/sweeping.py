"""Whose profile is not what it should be: what was not noticed at once, and time itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Mapped, Session

from walletpass.customers import Customer
from walletpass.insight.models import Profile
from walletpass.insight.reckoning import SETTLED
from walletpass.kernel.ids import first_id
from walletpass.rewards.acts import Act
from walletpass.rewards.happenings import Happening
from walletpass.sales import Purchase, Refund

_IS_LIVING: Final = Customer.status.in_(("prospect", "active", "blocked"))
_WHO = select(Customer.brand_id, Customer.id).distinct()


def stale(
    session: Session, *, since: datetime, now: datetime, limit: int
) -> Mapping[str, Sequence[str]]:
    """Return customers, by brand, whose profiles are older than what they did last.

    Only what was told *since* then is looked at, and about *limit* of each kind. Once
    reckoned they are not stale any more, so the next batch is again the first. What was
    told this very moment may not be whole yet, and waits: see `is_unsettled`.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for statement in (
        _bought(since, now),
        _returned(since, now),
        _told(Happening, Happening.id >= first_id("hap", since), now),
        _told(Act, Act.id >= first_id("act", since), now),
        _joined(since),
        _moved(now),
    ):
        for brand_id, customer_id in session.execute(statement.limit(limit)):
            found[brand_id].add(customer_id)
    return {brand_id: sorted(ids) for brand_id, ids in found.items()}


def is_unsettled(session: Session, *, now: datetime) -> bool:
    """Tell whether something was bought or returned too lately for `stale` to see it."""
    since = now - SETTLED
    lately = [
        select(table.id).where(table.id >= first_id(prefix, since)).limit(1)
        for table, prefix in ((Purchase, "pur"), (Refund, "ref"))
    ]
    return any(session.scalar(statement) for statement in lately)


def _bought(since: datetime, now: datetime) -> Select[str, str]:
    return (
        _WHO.join(Purchase, Purchase.customer_id == Customer.id)
        .outerjoin(Profile, Profile.customer_id == Customer.id)
        .where(
            Purchase.id >= first_id("pur", since),
            _IS_LIVING,
            Purchase.received_at <= now - SETTLED,
            _is_behind(Purchase.received_at),
        )
    )


def _returned(since: datetime, now: datetime) -> Select[str, str]:
    return (
        _WHO.join(Purchase, Purchase.customer_id == Customer.id)
        .join(Refund, Refund.purchase_id == Purchase.id)
        .outerjoin(Profile, Profile.customer_id == Customer.id)
        .where(
            Refund.id >= first_id("ref", since),
            _IS_LIVING,
            Refund.received_at <= now - SETTLED,
            _is_behind(Refund.received_at),
        )
    )


def _told(
    what: type[Happening | Act], since: ColumnElement[bool], now: datetime
) -> Select[str, str]:
    """Return who did something besides buying; ids tell when we heard of it."""
    heard_at = Happening.received_at if what is Happening else Act.seen_at
    return (
        _WHO.join(what, what.customer_id == Customer.id)
        .outerjoin(Profile, Profile.customer_id == Customer.id)
        .where(since, heard_at <= now - SETTLED, _IS_LIVING, _is_behind(heard_at))
    )


def _is_behind(
    told_at: ColumnElement[datetime] | Mapped[datetime],
) -> ColumnElement[bool]:
    return or_(Profile.settled_at.is_(None), Profile.settled_at < told_at)


def _joined(since: datetime) -> Select[str, str]:
    return _WHO.outerjoin(Profile, Profile.customer_id == Customer.id).where(
        Customer.id >= first_id("cus", since),
        _IS_LIVING,
        Profile.customer_id.is_(None),
    )


def _moved(now: datetime) -> Select[str, str]:
    return select(Profile.brand_id, Profile.customer_id).where(Profile.due_at <= now)
