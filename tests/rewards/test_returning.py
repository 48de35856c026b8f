"""Returns: exact to the lot, whatever the slices and the order."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import passes, rewards, sales
from walletpass.sales import Item

FIXED = {"kind": "fixed", "amount": 10_00}


@pytest.fixture
def shop(database):
    return open_shop(database, document(spending={"worth": 100}))


def test_a_whole_return_takes_all_points_back_and_gives_all_back(shop):
    ada = shop.customer()
    shop.give(ada, 30_00)
    paid = shop.reserve(ada, 100_00)
    bought = shop.buy(ada, 100_00, redemption=paid)
    assert shop.balance(ada) == 3_50

    back = shop.refund(bought.purchase.id)

    assert (back.taken, back.given, back.short, back.balance) == (3_50, 30_00, 0, 30_00)
    assert shop.faults() == []


def test_a_return_of_a_line_takes_what_the_line_had_earned(shop):
    ada = shop.customer()
    bought = shop.buy(ada, 100_00, 300_00)

    back = shop.refund(bought.purchase.id, Item(number=2))

    assert (back.taken, back.balance) == (15_00, 5_00)


def test_a_basket_that_falls_below_a_step_loses_the_step(database):
    steps = [
        {"at_least": least, "amount": amount, "per": 100_00}
        for least, amount in [(0, 100), (500_00, 500)]
    ]
    shop = open_shop(database, document(rule(gives={"kind": "steps", "steps": steps})))
    ada = shop.customer()
    bought = shop.buy(ada, 300_00, 300_00)

    back = shop.refund(bought.purchase.id, Item(number=1))

    assert (bought.points, back.taken, back.balance) == (30_00, 27_00, 3_00)


def test_a_return_goes_by_the_rules_of_the_purchase_and_not_of_today(shop):
    ada = shop.customer()
    bought = shop.buy(ada, 100_00, 100_00)
    shop.publish(document(rule(gives=FIXED)), now=NOON + timedelta(days=1))

    back = shop.refund(bought.purchase.id, Item(number=1), now=NOON + timedelta(days=2))

    assert back.taken == 5_00


def test_a_return_told_again_is_the_earlier_one(shop):
    ada = shop.customer()
    bought = shop.buy(ada, 100_00)
    first = shop.refund(bought.purchase.id, receipt="back-991")

    again = shop.refund(bought.purchase.id, receipt="back-991")

    assert not again.refund.is_new
    assert (again.taken, again.balance) == (first.taken, first.balance) == (5_00, 0)
    assert shop.balance(ada) == 0


@pytest.mark.parametrize(
    ("policy", "taken", "short", "balance"),
    [
        ("within_balance", 2_00, 3_00, 0),
        ("unlimited", 5_00, 0, -3_00),
        ("only_pending", 0, 5_00, 2_00),
    ],
)
def test_the_terms_say_what_becomes_of_points_that_were_spent(
    database, policy, taken, short, balance
):
    rules = document(spending={"worth": 100, "earns": False})
    shop = open_shop(database, rules, returns=policy)
    ada = shop.customer()
    bought = shop.buy(ada, 100_00)
    shop.buy(ada, 3_00, redemption=shop.reserve(ada, 3_00))

    back = shop.refund(bought.purchase.id)

    assert (back.taken, back.short, back.balance) == (taken, short, balance)
    assert back.policy == policy
    assert shop.faults() == []


def test_pending_points_are_taken_back_before_they_were_ever_active(database):
    shop = open_shop(
        database,
        document(rule(pending={"kind": "after_days", "days": 14})),
        returns="only_pending",
    )
    ada = shop.customer()
    bought = shop.buy(ada, 100_00)

    back = shop.refund(bought.purchase.id)

    assert (back.taken, back.short) == (5_00, 0)
    assert shop.pockets(ada).pending == 0


def test_a_return_lets_others_use_what_a_limit_gets_back(database):
    limits = [
        {"per": "customer", "period": "ever", "count": 1},
        {"per": "program", "period": "ever", "amount": 10_00},
    ]
    shop = open_shop(database, document(rule(gives=FIXED, limits=limits)))
    ada = shop.customer()
    bought = shop.buy(ada, 100_00, 100_00)
    assert shop.buy(ada, 100_00).points == 0

    shop.refund(bought.purchase.id, Item(number=1))
    assert shop.buy(ada, 100_00).points == 0
    shop.refund(bought.purchase.id, Item(number=2))

    assert shop.buy(ada, 100_00).points == 10_00


def test_points_spent_on_a_basket_come_back_in_proportion(shop):
    ada = shop.customer()
    shop.give(ada, 50_00)
    bought = shop.buy(ada, 100_00, 100_00, redemption=shop.reserve(ada, 200_00))

    halves = [
        shop.refund(bought.purchase.id, Item(number=number)).given for number in (1, 2)
    ]

    assert halves == [25_00, 25_00]


def test_a_return_of_somebody_unknown_moves_no_points(shop):
    bought = shop.buy(None, 100_00)

    back = shop.refund(bought.purchase.id)

    assert (back.taken, back.given, back.balance) == (0, 0, None)


def test_a_rule_that_takes_over_on_a_return_is_set_off(database):
    """What the loser of a group would have given is not taken back."""
    shop = open_shop(
        database,
        document(
            rule("big", FIXED, group="one", when={"basket": {"at_least": 150_00}}),
            rule(
                "small",
                {"kind": "fixed", "amount": 4_00},
                group="one",
                expiry={"kind": "days", "days": 5},
            ),
            groups=[{"code": "one", "mode": "best"}],
        ),
    )
    ada = shop.customer()
    bought = shop.buy(ada, 100_00, 100_00)

    back = shop.refund(bought.purchase.id, Item(number=1))

    assert (bought.points, back.taken, back.balance) == (10_00, 6_00, 4_00)


def test_points_spent_by_two_as_one_return_to_each(database):
    one_for_one = rule(gives={"kind": "ratio", "amount": 100, "per": 1_00})
    shop = open_shop(database, document(one_for_one, spending={"worth": 100}))
    people, ada, bob = make.people(), shop.customer(), shop.customer()
    first = shop.buy(ada, 100_00)
    second = shop.buy(bob, 50_00, now=NOON + timedelta(minutes=1))
    with database.transaction() as session:
        made = passes.merge_holders(
            session, people, shop.brand_id, bob, ada, actor="anna", reason="", now=NOON
        )
    paid = shop.reserve(ada, 120_00, points=120_00)
    spent = shop.buy(ada, 120_00, redemption=paid)
    with database.transaction() as session:
        passes.unmerge_holders(
            session, people, shop.brand_id, made.merge.id, actor="anna", now=NOON
        )
    assert (shop.balance(ada), shop.balance(bob)) == (0, 30_00)

    back = shop.refund(spent.purchase.id)
    assert (back.given, back.balance) == (120_00, 100_00)
    assert (shop.balance(ada), shop.balance(bob)) == (100_00, 50_00)
    for bought in (first, second):
        assert shop.refund(bought.purchase.id).short == 0

    assert (shop.balance(ada), shop.balance(bob)) == (0, 0)
    assert shop.faults() == []


def test_another_brand_cannot_return_this_purchase(shop, database):
    other = open_shop(database, document())
    bought = shop.buy(shop.customer(), 100_00)

    with pytest.raises(sales.UnknownPurchaseError):
        other.refund(bought.purchase.id)


def test_what_the_rules_were_told_is_kept_with_the_purchase(shop):
    ada = shop.customer()
    bought = shop.buy(ada, 100_00, presented_via="wallet")

    with shop.database.snapshot() as session:
        kept = session.get_one(rewards.Credit, bought.purchase.id)

    assert kept.facts["presented_via"] == "wallet"
    assert kept.facts["zone"] == "Europe/Warsaw"
    assert [award["rule"] for award in kept.awards] == ["base"]
    assert kept.version_id is not None
