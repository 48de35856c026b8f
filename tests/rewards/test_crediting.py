"""Purchases: counted once, by the rules of their moment, with the reason kept."""

import pytest

from tests.rewards.shop import document, open_shop
from walletpass import sales
from walletpass.rewards.rules import explain


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


def test_a_return_and_a_redemption(shop):
    shop.publish(document(spending={"worth": 100}))
    ada = shop.customer()
    bought = shop.buy(ada, 1_000_00, 500_00)
    paid = shop.reserve(ada, 100_00)
    assert (paid.points, paid.money) == (75_00, 75_00)
    second = shop.buy(ada, 100_00, redemption=paid)
    assert second.points == 1_25
    assert shop.balance(ada) == 1_25
    back = shop.refund(second.purchase.id)
    assert (back.taken, back.given, back.balance) == (1_25, 75_00, 75_00)
    back = shop.refund(bought.purchase.id, sales.Item(number=1))
    assert back.taken == 50_00
    assert shop.quote(ada, 100_00).points == 5_00
    assert shop.faults() == []
