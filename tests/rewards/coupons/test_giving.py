"""Giving a reward to many at once: exact, and limited by how many there are."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Offer

COFFEE = {"code": "coffee", "kind": "amount", "name": {"en": "Coffee"}, "value": 500}


@pytest.fixture
def given(database):
    """Give a reward to the next *count* customers; return them, the reward, the gifts."""

    def give(count=3, days=None, **offer):
        with database.transaction() as session:
            brand = make.brand(session)
            make.program(session, brand)
            reward = coupons.add_reward(
                session, brand.id, Offer(**(COFFEE | offer)), now=NOON
            )
            ids = [make.customer(session, brand).id for _ in range(count)]
            gifts = coupons.give(
                session,
                make.people().keyring,
                brand.id,
                reward.id,
                ids,
                source="run/1",
                days=days,
                now=NOON,
            )
            return brand.id, ids, reward.id, gifts

    return give


def test_everybody_gets_a_coupon_of_their_own(database, given):
    brand_id, ids, _, gifts = given(3, days=14)

    assert list(gifts.given) == ids
    assert len({one.code for one in gifts.given.values()}) == 3
    with database.snapshot() as session:
        for customer_id, one in gifts.given.items():
            coupon = coupons.coupon_coded(
                session, make.people().keyring, brand_id, one.code
            )
            assert (coupon.customer_id, coupon.source) == (customer_id, "run/1")
            assert coupon.expires_at == NOON + timedelta(days=14)


def test_the_reward_knows_better_how_long_a_coupon_is_good(given):
    *_, gifts = given(1, days=14, valid_days=3)

    assert [one.expires_at for one in gifts.given.values()] == [
        NOON + timedelta(days=3)
    ]


def test_the_first_who_ask_get_the_last_there_are(database, given):
    brand_id, ids, reward_id, gifts = given(5, quota=2)

    assert list(gifts.given) == ids[:2]
    assert gifts.refused == dict.fromkeys(ids[2:], "gone")
    with database.snapshot() as session:
        assert coupons.reward_of(session, brand_id, reward_id).taken == 2


def test_nobody_gets_more_than_anybody_may(database, given):
    brand_id, ids, reward_id, _ = given(2, per_customer=1)

    with database.transaction() as session:
        again = coupons.give(
            session,
            make.people().keyring,
            brand_id,
            reward_id,
            ids,
            source="run/2",
            now=NOON,
        )

    assert again.refused == dict.fromkeys(ids, "had")
    assert not again.given


@pytest.mark.parametrize(
    "offer",
    [{"closes_at": NOON}, {"opens_at": NOON + timedelta(days=1)}],
    ids=["closed", "not yet open"],
)
def test_what_nobody_may_have_now_is_given_to_nobody(given, offer):
    _, ids, _, gifts = given(2, **offer)

    assert gifts.refused == dict.fromkeys(ids, "closed")


def test_another_brand_gives_none_of_our_rewards(database, given):
    _, ids, reward_id, _ = given(1)

    with (
        database.transaction() as session,
        pytest.raises(coupons.UnknownRewardError),
    ):
        coupons.give(
            session,
            make.people().keyring,
            make.brand(session).id,
            reward_id,
            ids,
            source="run/3",
            now=NOON,
        )
