"""Asides: marketing that is said outside of campaigns, over the API or near a shop.

It counts for how much a customer hears, across everything a brand says. What is said in
passing keeps the brand's manners itself: consent, wishes, caps and quiet hours.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.campaigns.assigning import Lots
from walletpass.campaigns.deciding import Terms, Verdict, decide, foresee
from walletpass.campaigns.document import Document
from walletpass.campaigns.knowing import held_persons
from walletpass.campaigns.manners import MONTH, limits_of
from walletpass.campaigns.models import Aside
from walletpass.campaigns.planning import Plan

_IN_PASSING: Final = Document(
    priority=9
)  # nothing planned outranks what is now or never


def may_say(
    session: Session, brand_id: str, customer_id: str, *, now: datetime
) -> Verdict:
    """Return whether a customer may be told something in passing at this moment.

    Until commit nobody else decides, and they are neither merged nor erased. What would
    have to wait for the morning is not said at all: by then they are elsewhere. That no
    phone asks for news of their card does not matter: an app just told where they are.
    """
    plan = _plan(session, brand_id, now)
    person = held_persons(session, plan, [customer_id], at=now)[customer_id]
    verdict = decide(plan.terms, person._replace(is_on_phone=True), now)
    return Verdict("suppressed", "quiet-hours") if verdict.due_at else verdict


def when_to_say(
    session: Session, brand_id: str, customer_ids: Sequence[str], *, at: datetime
) -> Mapping[str, Verdict]:
    """Return for each of these customers when marketing may be said to them, or why not.

    It is meant for a moment; who has quiet hours then is *due* at their end. Until
    commit nobody else decides, and nobody is merged or erased. That no phone has their
    card yet does not matter: it will show what it finds.
    """
    plan = _plan(session, brand_id, at)
    known = held_persons(session, plan, customer_ids, at=at)
    return {
        customer_id: foresee(plan.terms, person._replace(is_on_phone=True), at)
        for customer_id, person in known.items()
    }


def _plan(session: Session, brand_id: str, at: datetime) -> Plan:
    brand = _one_at_a_time(session, brand_id)
    terms = Terms(
        "", is_marketing=True, category=None, limits=limits_of(session, brand_id)
    )
    return Plan(brand, "", _IN_PASSING, Lots(b""), terms, at, at, at)


def note_aside(
    session: Session,
    brand_id: str,
    message_id: str,
    customer_ids: Iterable[str],
    *,
    said_at: datetime,
) -> None:
    """Note that these customers hear a marketing message at a moment, so that it counts."""
    _one_at_a_time(session, brand_id)
    rows = [
        {
            "customer_id": customer_id,
            "message_id": message_id,
            "brand_id": brand_id,
            "said_at": said_at,
        }
        for customer_id in sorted(set(customer_ids))
    ]
    if rows:
        session.execute(insert(Aside), rows)


def take_back_aside(session: Session, message_id: str, *, now: datetime) -> None:
    """Let a message that was taken back before it was heard count no more."""
    session.execute(
        delete(Aside).where(Aside.message_id == message_id, Aside.said_at > now)
    )


def forget_asides(session: Session, *, now: datetime, limit: int) -> int:
    """Forget a batch of what is too long ago to count; return how many."""
    old = select(Aside.message_id, Aside.customer_id).where(Aside.said_at < now - MONTH)
    rows = session.execute(old.limit(limit)).all()
    for message_id in sorted({row.message_id for row in rows}):
        ids = [row.customer_id for row in rows if row.message_id == message_id]
        session.execute(
            delete(Aside).where(
                Aside.message_id == message_id, Aside.customer_id.in_(ids)
            )
        )
    return len(rows)


def _one_at_a_time(session: Session, brand_id: str) -> Brand:
    """Let nobody else of the brand decide meanwhile: each counts what the others said."""
    held = select(Brand).where(Brand.id == brand_id)
    return session.scalars(held.with_for_update(key_share=True)).one()
