"""Keeping what customers were given in step with the calendar."""

from walletpass import outbox
from walletpass.jobs.keepers import keeps
from walletpass.rewards import coupons, referrals
from walletpass.services import Services

BATCH = 500


@keeps(coupons.LapseCoupons)
def lapse_coupons(services: Services, job: coupons.LapseCoupons) -> None:
    """Write down the next batch of coupons whose time is over, and promise the rest."""
    now = services.now()
    with services.database.transaction() as session:
        if coupons.lapse(session, now=now, limit=BATCH) == BATCH:
            outbox.add(session, job, now=now)


@keeps(referrals.RewardReferral)
def reward_referral(services: Services, job: referrals.RewardReferral) -> None:
    """End a referral whose return window has passed."""
    with services.database.transaction() as session:
        referrals.reward(session, job.referral_id, now=services.now())
