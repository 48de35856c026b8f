"""Purchases: counted once, by the rules of their moment, with the reason kept."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import ledger, rewards, sales
from walletpass.rewards.rules import explain

FIXED = {"kind": "fixed", "amount": 10_00}


@pytest.fixture
def shop(database):
    return open_shop(database, document())


def test_a_purchase_earns_by_the_rules_and_is_explained(shop):
    ada = shop.customer()

    bought = shop.buy(ada, 1_080_00)

    assert (bought.is_new, bought.points, bought.balance) == (True, 54_00, 54_00)
    [award] = bought.awards
    assert explain(award.because, "en").startswith("54 points: 5 points for every")
    assert shop.balance(ada) == 54_00
    assert shop.faults() == []


def test_a_purchase_told_again_is_the_earlier_one(shop):
    ada = shop.customer()
    first = shop.buy(ada, 1_080_00, receipt="991")

    again = shop.buy(ada, 1_080_00, receipt="991", now=NOON + timedelta(hours=1))

    assert not again.is_new
    assert again.purchase.received_at == NOON
    assert (again.awards, again.points) == (list(first.awards), first.points)
    assert shop.balance(ada) == 54_00


def test_a_receipt_with_other_goods_is_refused_and_nothing_moves(shop):
    ada = shop.customer()
    shop.buy(ada, 1_080_00, receipt="991")

    with pytest.raises(sales.ReceiptTakenError):
        shop.buy(ada, 1_081_00, receipt="991")

    assert shop.balance(ada) == 54_00


def test_a_purchase_that_was_paid_in_full_keeps_that_no_discount_was_given(shop):
    shop.publish(document(gives="discount"))
    ada = shop.customer()

    late = shop.buy(ada, 100_00, is_paid=True)
    in_time = shop.buy(ada, 100_00)

    assert (late.discount, in_time.discount) == (0, 5_00)
    assert [one.because.code for one in late.skipped] == ["paid-already"]
    shop.refund(late.purchase.id)
    assert shop.faults() == []


def test_a_purchase_that_was_nobodys_is_claimed_without_a_discount(shop, database):
    shop.publish(document(gives="discount"))
    bought = shop.buy(None, 100_00)
    holder = rewards.Holder(shop.program_id, shop.customer())

    with database.transaction() as session:
        claimed = rewards.claim(
            session, shop.brand_id, bought.purchase.id, holder, now=NOON
        )

    assert claimed.discount == 0
    assert [one.because.code for one in claimed.skipped] == ["paid-already"]


def test_what_is_left_of_a_purchase_and_cost_nothing_is_nobodys_to_claim(
    shop, database
):
    bought = shop.buy(None, 100_00, 0)
    shop.refund(bought.purchase.id, sales.Item(1))
    holder = rewards.Holder(shop.program_id, shop.customer())

    with database.transaction() as session:
        claimed = rewards.claim(
            session, shop.brand_id, bought.purchase.id, holder, now=NOON
        )

    assert claimed is None


def test_nobody_known_earns_nothing_and_the_purchase_is_recorded(shop):
    bought = shop.buy(None, 1_080_00)

    assert (bought.is_new, bought.points, bought.balance) == (True, 0, None)


def test_before_any_rules_are_in_force_a_purchase_earns_nothing(database):
    shop = open_shop(database)
    ada = shop.customer()

    assert shop.buy(ada, 1_080_00).points == 0
    assert shop.buy(ada, 1_080_00).purchase.net == 1_080_00


def test_a_sale_told_late_is_counted_by_the_rules_of_its_moment(shop):
    ada = shop.customer()
    later = NOON + timedelta(days=1)
    shop.publish(document(rule(gives=FIXED)), now=later)

    told_late = shop.buy(
        ada, 100_00, now=later, occurred_at=later - timedelta(seconds=1)
    )

    assert told_late.points == 5_00
    assert shop.buy(ada, 100_00, now=later).points == 10_00


def test_points_with_days_of_their_own_lie_in_lots_of_their_own(database):
    pending = {"kind": "after_days", "days": 14}
    expiry = {"kind": "days", "days": 60}
    shop = open_shop(
        database,
        document(rule(), rule("bonus", FIXED, pending=pending, expiry=expiry)),
    )
    ada = shop.customer()

    bought = shop.buy(ada, 100_00)

    assert (bought.points, bought.pending, bought.balance) == (15_00, 10_00, 5_00)
    assert len(bought.lots) == 2
    assert shop.pockets(ada).pending == 10_00


def test_points_lapsed_before_the_sale_was_told_are_not_credited(database):
    shop = open_shop(database, document(rule(expiry={"kind": "days", "days": 1})))
    ada = shop.customer()
    later = NOON + timedelta(days=5)

    bought = shop.buy(ada, 100_00, now=later, occurred_at=NOON)

    assert (bought.points, shop.balance(ada)) == (0, 0)


def test_every_fourth_purchase_is_told_from_those_before_it(database):
    shop = open_shop(
        database, document(rule(gives=FIXED, when={"purchase": {"every": 4}}))
    )
    ada = shop.customer()

    assert [shop.buy(ada, 1_00).points for _ in range(8)] == [0, 0, 0, 10_00] * 2


@pytest.mark.parametrize("by", ["lifetime", "month"])
def test_ranks_by_spending_count_what_was_spent_before(database, by):
    steps = [(0, 500), (1_000_00, 1_000)]
    gives = {
        "kind": "steps",
        "by": by,
        "steps": [
            {"at_least": least, "amount": amount, "per": 100_00}
            for least, amount in steps
        ],
    }
    shop = open_shop(database, document(rule(gives=gives)))
    ada = shop.customer()

    assert [shop.buy(ada, 1_000_00).points for _ in range(2)] == [50_00, 100_00]


def test_what_a_customer_opted_into_and_likes_is_known(database):
    shop = open_shop(
        database,
        document(
            rule("opted", FIXED, when={"labels": ["summer"]}),
            rule("liked", FIXED, only={"favourites": True}),
        ),
    )
    attributes = {"summer": True, "favourite_categories": "kitchen, toys"}
    ada, bob = shop.customer(attributes=attributes), shop.customer()
    pan = sales.Line(100_00, category="kitchen")

    assert [shop.buy(who, pan).points for who in (ada, bob)] == [20_00, 0]


LIMITS = {
    "a count": {"per": "customer", "period": "day", "count": 3},
    "a budget": {"per": "program", "period": "ever", "amount": 25_00},
    "a store's": {"per": "store", "period": "month", "amount": 25_00},
    "a cashier's": {"per": "cashier", "period": "day", "count": 2},
    "a card's": {"per": "card", "period": "year", "count": 2},
}
LEFT = {"a count": 30_00, "a cashier's": 20_00, "a card's": 20_00}


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_holds_however_often_one_buys(database, name):
    shop = open_shop(database, document(rule(gives=FIXED, limits=[LIMITS[name]])))
    ada = shop.customer()

    points = [shop.buy(ada, 1_00, pass_id="pas_1").points for _ in range(5)]

    assert sum(points) == LEFT.get(name, 25_00)


def test_a_daily_limit_begins_anew_the_next_day(database):
    limit = {"per": "customer", "period": "day", "count": 1}
    shop = open_shop(database, document(rule(gives=FIXED, limits=[limit])))
    ada = shop.customer()

    days = [NOON, NOON, NOON + timedelta(days=1)]
    points = [shop.buy(ada, 1_00, now=day).points for day in days]

    assert points == [10_00, 0, 10_00]


def test_another_customer_has_a_limit_of_their_own(database):
    limit = {"per": "customer", "period": "ever", "count": 1}
    shop = open_shop(database, document(rule(gives=FIXED, limits=[limit])))

    bought = [shop.buy(shop.customer(), 1_00) for _ in range(2)]

    assert [one.points for one in bought] == [10_00, 10_00]


@pytest.mark.parametrize("name", ["a count", "a budget"])
def test_8_parallel_tills_never_exceed_a_limit(database, name):
    shop = open_shop(database, document(rule(gives=FIXED, limits=[LIMITS[name]])))
    ada = shop.customer()
    people = [ada if name == "a count" else shop.customer() for _ in range(8)]
    troubles = _at_once(lambda n: [shop.buy(people[n], 1_00) for _ in range(2)], 8)

    assert troubles == []
    assert sum(shop.balance(one) for one in set(people)) == LEFT.get(name, 25_00)
    with shop.database.snapshot() as session:
        used = session.scalar(select(func.sum(rewards.RuleUse.amount)))
    assert used == LEFT.get(name, 25_00)
    assert shop.faults() == []


def test_8_parallel_tills_tell_one_purchase_once(shop):
    ada = shop.customer()
    told = []
    troubles = _at_once(
        lambda _: told.append(shop.buy(ada, 100_00, receipt="991").is_new), 8
    )

    assert troubles == []
    assert sorted(told) == [False] * 7 + [True]
    assert shop.balance(ada) == 5_00


def _at_once(come, times):
    """Let so many come at the same moment; return what went wrong."""
    gate, troubles = Barrier(times), []

    def comer(n):
        gate.wait()
        try:
            come(n)
        except Exception as trouble:  # noqa: BLE001 - told by the test
            troubles.append(trouble)

    threads = [Thread(target=comer, args=(n,)) for n in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return troubles


def test_a_merged_account_goes_on_earning_in_the_other(shop):
    ada, ada_again = shop.customer(), shop.customer()
    shop.give(ada, 1_00)
    shop.give(ada_again, 2_00)
    with shop.database.transaction() as session:
        accounts = [
            ledger.open_account(session, shop.brand_id, shop.program_id, who, now=NOON)
            for who in (ada, ada_again)
        ]
        ledger.merge(session, *accounts, source="merge", now=NOON)

    bought = shop.buy(ada, 100_00)

    assert bought.balance == 8_00
    assert shop.balance(ada_again) == 8_00
    assert shop.quote(ada, 100_00).balance == 8_00
