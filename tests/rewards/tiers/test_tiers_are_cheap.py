"""What tiers cost a sale: nothing without them, and the same after years with them."""

from datetime import timedelta

import pytest

from tests.listening import statements
from tests.make import NOON
from tests.rewards.shop import document, open_shop
from tests.rewards.tiers.test_tiers import ladder


def about_tiers(said):
    names = ("tier_states", "tier_moves", "earned_days")
    return [
        one
        for one, _ in said
        if any(name in one for name in names) and "FROM programs" not in one
    ]


def test_a_sale_asks_nothing_where_a_program_has_no_tiers(database):
    shop = open_shop(database, document())
    who = shop.customer()
    shop.buy(who, 10_00)

    with statements() as said:
        shop.buy(who, 10_00)

    assert about_tiers(said) == []


@pytest.mark.parametrize("by", ["spend", "points", "visits"])
@pytest.mark.parametrize("days", [30, None])
def test_a_sale_asks_the_same_after_many_purchases(database, by, days):
    scheme = ladder(by=by, days=days)
    scheme["tiers"] = scheme["tiers"][:1]
    shop = open_shop(database, document(), tiers=scheme)
    who = shop.customer()
    shop.buy(who, 10_00)
    with statements() as first:
        shop.buy(who, 10_00)
    for day in range(1, 25):
        shop.buy(who, 10_00, now=NOON + timedelta(days=day))

    with statements() as later:
        shop.buy(who, 10_00, now=NOON + timedelta(days=24, hours=1))

    assert len(later) == len(first)
    assert 1 <= len(about_tiers(later)) <= 4
