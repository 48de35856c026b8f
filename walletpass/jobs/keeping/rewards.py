"""Keeping what customers were given in step with the calendar."""

from walletpass import outbox, passes, rewards
from walletpass.jobs.keepers import keeps
from walletpass.rewards import coupons, happenings, referrals, tiers
from walletpass.services import Services

BATCH = 500
BIRTHDAYS = 100  # each takes a few statements, and tills wait for the pen meanwhile
TIERS = 50  # each takes several questions, and tills wait meanwhile


@keeps(coupons.LapseCoupons)
def lapse_coupons(services: Services, job: coupons.LapseCoupons) -> None:
    """Write down the next batch of coupons whose time is over, and promise the rest."""
    now = services.now()
    with services.database.transaction() as session:
        if coupons.lapse(session, now=now, limit=BATCH) == BATCH:
            outbox.add(session, job, now=now)


@keeps(referrals.RewardReferral)
def reward_referral(services: Services, job: referrals.RewardReferral) -> None:
    """End a referral whose return window has passed, and see what rules give for it."""
    now = services.now()
    with services.database.transaction() as session:
        rewarded = referrals.reward(session, job.referral_id, now=now)
        if rewarded is not None:
            happenings.on_friendship(session, rewarded, now=now)


@keeps(happenings.CelebrateBirthdays)
def celebrate_birthdays(services: Services, job: happenings.CelebrateBirthdays) -> None:
    """Promise the birthdays of the next programs where a new day began."""
    with services.database.transaction() as session:
        happenings.begin_rounds(session, job, now=services.now(), limit=BATCH)


@keeps(happenings.CelebrateDay)
def celebrate_day(services: Services, job: happenings.CelebrateDay) -> None:
    """Give the next of those born on a day what rules give, and promise the rest."""
    with services.database.transaction() as session:
        happenings.celebrate(session, job, now=services.now(), limit=BIRTHDAYS)


@keeps(rewards.ReviewTiers)
def review_tiers(services: Services, job: rewards.ReviewTiers) -> None:
    """Look at the next batch of tiers again, and promise those after it."""
    now = services.now()
    with services.database.transaction() as session:
        if job.program_id is None:
            batch = tiers.due_states(session, now=now, limit=TIERS)
            rest = job
        else:
            batch = tiers.members_of(
                session, job.program_id, after=job.after, limit=TIERS
            )
            after = max((whose.customer_id for whose in batch), default="")
            rest = rewards.ReviewTiers(job.program_id, after)
        for whose in batch:
            tiers.review(session, whose, now=now)
        for program_id in sorted({whose.program_id for whose in batch}):
            theirs = [who.customer_id for who in batch if who.program_id == program_id]
            if cards := passes.cards_of(session, program_id, theirs):
                outbox.add(session, passes.RefreshPasses(cards, "tiers"), now=now)
        if len(batch) == TIERS:
            outbox.add(session, rest, now=now)
