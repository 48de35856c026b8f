from datetime import date, timedelta

from tests.make import NOON
from walletpass.insight.habits import (
    Bought,
    Chain,
    Doings,
    Signs,
    engagement,
    habits_of,
    median_gap,
    shares,
)

CHAIN = Chain(10, {"": 12, "sto_1": 18})


def bought(days, hour=9, store="sto_1", *, shown=False):
    return Bought(NOON - timedelta(days=days), hour, store, shown)


def regular(**told):
    days = {date(2026, 11, 20) - timedelta(days=7 * n): 50_00 for n in range(6)}
    facts = {
        "enrolled_at": NOON - timedelta(days=60),
        "purchases": 8,
        "first_bought_at": NOON - timedelta(days=35),
        "days": days,
        "latest": [bought(7 * n) for n in range(6)],
        "categories": {"coffee": 200_00, "tea": 100_00, "back": 0},
    }
    return Doings(**(facts | told))


def test_a_profile_tells_how_often_for_how_much_where_and_when():
    habits = habits_of(regular(), CHAIN, NOON)

    assert (habits.purchases, habits.visits, habits.spent) == (8, 6, 300_00)
    assert (habits.basket, habits.median_gap) == (37_50, 7)
    assert (habits.store_id, habits.hour, habits.hour_from) == ("sto_1", 9, "own")
    assert habits.stage == "active"
    assert habits.lifetime_value == 300_00 + 37_50 * 365 // 7 * 90 // 100


def test_who_bought_nothing_has_a_profile_as_well():
    habits = habits_of(Doings(NOON), CHAIN, NOON)

    assert habits.basket is habits.median_gap is habits.store_id is None
    assert (habits.hour, habits.hour_from) == (12, "brand")
    assert (habits.stage, habits.lifetime_value, habits.engagement) == ("new", 0, 0)


def test_the_hour_of_few_purchases_is_that_of_their_store():
    habits = habits_of(regular(latest=[bought(1), bought(2)]), CHAIN, NOON)

    assert (habits.hour, habits.hour_from) == (18, "store")
    nowhere = habits_of(Doings(NOON), Chain(10), NOON)
    assert (nowhere.hour, nowhere.hour_from) == (None, None)


def test_looks_at_the_card_tell_of_the_hour_as_purchases_do():
    habits = habits_of(regular(latest=[bought(1)], looks=[21, 21, 21, 8]), CHAIN, NOON)

    assert (habits.hour, habits.hour_from) == (21, "own")


def test_everybody_is_looked_at_again_within_a_month():
    long_gone = Doings(NOON - timedelta(days=4000))

    assert habits_of(long_gone, CHAIN, NOON).due_at == NOON + timedelta(days=30)
    assert habits_of(regular(), CHAIN, NOON).due_at < NOON + timedelta(days=30)


def test_a_gap_is_between_days_and_not_between_receipts():
    assert median_gap({date(2026, 1, day): 1 for day in (1, 2, 9, 10)}) == 1
    assert median_gap({date(2026, 1, 1): 5, date(2026, 1, 2): 5}) is None


def test_engagement_knows_nothing_of_money():
    signs = Signs(is_on_phone=True, looks=9, events=9, acts=9, friends=9)
    shown = [bought(1, shown=True), bought(2)]

    assert engagement(Doings(NOON)) == 0
    assert (
        engagement(Doings(NOON, signs=signs, latest=shown))
        == 20 + 10 + 10 + 20 + 20 + 10
    )
    poor, rich = regular(), regular(categories={"coffee": 10**9}, purchases=999)
    assert engagement(poor) == engagement(rich)


def test_categories_have_shares_and_declared_ones_count_even_without():
    told = regular(declared=frozenset({"tea", "cake"}))

    assert shares(told) == {"coffee": 666, "tea": 333, "cake": 0}
