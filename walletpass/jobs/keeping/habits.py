"""Keeping what is known of customers' habits current."""

from datetime import timedelta

from sqlalchemy import exists, select

from walletpass import insight, outbox
from walletpass.brands import Brand
from walletpass.customers import Customer
from walletpass.insight import Profile
from walletpass.jobs.keepers import keeps
from walletpass.services import Services

BRANDS = 100


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
    if not found:
        return
    with services.database.transaction() as session:
        for brand_id, customer_ids in found.items():
            insight.reckon(session, brand_id, customer_ids, now=now)
        outbox.add(session, job, now=now)


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


@keeps(insight.ReckonCycles)
def reckon_cycles(services: Services, job: insight.ReckonCycles) -> None:
    """Reckon the next brands' cycles; where one changed, what hangs on it too."""
    now = services.now()
    with services.database.transaction() as session:
        brands = session.scalars(
            select(Brand).where(Brand.id > job.after).order_by(Brand.id).limit(BRANDS)
        ).all()
        for brand in brands:
            before = insight.chain_of(session, brand.id)
            cycle = insight.reckon_cycle(session, brand, now=now)
            unknown = select(
                exists().where(
                    Customer.brand_id == brand.id,
                    Customer.status.in_(("prospect", "active", "blocked")),
                    ~exists().where(Profile.customer_id == Customer.id),
                )
            )
            if cycle.gap != before.gap or session.scalar(unknown):
                owed = insight.ReckonPeople(brand.id)
                outbox.add(session, owed, now=now, key=f"reckon-people:{brand.id}")
        if len(brands) == BRANDS:
            outbox.add(session, insight.ReckonCycles(brands[-1].id), now=now)
