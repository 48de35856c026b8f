"""Telling of acts: noted once, counted as often as their kind allows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.customers import Customer
from walletpass.db import Page, newest_page
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Keyring
from walletpass.rewards.acts.catalogue import kind_called
from walletpass.rewards.acts.deciding import grant
from walletpass.rewards.acts.errors import UnfitActError, UnknownActError
from walletpass.rewards.acts.models import Act, ActKind, State, Via
from walletpass.rewards.acts.telling import tell


@dataclass(frozen=True, slots=True)
class Told:
    """An act as somebody tells it: who did what, on whose word, with what evidence."""

    kind: str
    customer_id: str
    via: Via
    source: str
    by: str
    evidence: Mapping[str, Any] = field(default_factory=dict)
    counterpart_id: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An act; *is_new* is false when it was told before and nothing was written."""

    act: Act
    is_new: bool = True


def report(
    session: Session, keyring: Keyring, brand_id: str, told: Told, *, now: datetime
) -> Seen:
    """Note an act. What nobody has to confirm is thanked at once.

    One too many is noted as rejected, and says so. Told again with the same source, it
    is the one noted before.

    Raises:
        UnknownActKindError: The brand knows of no such kind, or not any more.
        UnknownCustomerError: The brand has no such customer.
        UnfitActError: They may not tell of it so, or something is missing.
    """
    kind = kind_called(session, brand_id, told.kind)
    customer = customers.person_of(session, brand_id, told.customer_id)
    session.refresh(customer, with_for_update={"key_share": True})
    if earlier := _told_before(session, customer, told.source):
        return Seen(earlier, is_new=False)
    counterpart = _counterpart(session, brand_id, customer, told)
    _check(kind, told)
    act = Act(
        id=new_id("act", now),
        brand_id=brand_id,
        kind_id=kind.id,
        customer_id=customer.id,
        counterpart_id=counterpart.id if counterpart else None,
        via=told.via,
        source=told.source,
        evidence=dict(told.evidence),
        state="candidate",
        seen_at=now,
    )
    act.reason = _one_too_many(session, kind, act, now)
    if act.reason:
        act.state, act.decided_at = "rejected", now
    session.add(act)
    session.flush()
    tell(session, act, "act.rejected" if act.reason else "act.told", now=now)
    if act.state == "candidate" and kind.confirmed_by == "nobody":
        grant(session, keyring, kind, act, by=told.by, now=now)
    return Seen(act)


def _told_before(session: Session, customer: Customer, source: str) -> Act | None:
    return session.scalars(
        select(Act)
        .where(Act.customer_id.in_(customers.selves(customer.id)), Act.source == source)
        .order_by(Act.id)
        .limit(1)
    ).one_or_none()


def _counterpart(
    session: Session, brand_id: str, customer: Customer, told: Told
) -> Customer | None:
    if told.counterpart_id is None:
        return None
    counterpart = customers.person_of(session, brand_id, told.counterpart_id)
    if counterpart.id == customer.id:
        raise UnfitActError("counterpart_id", "name the other of the two.")
    return counterpart


def _check(kind: ActKind, told: Told) -> None:
    if kind.is_retired or told.via not in kind.told_by:
        raise UnfitActError("via", f"{kind.code} is told by {kind.told_by} only.")
    if told.via == "pair" and told.counterpart_id is None:
        raise UnfitActError("counterpart_id", "name the other of the two.")
    if kind.needs_evidence and not any(told.evidence.values()):
        raise UnfitActError("evidence", f"{kind.code} needs some.")


def _one_too_many(
    session: Session, kind: ActKind, act: Act, now: datetime
) -> str | None:
    """Say why an act counts no more: too many of them, or with the same one again."""
    counting = select(func.count()).where(
        Act.customer_id.in_(customers.selves(act.customer_id)),
        Act.kind_id == kind.id,
        Act.state != "rejected",
    )
    if kind.within_days is not None:
        since = now - timedelta(days=kind.within_days)
        counting = counting.where(Act.seen_at > since)
    if kind.most is not None and (session.scalar(counting) or 0) >= kind.most:
        return "limit"
    if act.counterpart_id is not None:
        same = counting.where(
            Act.counterpart_id.in_(customers.selves(act.counterpart_id))
        )
        if session.scalar(same):
            return "same counterpart"
    return None


def act_of(session: Session, brand_id: str, act_id: str) -> Act:
    """Return the brand's act of this id.

    Raises:
        UnknownActError: Nobody told of it.
    """
    act = session.get(Act, act_id)
    if act is None or act.brand_id != brand_id:
        raise UnknownActError
    return act


def acts_page(
    session: Session,
    brand_id: str,
    *,
    state: State | None = None,
    customer_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Act]:
    """Return a page of acts, newest first: all, those of a state, or a customer's."""
    query = select(Act).where(Act.brand_id == brand_id)
    if state is not None:
        query = query.where(Act.state == state)
    if customer_id is not None:
        query = query.where(Act.customer_id.in_(customers.selves(customer_id)))
    return newest_page(session, query, Act.id, after=after, limit=limit)
