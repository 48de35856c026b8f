"""What hangs on a purchase follows from it, whoever told of it, and goes with it."""

from datetime import timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from tests.rewards.shop import document, open_shop
from walletpass import customers, passes, rewards, sales
from walletpass.rewards import coupons, referrals, welcoming

PEOPLE = make.people()


@pytest.fixture
def shop(database):
    return open_shop(database, document())


def offer_welcome(shop, **facts):
    told = {"points": 100_00, "after_purchase": True} | facts
    with shop.database.transaction() as session:
        welcoming.set_welcome(session, shop.brand_id, shop.program_id, **told)


def join(shop, **facts):
    who = shop.customer(**facts)
    with shop.database.transaction() as session:
        customer = session.get_one(customers.Customer, who)
        welcoming.welcome(session, PEOPLE, customer, shop.program_id, NOON)
    return who


def bring(shop, referrer, referee, **terms):
    told = {"referrer_points": 50_00, "referee_points": 20_00, "hold_days": 14} | terms
    with shop.database.transaction() as session:
        referrals.set_terms(session, shop.brand_id, shop.program_id, **told)
        code = referrals.code_of(session, shop.brand_id, referrer, now=NOON)
        referrals.join(session, shop.brand_id, code, referee, now=NOON)


def merge(shop, winner, loser):
    with shop.database.transaction() as session:
        passes.merge_holders(
            session, PEOPLE, shop.brand_id, loser, winner,
            actor="anna", reason="", now=NOON,
        )  # fmt: skip


def test_the_first_purchase_brings_the_welcome_and_whole_return_takes_it(shop):
    offer_welcome(shop)
    ada = join(shop, phone="+48 501 502 503")

    bought = shop.buy(ada, 100_00)
    assert (bought.points, bought.balance, shop.balance(ada)) == (5_00, 105_00, 105_00)
    assert shop.buy(ada, 100_00).balance == 110_00

    part = shop.refund(bought.purchase.id, sales.Item(1, amount=50_00))
    assert (part.taken, part.balance) == (2_50, 107_50)
    whole = shop.refund(bought.purchase.id)
    assert (whole.taken, whole.balance) == (2_50, 5_00)
    assert shop.faults() == []


def test_whoever_looked_at_the_purchase_before_takes_the_welcome_too(shop):
    offer_welcome(shop)
    ada = join(shop, phone="+48 501 502 503")
    bought = shop.buy(ada, 100_00).purchase.id

    with shop.database.transaction() as session:
        seen = sales.purchase_of(session, shop.brand_id, bought)
        back = sales.Return("till-1", "back")
        rewards.refund(session, shop.brand_id, seen.id, back, now=NOON)
        assert seen.status == "returned"

    assert shop.balance(ada) == 0


def test_a_friends_thanks_wait_out_the_return_window(shop):
    ada, bob = shop.customer(), shop.customer()
    bring(shop, ada, bob)

    bought = shop.buy(bob, 100_00)

    assert bought.balance == 5_00
    assert shop.pockets(ada).pending == 50_00
    assert shop.pockets(bob).pending == 20_00
    shop.refund(bought.purchase.id)
    assert (shop.pockets(ada).pending, shop.pockets(bob).pending) == (0, 0)
    assert shop.faults() == []


def test_a_coupon_of_a_purchase_that_comes_back_whole_is_good_again(shop):
    ada = shop.customer()
    keyring = PEOPLE.keyring
    with shop.database.transaction() as session:
        offer = coupons.Offer(code="cake", kind="item", name={"en": "Cake"}, sku="cake")
        reward = coupons.add_reward(session, shop.brand_id, offer, now=NOON)
        had = coupons.issue(
            session, keyring, shop.brand_id, reward.id, ada,
            source="web/1", is_gift=True, now=NOON,
        )  # fmt: skip
        coupon_id = had.coupon.id
        coupons.redeem(session, shop.brand_id, coupon_id, source="till-1/991", now=NOON)
    bought = shop.buy(ada, 100_00, 10_00, receipt="991")

    def status():
        with shop.database.snapshot() as session:
            return coupons.coupon_of(session, shop.brand_id, coupon_id).status

    shop.refund(bought.purchase.id, sales.Item(1))
    assert status() == "redeemed"
    shop.refund(bought.purchase.id)
    assert status() == "issued"


def test_who_was_merged_buys_as_the_one_they_are(shop):
    offer_welcome(shop)
    ada = join(shop, phone="+48 501 502 503")
    old = shop.customer(phone="+48 501 502 504")
    merge(shop, ada, old)

    bought = shop.buy(old, 100_00)

    assert bought.purchase.customer_id == ada
    assert shop.balance(ada) == 105_00


def test_a_sale_that_nothing_hangs_on_asks_nothing_more(shop):
    ada, bob = shop.customer(), shop.customer()
    for who in (ada, bob):
        shop.buy(who, 100_00)
    plain = statements_of(shop, ada)

    bring(shop, ada, shop.customer())
    offer_welcome(shop)

    assert statements_of(shop, bob) == plain
    assert plain <= 14


def statements_of(shop, who):
    with statements() as asked:
        shop.buy(who, 100_00, now=NOON + timedelta(hours=1))
    return len(asked)
