"""A friend who was taken for the newcomer counts again when the two are parted."""

import pytest

from tests.make import NOON
from tests.rewards.referrals.test_referrals import (
    DAY,
    PEOPLE,
    ada,
    bob,
    brand,
    bring_back,
    buy,
    change_terms,
    join,
    member,
    points_of,
    reward,
    standing,
)
from walletpass import ledger, outbox, passes, rewards
from walletpass.rewards import referrals

__all__ = ["ada", "bob", "brand"]


def merge(database, brand, loser, winner, now=NOON):
    with database.transaction() as session:
        return passes.merge_holders(
            session, PEOPLE, brand.id, loser, winner, actor="k", reason="", now=now
        ).merge.id


def part(database, brand, merge_id, now=NOON):
    with database.transaction() as session:
        passes.unmerge_holders(session, PEOPLE, brand.id, merge_id, actor="k", now=now)
    with database.snapshot() as session:
        assert [*ledger.audit(session), *rewards.audit(session)] == []


@pytest.fixture(params=["the newcomer goes", "the friend goes"])
def pair(request, ada, bob):
    """Return who is merged into whom: Bob, whom Ada brought, or Ada."""
    return (bob, ada) if request.param == "the newcomer goes" else (ada, bob)


def test_who_only_joined_may_buy_again_after_parting(database, brand, ada, bob, pair):
    referral = join(database, brand, ada, bob)
    made = merge(database, brand, *pair)
    assert standing(database, referral) == ("rejected", "self")

    part(database, brand, made)

    assert standing(database, referral) == ("joined", None)
    buy(database, brand, bob)
    assert standing(database, referral) == ("qualified", None)
    assert (points_of(database, ada), points_of(database, bob)) == ((0, 100), (0, 50))


@pytest.mark.parametrize(("day", "is_due"), [(3, False), (14, True), (30, True)])
def test_points_of_both_wait_again_for_their_own_day(
    database, brand, ada, bob, pair, day, is_due
):
    referral = join(database, brand, ada, bob)
    buy(database, brand, bob)
    made = merge(database, brand, *pair)
    assert points_of(database, pair[1]) == (0, 0)
    later = NOON + day * DAY
    reward(database, referral, later)

    part(database, brand, made, later)

    assert standing(database, referral) == ("qualified", None)
    both = points_of(database, ada, later), points_of(database, bob, later)
    assert both == (((100, 0), (50, 0)) if is_due else ((0, 100), (0, 50)))
    reward(database, referral, NOON + 30 * DAY)
    assert standing(database, referral) == ("rewarded", None)
    assert points_of(database, ada, NOON + 30 * DAY) == (100, 0)
    with database.snapshot() as session:
        promised = session.query(outbox.Promise).filter_by(kind="reward-referral")
        assert max(promise.due_at for promise in promised) == max(
            later, NOON + 14 * DAY
        )


def test_points_expire_when_they_would_have(database, brand, ada, bob, pair):
    change_terms(database, brand, expires_days=10)
    join(database, brand, ada, bob)
    buy(database, brand, bob)
    made = merge(database, brand, *pair)
    change_terms(database, brand, referrer_points=7_00, expires_days=100)

    part(database, brand, made, NOON + 20 * DAY)

    assert points_of(database, ada, NOON + 20 * DAY) == (100, 0)
    assert points_of(database, ada, NOON + 24 * DAY) == (0, 0)


def test_whoever_was_rewarded_stays_so(database, brand, ada, bob, pair):
    referral = join(database, brand, ada, bob)
    buy(database, brand, bob)
    reward(database, referral, NOON + 14 * DAY)
    made = merge(database, brand, *pair, NOON + 15 * DAY)
    assert standing(database, referral) == ("rewarded", None)

    part(database, brand, made, NOON + 16 * DAY)

    assert standing(database, referral) == ("rewarded", None)
    later = NOON + 16 * DAY
    assert points_of(database, ada, later) == (100, 0)
    assert points_of(database, bob, later) == (50, 0)


def test_merging_and_parting_twice_is_like_never(database, brand, ada, bob, pair):
    referral = join(database, brand, ada, bob)
    bought = buy(database, brand, bob)
    for loser, winner in (pair, pair, reversed(pair)):
        made = merge(database, brand, loser, winner)
        assert standing(database, referral) == ("rejected", "self")
        assert points_of(database, winner) == (0, 0)
        for _ in range(2):
            part(database, brand, made)
        assert standing(database, referral) == ("qualified", None)
        assert points_of(database, ada) == (0, 100)
        assert points_of(database, bob) == (0, 50)

    bring_back(database, brand, bought)

    assert standing(database, referral) == ("rejected", "returned")
    assert (points_of(database, ada), points_of(database, bob)) == ((0, 0), (0, 0))


@pytest.mark.parametrize(
    ("day", "outcome", "points"),
    [(2, ("rejected", "returned"), 0), (20, ("qualified", None), 100)],
)
def test_a_purchase_that_came_back_meanwhile_counts_if_its_window_had_passed(
    database, brand, ada, bob, pair, day, outcome, points
):
    referral = join(database, brand, ada, bob)
    bought = buy(database, brand, bob)
    made = merge(database, brand, *pair)
    bring_back(database, brand, bought, now=NOON + day * DAY)

    part(database, brand, made, NOON + 21 * DAY)

    assert standing(database, referral) == outcome
    assert points_of(database, ada, NOON + 21 * DAY) == (points, 0)


def test_who_has_another_friend_by_now_keeps_that_one(database, brand, ada, bob):
    referral, cid = join(database, brand, ada, bob), member(database, brand)
    made = merge(database, brand, ada, bob)
    other = join(database, brand, cid, bob)
    assert standing(database, other) == ("joined", None)

    part(database, brand, made)

    assert standing(database, referral) == ("rejected", "known")
    assert standing(database, other) == ("joined", None)


def test_a_friend_with_as_many_as_anybody_may_has_no_more(database, brand, ada, bob):
    change_terms(database, brand, most=1)
    referral, cid = join(database, brand, ada, bob), member(database, brand)
    join(database, brand, ada, cid)
    buy(database, brand, bob)
    made = merge(database, brand, bob, ada)
    buy(database, brand, cid, "2")

    part(database, brand, made)

    assert standing(database, referral) == ("rejected", "limit")
    assert points_of(database, ada) == (0, 100)
    assert points_of(database, bob) == (0, 0)


def test_a_friend_under_an_earlier_name_is_the_newcomer_too(database, brand, ada, bob):
    referral, eve = join(database, brand, ada, bob), member(database, brand)
    buy(database, brand, bob)
    earlier = merge(database, brand, ada, eve)
    made = merge(database, brand, bob, eve)
    assert standing(database, referral) == ("rejected", "self")
    assert points_of(database, eve) == (0, 0)

    part(database, brand, made)

    assert standing(database, referral) == ("qualified", None)
    assert points_of(database, eve) == (0, 100)
    assert points_of(database, bob) == (0, 50)
    part(database, brand, earlier)
    assert points_of(database, ada) == (0, 100)


def test_who_named_their_own_code_stays_rejected(database, brand, ada, bob):
    made = merge(database, brand, bob, ada)
    referral = join(database, brand, ada, bob)

    part(database, brand, made)

    assert standing(database, referral) == ("rejected", "self")
    with database.snapshot() as session:
        kept = session.get_one(referrals.Referral, referral.id)
        assert kept.referee_id == kept.referrer_id
