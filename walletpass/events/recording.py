"""Recording events, in the transaction of what happened."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, exists, insert, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.db import Prepared
from walletpass.events.models import Event, Subscriber
from walletpass.events.names import Name, covered
from walletpass.events.promises import SpreadEvents
from walletpass.kernel.ids import new_id

_WANTED: Final = "events wanted"
_PROMISED: Final = "events promised"

_TOPICS = Prepared(
    select(Subscriber.topics).where(Subscriber.brand_id == bindparam("brand_id"))
)
_ADD = Prepared(insert(Event))
IS_HEARD: Final = exists().where(Subscriber.brand_id == bindparam("brand_id"))
"""Whether anybody listens to the ``brand_id`` that a statement is about."""


def nobody_listens(session: Session, brand_id: str) -> None:
    """Note that the brand has no subscriber, so that this transaction need not look."""
    session.info.setdefault(_WANTED, {})[brand_id] = frozenset()


def record(
    session: Session,
    brand_id: str,
    name: Name,
    data: Mapping[str, Any],
    *,
    now: datetime,
    customer_id: str | None = None,
) -> None:
    """Write down that something happened, if a subscriber of the brand wants to know.

    *data* holds plain values, ids and figures: never a name, a phone or a token.
    """
    if not is_wanted(session, brand_id, name):
        return
    _ADD.run(
        session,
        {
            "id": new_id("evt", now),
            "brand_id": brand_id,
            "name": name,
            "customer_id": customer_id,
            "data": dict(data),
            "occurred_at": now,
        },
    )
    _promise(session, brand_id, now)


def is_wanted(session: Session, brand_id: str, name: Name) -> bool:
    """Tell whether a subscriber of the brand wants to know of this."""
    return name in _wanted(session, brand_id)


def _wanted(session: Session, brand_id: str) -> frozenset[str]:
    """Return the names the brand's subscribers ask for, looked up once a transaction."""
    known: dict[str, frozenset[str]] = session.info.setdefault(_WANTED, {})
    if brand_id not in known:
        rows = _TOPICS.rows(session, {"brand_id": brand_id})
        known[brand_id] = covered(topic for row in rows for topic in row.topics)
    return known[brand_id]


def _promise(session: Session, brand_id: str, now: datetime) -> None:
    """Promise once per transaction to number what it records.

    Without a key: of two sales under one, the second would wait for the first. What is
    promised within a savepoint may be undone with it, and counts for nothing outside.
    """
    promised: set[str] = session.info.setdefault(_PROMISED, set())
    if brand_id in promised:
        return
    outbox.add(session, SpreadEvents(brand_id), now=now)
    if not session.in_nested_transaction():
        promised.add(brand_id)
