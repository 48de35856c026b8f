"""Reckoning profiles: of a batch of customers, whatever was known of them before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from walletpass.brands import brand_of
from walletpass.customers import Customer
from walletpass.db import Prepared, in_each_dialect
from walletpass.insight.causes import Stood, cause_of
from walletpass.insight.cycles import chain_of
from walletpass.insight.gathering import doings_of
from walletpass.insight.habits import Doings, Habits, habits_of, shares
from walletpass.insight.models import Affinity, Cause, Profile, Stage, StageMove
from walletpass.kernel.ids import new_id

BATCH: Final = 500
"""How many are reckoned at once: as many as one transaction does in moments."""

SETTLED: Final = timedelta(seconds=30)
"""The longest that a transaction may take from its moment to its commit."""

_KNOWN = (
    select(
        Profile.customer_id,
        Profile.stage,
        Profile.staged_at,
        Profile.visits,
        Profile.due_at,
        Profile.reckoned_at,
    )
    .where(Profile.customer_id.in_(bindparam("ids", expanding=True)))
    .order_by(Profile.customer_id)
    .with_for_update()
)


def _keeping(insert: Any) -> Any:
    fresh = insert(Profile)
    said = {
        column.name: fresh.excluded[column.name]
        for column in Profile.__table__.columns
        if not column.primary_key
    }
    return fresh.on_conflict_do_update(index_elements=["customer_id"], set_=said)


_KEEP = Prepared(in_each_dialect(_keeping))


def reckon(
    session: Session, brand_id: str, customer_ids: Collection[str], *, now: datetime
) -> None:
    """Reckon the profiles of these customers anew, and note who came into another stage.

    Whoever is no customer of their own any more, being erased or somebody else, has none.
    """
    ids = sorted(set(customer_ids))
    for first in range(0, len(ids), BATCH):
        _reckon(session, brand_id, ids[first : first + BATCH], now)


def _reckon(session: Session, brand_id: str, ids: Sequence[str], now: datetime) -> None:
    brand = brand_of(session, brand_id)
    chain = chain_of(session, brand_id)
    stages = {row[0]: Stood(*row[1:]) for row in session.execute(_KNOWN, {"ids": ids})}
    doings = doings_of(session, brand, ids, now=now)
    habits = {one: habits_of(did, chain, now) for one, did in doings.items()}
    if gone := [one for one in stages if one not in habits]:
        _let_go(session, gone)
    if habits:
        _KEEP.run_for_each(
            session,
            [
                _row(brand_id, one, said, stages.get(one), now)
                for one, said in habits.items()
            ],
        )
    _keep_affinities(session, brand_id, doings)
    left: dict[str, Stage] = {one: stood.stage for one, stood in stages.items()}
    if fresh := [one for one in habits if one not in left]:
        left |= _last_stages(session, fresh)
    moves = [
        {
            "id": new_id("stm", now),
            "brand_id": brand_id,
            "customer_id": one,
            "from_stage": left.get(one),
            "to_stage": said.stage,
            "moved_at": now,
            "cause": _cause(stages.get(one), doings[one], said, now),
        }
        for one, said in habits.items()
        if left.get(one) != said.stage
    ]
    if moves:
        session.connection().execute(insert(StageMove), moves)


def _cause(stood: Stood | None, did: Doings, said: Habits, now: datetime) -> Cause:
    return cause_of(stood, said.stage, did.days, did.enrolled_at, now)


def _let_go(session: Session, gone: Sequence[str]) -> None:
    """Forget who was erased; of who was merged only what they are now, as it may be undone."""
    merged = set(
        session.scalars(
            select(Customer.id).where(
                Customer.id.in_(gone), Customer.merged_into_id.is_not(None)
            )
        )
    )
    connection = session.connection()
    for table in (Profile, Affinity):
        connection.execute(delete(table).where(table.customer_id.in_(merged)))
    forget(session, [one for one in gone if one not in merged])


def _last_stages(session: Session, ids: Sequence[str]) -> dict[str, Stage]:
    """Return where they stood who had a profile before, under a merge that was undone."""
    moves = session.execute(
        select(StageMove.customer_id, StageMove.to_stage)
        .where(StageMove.customer_id.in_(ids))
        .order_by(StageMove.moved_at, StageMove.id)
    )
    return {customer_id: stage for customer_id, stage in moves}  # noqa: C416 - rows


def _row(
    brand_id: str,
    customer_id: str,
    habits: Habits,
    stood: Stood | None,
    now: datetime,
) -> dict[str, Any]:
    is_there = stood is not None and stood.stage == habits.stage
    return asdict(habits) | {
        "customer_id": customer_id,
        "brand_id": brand_id,
        "staged_at": stood.staged_at if stood and is_there else now,
        "settled_at": now - SETTLED,
        "reckoned_at": now,
    }


def _keep_affinities(
    session: Session, brand_id: str, doings: Mapping[str, Doings]
) -> None:
    connection = session.connection()
    connection.execute(delete(Affinity).where(Affinity.customer_id.in_(list(doings))))
    rows = [
        {
            "customer_id": customer_id,
            "category": category,
            "brand_id": brand_id,
            "share": share,
            "is_declared": category in did.declared,
        }
        for customer_id, did in doings.items()
        for category, share in shares(did).items()
    ]
    if rows:
        connection.execute(insert(Affinity), rows)


def forget(session: Session, customer_ids: Collection[str]) -> None:
    """Forget what is said of these people's habits; their moves between stages too.

    Those they made under a name that was merged into theirs go with them.
    """
    connection = session.connection()
    for table in (Profile, Affinity, StageMove):
        connection.execute(delete(table).where(table.customer_id.in_(customer_ids)))
    former = select(Customer.id).where(Customer.merged_into_id.in_(customer_ids))
    connection.execute(delete(StageMove).where(StageMove.customer_id.in_(former)))
