"""Observing a trial: how often people came to each place their card carried, or withheld.

Asked are the visits that tills told of. That a card was shown, or that its holder passed
by without buying, no phone tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from walletpass.places.lifting import Lift, Observed, lift_of
from walletpass.places.models import HintlessCustomer, PlaceTrial, PlaceTrialSide
from walletpass.places.withholding import trial_of
from walletpass.sales import Purchase

MOST_OBSERVED: Final = 20_000
"""So many people are counted for one answer, the first who met the trial."""
FEWEST_VISITS: Final = 5
"""Of fewer altogether, an interval would promise what nobody knows."""
_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as far as it has come: *people* met it, *observed* of them were counted.

    From *withheld* of those observed a place was withheld. *lift* is more visits per
    place carried, or None where too few were withheld, or came, to say.
    """

    share: float
    since: datetime
    people: int
    observed: int
    withheld: int
    lift: Lift | None


def observe(session: Session, brand_id: str, *, now: datetime) -> Trial | None:
    """Measure the brand's trial, or return None where it never began one.

    Those who said that their card shall show near no shop are left out: whatever the
    lot, they carry nothing.
    """
    trial = trial_of(session, brand_id)
    if trial is None:
        return None
    people = session.scalar(
        select(func.count(PlaceTrialSide.customer_id.distinct())).where(
            PlaceTrialSide.brand_id == brand_id,
            PlaceTrialSide.trial_since == trial.since,
        )
    )
    seen = list(_observed(session, trial, now))
    return Trial(
        trial.share,
        trial.since,
        people or 0,
        len({one.customer_id for one in seen}),
        sum(one.is_withheld for one in seen),
        lift_of(seen) if sum(one.visits for one in seen) >= FEWEST_VISITS else None,
    )


def _observed(session: Session, trial: PlaceTrial, now: datetime) -> Iterator[Observed]:
    side = PlaceTrialSide
    first = (
        select(side.customer_id)
        .where(
            side.brand_id == trial.brand_id,
            side.trial_since == trial.since,
            ~select(HintlessCustomer.customer_id)
            .where(HintlessCustomer.customer_id == side.customer_id)
            .exists(),
        )
        .distinct()
        .order_by(side.customer_id)
        .limit(MOST_OBSERVED)
        .subquery()
    )
    asked = (
        select(
            side.customer_id,
            side.rank,
            side.is_withheld,
            func.count(Purchase.shopped_on.distinct()).label("visits"),
        )
        .join(first, first.c.customer_id == side.customer_id)
        .outerjoin(
            Purchase,
            and_(
                Purchase.customer_id == side.customer_id,
                Purchase.store_id == side.store_id,
                Purchase.occurred_at >= side.since,
                Purchase.occurred_at < now,
                Purchase.status != "returned",
            ),
        )
        .where(side.trial_since == trial.since)
        .group_by(side.customer_id, side.rank, side.is_withheld)
        .order_by(side.customer_id, side.rank)
    )
    for row in session.execute(asked, execution_options={"yield_per": _AT_ONCE}):
        yield Observed(row.customer_id, row.rank, row.is_withheld, row.visits)
