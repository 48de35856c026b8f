"""What came of positions: whether who was near was told of something there, or why not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.places.models import Position, PositionOutcome

NotTold = Literal["near-lately", "not-located", "no-hints", "no-offer", "told-today"]
"""Why a place tells somebody nothing: they were near an hour ago, let us know no more
where they are, want no hints near shops, nothing is on there, or they know of it."""

NOT_TOLD: Final[tuple[NotTold, ...]] = get_args(NotTold)


def note_outcome(
    session: Session,
    position_id: str,
    reason: str,
    detail: str | None = None,
    *,
    now: datetime,
) -> None:
    """Note what came of a position that is kept yet; once is enough."""
    position = session.get(Position, position_id)
    if position is None or session.get(PositionOutcome, position_id) is not None:
        return
    session.add(
        PositionOutcome(
            position_id=position.id,
            brand_id=position.brand_id,
            reason=reason,
            detail=detail,
            decided_at=now,
        )
    )


def outcomes_of(
    session: Session, position_ids: Sequence[str]
) -> Mapping[str, PositionOutcome]:
    """Return what came of these positions, of those that is known of, by their id."""
    found = session.scalars(
        select(PositionOutcome).where(PositionOutcome.position_id.in_(position_ids))
    )
    return {one.position_id: one for one in found}
