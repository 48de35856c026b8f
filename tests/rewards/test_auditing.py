"""What hangs on sales is recounted: whatever was meddled with is named."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import customers, rewards
from walletpass.rewards import coupons, happenings, referrals, welcoming

PEOPLE = make.people()
FIXED = {"kind": "fixed", "amount": 30_00}


@pytest.fixture
def shop(database):
    review = rule("review", FIXED, on={"kind": "event", "event": "review"})
    return open_shop(database, document(rule(), review))


@pytest.fixture
def busy(shop):
    """A shop where one of everything happened."""
    ada, bob = shop.customer(), shop.customer(phone="+48 501 502 503")
    shop.give(ada, 100_00)
    with shop.database.transaction() as session:
        offer = coupons.Offer("cake", "item", {"en": "Cake"}, sku="cake", quota=9)
        offered = coupons.add_reward(session, shop.brand_id, offer, now=NOON)
        for source in ("w/1", "w/2", "w/3", "w/4"):
            had = coupons.issue(
                session, PEOPLE.keyring, shop.brand_id, offered.id, ada,
                source=source, now=NOON,
            ).coupon  # fmt: skip
            if source == "w/1":
                coupons.redeem(session, shop.brand_id, had.id, source="t/1", now=NOON)
            if source == "w/2":
                coupons.cancel(session, shop.brand_id, had.id, now=NOON)
            if source == "w/3":
                until = NOON + timedelta(minutes=5)
                coupons.reserve(
                    session, shop.brand_id, had.id, source="t/2", until=until, now=NOON
                )
        welcoming.set_welcome(session, shop.brand_id, shop.program_id, points=5_00)
        who = session.get_one(customers.Customer, bob)
        welcoming.welcome(session, PEOPLE, who, shop.program_id, NOON)
        referrals.set_terms(
            session, shop.brand_id, shop.program_id,
            referrer_points=5_00, referee_points=5_00,
        )  # fmt: skip
        code = referrals.code_of(session, shop.brand_id, ada, now=NOON)
        referrals.join(session, shop.brand_id, code, bob, now=NOON)
        referrals.join(session, shop.brand_id, code, ada, now=NOON)
        told = happenings.Happened("review", "web", "r-1")
        holder = rewards.Holder(shop.program_id, ada)
        happenings.tell(session, shop.brand_id, holder, told, now=NOON)
    shop.buy(bob, 100_00)
    return shop


def test_what_was_left_alone_adds_up(busy):
    assert busy.faults() == []


@pytest.mark.parametrize(
    ("what", "meddling"),
    [
        ("reward", "UPDATE rewards SET taken = taken + 1"),
        ("coupon", "UPDATE coupons SET used_for = NULL WHERE status = 'redeemed'"),
        ("coupon", "UPDATE coupons SET status = 'issued' WHERE status = 'reserved'"),
        ("referral", "UPDATE referrals SET purchase_id = NULL WHERE reason IS NULL"),
        ("referral", "UPDATE referrals SET state = 'rewarded' WHERE reason IS NULL"),
        ("referral", "UPDATE referrals SET reason = NULL"),
        ("welcome", "UPDATE welcomed SET transaction_id = NULL"),
        ("event", "UPDATE happenings SET points = points + 1"),
        ("event", "UPDATE happenings SET state = 'rejected'"),
        ("credit", "UPDATE credits SET points = points + 1"),
    ],
)
def test_what_was_meddled_with_is_named(busy, what, meddling):
    with busy.database.transaction() as session:
        assert session.execute(text(meddling)).rowcount >= 1

    faults = busy.faults()

    assert faults
    assert {fault.split()[0] for fault in faults} == {what}
