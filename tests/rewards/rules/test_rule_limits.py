from datetime import date

import pytest

from tests.rewards.rules.receipts import NOON, basket, document, line, rouble_rule
from walletpass.rewards.rules import Facts, Use, earn, period_key, read

PERS = ["customer", "card", "store", "cashier", "program"]
PERIODS = ["day", "week", "month", "year", "ever"]


def earned(limits, used, **told):
    rules = read(document(rouble_rule(limits=limits, **told)))
    return earn(rules, basket(line(1, 300_00), line(2, 700_00)), Facts(NOON), used)


@pytest.mark.parametrize("per", PERS)
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    ("use", "points"),
    [
        (Use(), 50_00),
        (Use(2, 150_00), 50_00),
        (Use(2, 170_00), 30_00),
        (Use(2, 200_00), 0),
        (Use(2, 999_00), 0),
        (Use(3, 10_00), 0),
    ],
)
def test_a_rule_gives_until_its_limit_is_reached(per, period, use, points):
    limits = [{"per": per, "period": period, "count": 3, "amount": 200_00}]

    earning = earned(limits, {("base", per, period): use})

    assert earning.points == points
    if not points:
        [skip] = earning.skipped
        assert skip.because.code == "limit"
        assert skip.because.facts == {"per": per, "period": period}


def test_what_a_limit_leaves_is_shared_out_over_all_lines():
    limits = [{"per": "card", "period": "purchase", "amount": 9_99}]

    [award] = earned(limits, {}).awards

    assert award.amount == 9_99
    assert award.by_line == {1: 3_00, 2: 6_99}
    assert award.because.facts["limit"] == {
        "per": "card",
        "period": "purchase",
        "uncut": 50_00,
    }


def test_the_tightest_limit_decides():
    limits = [
        {"per": "customer", "period": "day", "amount": 40_00},
        {"per": "program", "period": "ever", "amount": 1_000_00},
    ]
    used = {("base", "program", "ever"): Use(9, 988_00)}

    [award] = earned(limits, used).awards

    assert award.amount == 12_00
    assert award.because.facts["limit"]["per"] == "program"


def test_what_a_limit_leaves_is_whole_points_where_the_rule_gives_whole_points():
    limits = [{"per": "customer", "period": "day", "amount": 20_50}]

    [award] = earned(limits, {}, rounding={"unit": 100}).awards

    assert award.amount == 20_00


def test_what_another_rule_used_is_nothing_to_this_one():
    limits = [{"per": "customer", "period": "day", "amount": 50_00}]

    assert earned(limits, {("other", "customer", "day"): Use(1, 50_00)}).points == 50_00


@pytest.mark.parametrize(
    ("period", "key"),
    [
        ("day", "2027-01-01"),
        ("week", "2026-W53"),
        ("month", "2027-01"),
        ("year", "2027"),
        ("ever", ""),
        ("purchase", ""),
    ],
)
def test_periods_are_the_calendars(period, key):
    assert period_key(period, date(2027, 1, 1)) == key
