"""Keeping what customers were given in step with the calendar."""

from walletpass import outbox
from walletpass.jobs.keepers import keeps
from walletpass.rewards import coupons
from walletpass.services import Services

BATCH = 500


@keeps(coupons.LapseCoupons)
def lapse_coupons(services: Services, job: coupons.LapseCoupons) -> None:
    """Write down the next batch of coupons whose time is over, and promise the rest."""
    now = services.now()
    with services.database.transaction() as session:
        if coupons.lapse(session, now=now, limit=BATCH) == BATCH:
            outbox.add(session, job, now=now)
