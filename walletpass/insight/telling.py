"""What is known of people's habits, as plain data: for them, and for a brand's systems."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.insight.models import Affinity, Profile, StageMove

_TOLD: Final = (
    "stage", "staged_at", "first_bought_at", "last_bought_at", "purchases", "visits",
    "spent", "basket", "median_gap", "store_id", "hour", "engagement",
    "lifetime_value", "reckoned_at",
)  # fmt: skip


def habits_told(
    session: Session, customer_ids: Sequence[str]
) -> Mapping[str, Mapping[str, Any]]:
    """Return all that is kept of these people's habits, ready for JSON."""
    told: dict[str, dict[str, Any]] = {
        profile.customer_id: {name: _plain(getattr(profile, name)) for name in _TOLD}
        for profile in session.scalars(
            select(Profile).where(Profile.customer_id.in_(customer_ids))
        )
    }
    for customer_id, categories in _categories(session, customer_ids).items():
        told.setdefault(customer_id, {})["categories"] = categories
    for customer_id, moves in _moves(session, customer_ids).items():
        told.setdefault(customer_id, {})["stages"] = moves
    return told


def _categories(
    session: Session, customer_ids: Sequence[str]
) -> Mapping[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one in session.scalars(
        select(Affinity)
        .where(Affinity.customer_id.in_(customer_ids))
        .order_by(Affinity.customer_id, Affinity.category)
    ):
        found[one.customer_id][one.category] = one.share / 1000
    return found


def _moves(
    session: Session, customer_ids: Sequence[str]
) -> Mapping[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for move in session.scalars(
        select(StageMove)
        .where(StageMove.customer_id.in_(customer_ids))
        .order_by(StageMove.customer_id, StageMove.moved_at, StageMove.id)
    ):
        said = {"stage": move.to_stage, "since": move.moved_at.isoformat()}
        found[move.customer_id].append(said)
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
