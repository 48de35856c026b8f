"""Paying with points: put aside, then spent with a purchase, or let go."""

from datetime import timedelta

import pytest

from tests.make import NOON
from tests.rewards.shop import document, open_shop
from walletpass import rewards
from walletpass.ledger import ClosedReservationError

HALF = {"worth": 100, "share": 5_000, "minimum": 10_00}


@pytest.fixture
def shop(database):
    return open_shop(database, document(spending=HALF), reserve_minutes=10)


@pytest.fixture
def ada(shop):
    ada = shop.customer()
    shop.give(ada, 80_00)
    return ada


def at(shop, redemption_id, ask, *, now=NOON):
    with shop.database.transaction() as session:
        return ask(session, shop.brand_id, redemption_id, now=now)


def test_all_that_may_be_spent_is_put_aside(shop, ada):
    paid = shop.reserve(ada, 100_00)

    assert (paid.points, paid.money, paid.status) == (50_00, 50_00, "reserved")
    assert paid.until == NOON + timedelta(minutes=10)
    assert (shop.balance(ada), shop.pockets(ada).reserved) == (30_00, 50_00)


def test_the_purchase_that_follows_spends_them_and_is_paid_with_them(shop, ada):
    paid = shop.reserve(ada, 100_00, points=20_00)

    bought = shop.buy(ada, 100_00, redemption=paid)

    assert bought.points == 4_00  # of the 80 that were paid in money
    spent = at(shop, paid.id, rewards.redemption_of)
    assert (spent.status, spent.purchase_id) == ("spent", bought.purchase.id)
    assert (shop.balance(ada), shop.pockets(ada).reserved) == (64_00, 0)
    assert shop.faults() == []


def test_asked_again_it_is_the_earlier_one(shop, ada):
    first = shop.reserve(ada, 100_00, receipt="991")

    again = shop.reserve(ada, 100_00, receipt="991")

    assert (again.id, again.is_new, again.points) == (first.id, False, 50_00)
    assert shop.pockets(ada).reserved == 50_00
    with pytest.raises(rewards.RedemptionTakenError):
        shop.reserve(ada, 101_00, receipt="991")


def test_what_is_cancelled_goes_back_once(shop, ada):
    paid = shop.reserve(ada, 100_00)

    for _ in range(2):
        gone = at(shop, paid.id, rewards.cancel)

    assert (gone.status, shop.balance(ada)) == ("cancelled", 80_00)
    with pytest.raises(ClosedReservationError):
        shop.buy(ada, 100_00, redemption=paid)
    assert shop.faults() == []


def test_what_is_committed_is_spent_once(shop, ada):
    paid = shop.reserve(ada, 100_00)

    for _ in range(2):
        spent = at(shop, paid.id, rewards.commit)

    assert (spent.status, shop.balance(ada)) == ("spent", 30_00)
    with pytest.raises(ClosedReservationError):
        at(shop, paid.id, rewards.cancel)
    assert shop.buy(ada, 100_00, redemption=paid).points == 2_50


def test_what_waits_too_long_goes_back_by_itself(shop, ada):
    paid = shop.reserve(ada, 100_00)
    later = NOON + timedelta(minutes=10)

    gone = at(shop, paid.id, rewards.redemption_of, now=later)

    assert gone.status == "timed-out"
    with pytest.raises(ClosedReservationError):
        at(shop, paid.id, rewards.commit, now=later)
    assert shop.reserve(ada, 160_00, now=later).points == 80_00


@pytest.mark.parametrize(
    ("points", "code"),
    [
        (50_01, "above-allowance"),
        (9_00, "below-minimum"),
        (10_50, "not-whole"),
        (0, "below-minimum"),
        (-10_00, "below-minimum"),
        (10**13, "above-allowance"),
    ],
)
def test_points_that_may_not_be_spent_are_refused_with_the_reason(
    shop, ada, points, code
):
    with pytest.raises(rewards.NotSpendableError) as refusal:
        shop.reserve(ada, 100_00, points=points)

    assert refusal.value.facts() == {"reason": code, "allowed": 50, "money": 50_00}
    assert shop.balance(ada) == 80_00


def test_who_has_no_points_yet_may_spend_none(shop):
    with pytest.raises(rewards.NotSpendableError):
        shop.reserve(shop.customer(), 100_00)


def test_a_purchase_is_paid_by_its_own_redemption_only(shop, ada):
    bob = shop.customer()
    paid = shop.reserve(ada, 100_00)

    with pytest.raises(rewards.RedemptionTakenError):
        shop.buy(bob, 100_00, redemption=paid)
    with pytest.raises(rewards.OtherPaymentError):
        shop.buy(ada, 100_00, redemption=paid, paid_with_points=1)
    shop.buy(ada, 100_00, redemption=paid)
    with pytest.raises(rewards.RedemptionTakenError):
        shop.buy(ada, 100_00, redemption=paid)
    assert shop.faults() == []


def test_points_pay_once_a_day_where_the_rules_say_so(database):
    shop = open_shop(database, document(spending={"worth": 100, "once_a_day": True}))
    ada = shop.customer()
    shop.give(ada, 80_00)
    first = shop.reserve(ada, 10_00)

    with pytest.raises(rewards.NotSpendableError) as refusal:
        shop.reserve(ada, 10_00)
    assert refusal.value.facts()["reason"] == "spent-today"

    at(shop, first.id, rewards.cancel)
    second = shop.reserve(ada, 10_00)
    at(shop, second.id, rewards.commit)
    assert shop.reserve(ada, 10_00, now=NOON + timedelta(days=1)).points == 10_00


def test_another_brand_knows_nothing_of_a_redemption(shop, ada, database):
    paid = shop.reserve(ada, 100_00)
    other = open_shop(database)

    for ask in (rewards.redemption_of, rewards.commit, rewards.cancel):
        with pytest.raises(rewards.UnknownRedemptionError):
            at(other, paid.id, ask)
        with pytest.raises(rewards.UnknownRedemptionError):
            at(shop, "red_\x00", ask)
