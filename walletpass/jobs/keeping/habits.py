"""Keeping what is known of customers' habits current."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import insight, outbox
from walletpass.brands import Brand, brand_of
from walletpass.customers import Customer
from walletpass.insight import Profile
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

BRANDS = 100
SWEEP = "sweep-habits"
SWEPT_AFTER = timedelta(minutes=1)  # so that habits are reckoned once for many sales


@keeps(insight.SweepHabits)
def sweep_habits(services: Services, job: insight.SweepHabits) -> None:
    """Reckon the next of those whose profiles are behind, and promise the rest."""
    now = services.now()
    with services.database.snapshot() as session:
        found = insight.stale(
            session,
            since=now - timedelta(hours=job.hours),
            now=now,
            limit=insight.BATCH,
        )
        goes_on = not found and insight.is_unsettled(session, now=now)
    with services.database.transaction() as session:
        for brand_id, customer_ids in found.items():
            insight.reckon(session, brand_id, customer_ids, now=now)
        if found:
            outbox.add(session, job, now=now)
        elif goes_on:
            again = insight.SweepHabits()
            outbox.add(session, again, now=now, key=SWEEP, after=SWEPT_AFTER)


@keeps(insight.ReckonPeople)
def reckon_people(services: Services, job: insight.ReckonPeople) -> None:
    """Reckon a brand's next customers, and promise those after them."""
    now = services.now()
    with services.database.transaction() as session:
        batch = insight.next_people(
            session, job.brand_id, after=job.after, limit=insight.BATCH
        )
        insight.reckon(session, job.brand_id, batch, now=now)
        if len(batch) == insight.BATCH:
            rest = insight.ReckonPeople(job.brand_id, batch[-1])
            outbox.add(session, rest, now=now)
        else:
            _follow_cycle(session, brand_of(session, job.brand_id), now)


def _follow_cycle(session: Session, brand: Brand, now: datetime) -> bool:
    """Reckon a chain's cycle; if it is another, everybody's stage may be, so promise them.

    Their gaps do not depend on it, so it is the same the next time, and this ends.
    """
    before = insight.chain_of(session, brand.id).gap
    if insight.reckon_cycle(session, brand, now=now).gap == before:
        return False
    owed = insight.ReckonPeople(brand.id)
    outbox.add(session, owed, now=now, key=f"reckon-people:{brand.id}")
    return True


@keeps(insight.ReckonCycles)
def reckon_cycles(services: Services, job: insight.ReckonCycles) -> None:
    """Reckon the next brands' cycles; where one changed, what hangs on it too."""
    now = services.now()
    with services.database.transaction() as session:
        brands = session.scalars(
            select(Brand).where(Brand.id > job.after).order_by(Brand.id).limit(BRANDS)
        ).all()
        for brand in brands:
            if _follow_cycle(session, brand, now):
                continue
            unknown = select(
                exists().where(
                    Customer.brand_id == brand.id,
                    Customer.status.in_(("prospect", "active", "blocked")),
                    ~exists().where(Profile.customer_id == Customer.id),
                )
            )
            if session.scalar(unknown):
                owed = insight.ReckonPeople(brand.id)
                outbox.add(session, owed, now=now, key=f"reckon-people:{brand.id}")
        if len(brands) == BRANDS:
            outbox.add(session, insight.ReckonCycles(brands[-1].id), now=now)
