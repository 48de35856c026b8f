"""Meeting a trial: what each customer's card carried, and what it withheld, at the first.

Later changes of their ten are not written down: what is compared must be as the lot left
it, and not as people's habits changed it since.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from walletpass.places.models import ChosenPlace, PlaceTrial, PlaceTrialSide

_MET = (
    select(PlaceTrialSide.customer_id)
    .where(
        PlaceTrialSide.customer_id.in_(bindparam("ids", expanding=True)),
        PlaceTrialSide.trial_since == bindparam("trial_since"),
    )
    .distinct()
)


def meet(
    session: Session, trial: PlaceTrial, customer_ids: Sequence[str], *, now: datetime
) -> None:
    """Write down the ten of those among these customers who meet the trial only now."""
    asked = {"ids": list(customer_ids), "trial_since": trial.since}
    new = sorted(set(customer_ids) - set(session.scalars(_MET, asked)))
    if not new:
        return
    session.execute(delete(PlaceTrialSide).where(PlaceTrialSide.customer_id.in_(new)))
    carried = session.execute(
        select(ChosenPlace)
        .where(ChosenPlace.customer_id.in_(new))
        .order_by(ChosenPlace.customer_id, ChosenPlace.rank)
    ).scalars()
    rows = [
        {
            "customer_id": one.customer_id,
            "rank": one.rank,
            "brand_id": one.brand_id,
            "store_id": one.store_id,
            "is_withheld": one.is_withheld,
            "trial_since": trial.since,
            "since": now,
        }
        for one in carried
    ]
    if rows:
        session.execute(insert(PlaceTrialSide), rows)
