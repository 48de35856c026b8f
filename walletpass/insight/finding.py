"""Reading what is known: of one customer, of a batch, of all of a brand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass.customers import Customer
from walletpass.insight.models import Affinity, Profile, Stage, StageMove
from walletpass.insight.stages import STAGES
from walletpass.sales import Purchase

REGULAR_VISITS: Final = 3
REGULAR_WITHIN: Final = timedelta(days=90)


def profile_of(session: Session, brand_id: str, customer_id: str) -> Profile | None:
    """Return what is known of one of the brand's customers, None as long as nothing is."""
    profile = session.get(Profile, customer_id)
    return profile if profile and profile.brand_id == brand_id else None


def stages_of(session: Session, customer_ids: Collection[str]) -> Mapping[str, Stage]:
    """Return the stage of each of these customers whose habits were reckoned."""
    rows = session.execute(
        select(Profile.customer_id, Profile.stage).where(
            Profile.customer_id.in_(customer_ids)
        )
    )
    return {row.customer_id: row.stage for row in rows}


def affinities_of(session: Session, customer_id: str) -> Sequence[Affinity]:
    """Return what a customer cares for, the most first."""
    return session.scalars(
        select(Affinity)
        .where(Affinity.customer_id == customer_id)
        .order_by(Affinity.share.desc(), Affinity.category)
    ).all()


def moves_of(
    session: Session, customer_id: str, *, limit: int = 100
) -> Sequence[StageMove]:
    """Return the latest moves between stages, the newest first."""
    return session.scalars(
        select(StageMove)
        .where(StageMove.customer_id == customer_id)
        .order_by(StageMove.moved_at.desc(), StageMove.id.desc())
        .limit(limit)
    ).all()


def next_people(
    session: Session, brand_id: str, *, after: str, limit: int
) -> Sequence[str]:
    """Return the next of a brand's customers, by their ids."""
    return session.scalars(
        select(Customer.id)
        .where(Customer.brand_id == brand_id, Customer.id > after)
        .order_by(Customer.id)
        .limit(limit)
    ).all()


def census(session: Session, brand_id: str) -> Mapping[Stage, int]:
    """Return how many customers are in each stage."""
    rows = session.execute(
        select(Profile.stage, func.count())
        .where(Profile.brand_id == brand_id)
        .group_by(Profile.stage)
    )
    return dict.fromkeys(STAGES, 0) | {row[0]: row[1] for row in rows}


def active(session: Session, brand_id: str, *, since: datetime) -> int:
    """Return how many customers have bought something since a moment, once or often."""
    bought = select(func.count()).where(
        Profile.brand_id == brand_id, Profile.last_bought_at >= since
    )
    return session.scalar(bought) or 0


@dataclass(frozen=True, slots=True)
class Regulars:
    """How many regular customers there are, and what they bought, in minor units.

    A regular bought on three days or more of the 90 before the end; *share* is what part
    of all sales theirs were, None where there were none.
    """

    customers: int
    net: int
    share: float | None


def regulars(
    session: Session, brand_id: str, *, since: datetime, until: datetime
) -> Regulars:
    """Return who was regular at *until*, and what they bought from *since* to then."""
    regular = (
        select(Purchase.customer_id)
        .where(
            Purchase.brand_id == brand_id,
            Purchase.occurred_at >= until - REGULAR_WITHIN,
            Purchase.occurred_at < until,
            Purchase.customer_id.is_not(None),
            Purchase.status != "returned",
        )
        .group_by(Purchase.customer_id)
        .having(func.count(Purchase.shopped_on.distinct()) >= REGULAR_VISITS)
        .subquery()
    )
    kept = func.coalesce(func.sum(Purchase.net - Purchase.returned), 0)
    in_time = (
        Purchase.brand_id == brand_id,
        Purchase.occurred_at >= since,
        Purchase.occurred_at < until,
    )
    count = session.scalar(select(func.count()).select_from(regular)) or 0
    theirs = session.scalar(
        select(kept)
        .join(regular, regular.c.customer_id == Purchase.customer_id)
        .where(*in_time)
    )
    whole = int(session.scalar(select(kept).where(*in_time)) or 0)
    net = int(theirs or 0)
    return Regulars(count, net, net / whole if whole else None)
