"""How a brand's customers moved between stages in a stretch of time, and who they were.

Only what they did or left undone is a move here; what was merely learnt of them is
counted apart.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.db import Page, page_of
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.insight.models import Cause, Stage, StageMove

CLOSENESS: Final[Mapping[Stage, int]] = {
    "lapsed": 0,
    "at-risk": 1,
    "cooling": 2,
    "new": 3,
    "active": 4,
    "loyal": 5,
}
"""How close somebody in a stage is: a move to a higher number is a gain."""

Way = tuple[Stage | None, Stage]
"""From which stage into which; from none, who had just joined."""


def moves_between(
    session: Session, brand_id: str, *, since: datetime, until: datetime
) -> Mapping[Way, int]:
    """Return how many customers went each way in [since, until), each counted once a way."""
    rows = session.execute(
        select(
            StageMove.from_stage,
            StageMove.to_stage,
            func.count(StageMove.customer_id.distinct()),
        )
        .where(
            StageMove.brand_id == brand_id,
            StageMove.moved_at >= since,
            StageMove.moved_at < until,
            StageMove.cause == "habit",
        )
        .group_by(StageMove.from_stage, StageMove.to_stage)
    )
    return {(left, came): many for left, came, many in rows}


def learnt_between(
    session: Session, brand_id: str, *, since: datetime, until: datetime
) -> Mapping[Cause, int]:
    """Return of how many customers another stage was merely learnt in [since, until).

    By what it was learnt from; nobody moved.
    """
    rows = session.execute(
        select(StageMove.cause, func.count(StageMove.customer_id.distinct()))
        .where(
            StageMove.brand_id == brand_id,
            StageMove.moved_at >= since,
            StageMove.moved_at < until,
            StageMove.cause != "habit",
        )
        .group_by(StageMove.cause)
    )
    return {cause: many for cause, many in rows}  # noqa: C416 - rows


def moves_page(
    session: Session,
    brand_id: str,
    way: Way | None = None,
    *,
    since: datetime,
    until: datetime,
    customer_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[StageMove]:
    """Return a page of the moves in [since, until), the newest first: all, or of one way.

    Or those of one customer, whoever they were merged from.

    Raises:
        UnknownCursorError: No page ended there.
    """
    query = select(StageMove).where(
        StageMove.brand_id == brand_id,
        StageMove.moved_at >= since,
        StageMove.moved_at < until,
        StageMove.cause == "habit",
    )
    if way is not None:
        left, came = way
        query = query.where(
            StageMove.from_stage.is_(None)
            if left is None
            else StageMove.from_stage == left,
            StageMove.to_stage == came,
        )
    if customer_id is not None:
        query = query.where(StageMove.customer_id.in_(customers.selves(customer_id)))
    if after is not None:
        last = session.get(StageMove, decode_cursor(after))
        if last is None or last.brand_id != brand_id:
            raise UnknownCursorError
        place = (last.moved_at, last.id)
        query = query.where(tuple_(StageMove.moved_at, StageMove.id) < place)
    newest = (StageMove.moved_at.desc(), StageMove.id.desc())
    rows = session.scalars(query.order_by(*newest).limit(limit + 1)).all()
    return page_of(rows, limit, lambda move: move.id)
