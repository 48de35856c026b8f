"""Thanking: in words, with or without an act, and never with points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import customers, outbox
from walletpass.kernel.ids import new_id
from walletpass.rewards.acts.catalogue import LONGEST_WORDS
from walletpass.rewards.acts.errors import UnfitActError
from walletpass.rewards.acts.events import Thanked
from walletpass.rewards.acts.models import Act, Thanks


def thank(
    session: Session,
    brand_id: str,
    customer_id: str,
    words: str,
    *,
    by: str,
    source: str,
    now: datetime,
    act_id: str | None = None,
) -> Thanks:
    """Thank a customer, in words that their card may show; each source once.

    Raises:
        UnknownCustomerError: The brand has no such customer.
        UnfitActError: There are no words, or too many.
    """
    said = " ".join(words.split())
    if not 1 <= len(said) <= LONGEST_WORDS:
        raise UnfitActError("words", f"use 1 to {LONGEST_WORDS} characters.")
    customer = customers.person_of(session, brand_id, customer_id)
    session.refresh(customer, with_for_update={"key_share": True})
    earlier = session.scalars(
        select(Thanks).where(Thanks.customer_id == customer.id, Thanks.source == source)
    ).one_or_none()
    if earlier is not None:
        return earlier
    thanks = Thanks(
        id=new_id("thx", now),
        brand_id=brand_id,
        customer_id=customer.id,
        words=said,
        by=by,
        source=source,
        act_id=act_id,
        given_at=now,
    )
    session.add(thanks)
    session.flush()
    outbox.add(session, Thanked(customer.id), now=now, key=f"thanked:{customer.id}")
    return thanks


def thanks_of(
    session: Session, customer_id: str, *, limit: int = 50
) -> Sequence[Thanks]:
    """Return the latest thanks a customer was given, the newest first."""
    return session.scalars(
        select(Thanks)
        .where(Thanks.customer_id.in_(customers.selves(customer_id)))
        .order_by(Thanks.id.desc())
        .limit(limit)
    ).all()


@dataclass(frozen=True, slots=True)
class Gratitude:
    """How often we thanked, and how many good deeds we saw, by what became of them."""

    thanks: int
    thanked_customers: int
    seen: int
    confirmed: int
    waiting: int


def gratitude(
    session: Session, brand_id: str, *, since: datetime, until: datetime
) -> Gratitude:
    """Return what was thanked for and what was seen from one moment until another."""
    given = session.execute(
        select(func.count(), func.count(Thanks.customer_id.distinct())).where(
            Thanks.brand_id == brand_id,
            Thanks.given_at >= since,
            Thanks.given_at < until,
        )
    ).one()
    seen = session.execute(
        select(
            func.count(),
            func.count().filter(Act.state == "confirmed"),
            func.count().filter(Act.state == "candidate"),
        ).where(Act.brand_id == brand_id, Act.seen_at >= since, Act.seen_at < until)
    ).one()
    return Gratitude(given[0], given[1], seen[0], seen[1], seen[2])
