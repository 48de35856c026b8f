"""Rules that real shops published, entered as the form writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.rewards.rules.receipts import NOON, basket, document, line, rouble_rule
from walletpass.customers import Birthday
from walletpass.rewards.rules import (
    BIRTHDAY,
    Event,
    Facts,
    Use,
    earn,
    explain,
    may_spend,
    read,
    with_payments,
)

MOSCOW = ZoneInfo("Europe/Moscow")
KITCHEN = Facts(NOON, favourites=frozenset({"kitchen"}))

FIX_PRICE_2019 = document(
    {
        "code": "by-basket",
        "gives": {
            "kind": "steps",
            "steps": [
                {"at_least": 0, "amount": 100, "per": 100_00},
                {"at_least": 500_01, "amount": 200, "per": 100_00},
            ],
        },
        "group": "base",
        "expiry": {"kind": "months", "months": 12},
    },
    {
        "code": "favourite",
        "gives": {"kind": "ratio", "amount": 500, "per": 100_00},
        "only": {"favourites": True},
        "when": {"basket": {"at_least": 500_01}},
        "group": "base",
        "expiry": {"kind": "months", "months": 12},
    },
    {
        "code": "every-fourth",
        "gives": {"kind": "fixed", "amount": 50_00},
        "when": {"purchase": {"every": 4}},
        "expiry": {"kind": "months", "months": 12},
    },
    groups=[{"code": "base", "mode": "best_per_line"}],
)

FIX_PRICE_2025 = document(
    {
        "code": "receipt",
        "gives": {"kind": "ratio", "amount": 300, "per": 100_00},
        "when": {"labels": ["summer-2025"]},
        "group": "receipt",
        "rounding": {"mode": "down", "unit": 1},
        "pending": {"kind": "next_day"},
        "active_from": "2025-07-25",
        "active_to": "2025-10-25",
    },
    {
        "code": "favourite",
        "gives": {"kind": "ratio", "amount": 300, "per": 10_00, "each_full": True},
        "only": {"favourites": True},
        "when": {"labels": ["summer-2025"], "basket": {"at_least": 500_00}},
        "group": "receipt",
        "pending": {"kind": "next_day"},
        "active_from": "2025-07-25",
        "active_to": "2025-10-25",
    },
    groups=[{"code": "receipt", "mode": "best_per_line"}],
)


def storeez(*, each_full):
    return document(
        {
            "code": "full-price",
            "gives": {
                "kind": "ratio",
                "amount": 500,
                "per": 100_00,
                "each_full": each_full,
            },
            "leaves_out": {"kinds": ["discounted", "delivery", "gift_card"]},
            "paid_with_points": "subtracts",
            "paid_with_gift_card": "not_if_whole",
        }
    )


@pytest.mark.parametrize(
    ("total", "points"),
    [(100_00, 1_00), (499_99, 4_99), (500_00, 5_00), (500_01, 10_00), (800_00, 16_00)],
)
def test_fix_price_2019_gives_1_percent_up_to_500_roubles_and_2_above(total, points):
    earning = earn(read(FIX_PRICE_2019), basket(line(1, total)), Facts(NOON))

    assert earning.points == points


@pytest.mark.parametrize(
    ("favourite", "other", "points"),
    [
        (600_00, 0, 30_00),
        (200_00, 400_00, 10_00 + 8_00),
        (200_00, 300_00, 5_00),  # 500 roubles are not above 500
    ],
)
def test_fix_price_2019_gives_5_percent_on_the_favourite_category_above_500_roubles(
    favourite, other, points
):
    bought = basket(line(1, favourite, category="kitchen"), line(2, other))

    assert earn(read(FIX_PRICE_2019), bought, KITCHEN).points == points


@pytest.mark.parametrize(
    ("purchases_before", "bonus"), [(0, 0), (2, 0), (3, 50_00), (4, 0), (7, 50_00)]
)
def test_fix_price_2019_adds_a_bonus_to_every_fourth_purchase(purchases_before, bonus):
    facts = Facts(NOON, purchases=purchases_before)

    earning = earn(read(FIX_PRICE_2019), basket(line(1, 100_00)), facts)

    assert earning.points == 1_00 + bonus


def test_fix_price_2019_points_last_12_months():
    earning = earn(read(FIX_PRICE_2019), basket(line(1, 100_00)), Facts(NOON))

    assert earning.awards[0].expires_at.astimezone(MOSCOW) == datetime(
        2027, 7, 22, tzinfo=MOSCOW
    )


SUMMER = Facts(
    datetime(2025, 8, 1, 18, 30, tzinfo=MOSCOW),
    labels=frozenset({"summer-2025"}),
    favourites=frozenset({"kitchen"}),
)


def test_fix_price_2025_gives_14_99_points_for_499_99_roubles():
    earning = earn(read(FIX_PRICE_2025), basket(line(1, 499_99)), SUMMER)

    assert earning.points == 14_99


def test_fix_price_2025_gives_153_points_for_517_roubles_of_the_favourite_category():
    bought = basket(line(1, 517_00, category="kitchen"))

    assert earn(read(FIX_PRICE_2025), bought, SUMMER).points == 51 * 3_00 == 153_00


def test_fix_price_2025_wants_a_receipt_of_500_roubles_for_the_favourite_category():
    bought = basket(line(1, 499_99, category="kitchen"))

    assert earn(read(FIX_PRICE_2025), bought, SUMMER).points == 14_99


def test_fix_price_2025_is_for_those_who_opted_in_by_promo_code():
    stranger = Facts(SUMMER.moment)

    earning = earn(read(FIX_PRICE_2025), basket(line(1, 499_99)), stranger)

    assert earning.points == 0
    assert {skip.because.code for skip in earning.skipped} == {"not-opted-in"}


def test_fix_price_2025_points_cannot_be_used_at_once():
    [award] = earn(read(FIX_PRICE_2025), basket(line(1, 499_99)), SUMMER).awards

    assert award.is_pending
    assert award.activates_at == datetime(2025, 8, 2, tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("day", "gives"),
    [
        (date(2025, 7, 24), False),
        (date(2025, 7, 25), True),
        (date(2025, 10, 25), True),
        (date(2025, 10, 26), False),
    ],
)
def test_fix_price_2025_runs_from_25_july_to_25_october(day, gives):
    moment = datetime(day.year, day.month, day.day, 23, 59, tzinfo=MOSCOW)
    facts = Facts(moment, labels=SUMMER.labels)

    earning = earn(read(FIX_PRICE_2025), basket(line(1, 499_99)), facts)

    assert bool(earning.points) is gives


@pytest.mark.parametrize(
    ("each_full", "points"), [(False, 49_99), (True, 45_00)], ids=["any", "each full"]
)
def test_12_storeez_gives_5_points_per_100_roubles(each_full, points):
    earning = earn(
        read(storeez(each_full=each_full)), basket(line(1, 999_99)), Facts(NOON)
    )

    assert earning.points == points


def test_12_storeez_counts_only_the_full_price_lines_of_a_mixed_basket():
    bought = basket(
        line(1, 8_000_00),
        line(2, 3_000_00, is_discounted=True),
        line(3, 500_00, is_delivery=True),
        line(4, 5_000_00, is_gift_card=True),
    )

    [award] = earn(read(storeez(each_full=False)), bought, Facts(NOON)).awards

    assert award.amount == 400_00
    assert award.by_line == {1: 400_00}
    assert award.excluded == ((2, "discounted"), (3, "delivery"), (4, "gift-card"))


def test_12_storeez_subtracts_what_was_paid_with_points():
    bought = with_payments(basket(line(1, 8_000_00)), points=2_000_00)

    assert earn(read(storeez(each_full=False)), bought, Facts(NOON)).points == 300_00


@pytest.mark.parametrize(
    ("gift_cards", "points"), [(8_000_00, 0), (7_999_00, 400_00)], ids=["whole", "part"]
)
def test_12_storeez_gives_nothing_when_all_is_paid_with_a_gift_certificate(
    gift_cards, points
):
    bought = with_payments(basket(line(1, 8_000_00)), gift_cards=gift_cards)

    earning = earn(read(storeez(each_full=False)), bought, Facts(NOON))

    assert earning.points == points


@pytest.mark.parametrize(
    ("total", "points"),
    [(999_99, 9_99), (1_000_00, 20_00), (3_000_00, 90_00), (5_000_00, 250_00)],
)
def test_common_mechanics_a_rate_by_basket_of_1_2_3_5_percent(total, points):
    steps = [(0, 100), (1_000_00, 200), (3_000_00, 300), (5_000_00, 500)]
    rules = read(document(rouble_rule("steps", steps=steps)))

    assert earn(rules, basket(line(1, total)), Facts(NOON)).points == points


@pytest.mark.parametrize("by", ["lifetime", "month"])
@pytest.mark.parametrize(
    ("spent", "points"), [(0, 50_00), (20_000_00, 70_00), (50_000_00, 100_00)]
)
def test_common_mechanics_ranks_of_5_7_10_percent_by_spending(by, spent, points):
    steps = [(0, 500), (20_000_00, 700), (50_000_00, 1000)]
    rules = read(document(rouble_rule("steps", steps=steps, by=by)))
    facts = Facts(NOON, **{f"spent_{by}": spent})

    assert earn(rules, basket(line(1, 1_000_00)), facts).points == points


@pytest.mark.parametrize(
    ("percent", "money"),
    [(20, 200_00), (30, 300_00), (50, 500_00), (99, 990_00), (100, 1_000_00)],
)
def test_common_mechanics_points_pay_a_share_of_the_basket(percent, money):
    rules = read(document(spending={"worth": 100, "share": percent * 100}))

    allowance = may_spend(
        rules.document.spending, basket(line(1, 1_000_00)), balance=5_000_00
    )

    assert allowance.money == money


def test_common_mechanics_there_is_a_minimum_to_redeem():
    rules = read(document(spending={"worth": 100, "minimum": 300_00}))
    spending, bought = rules.document.spending, basket(line(1, 1_000_00))

    assert may_spend(spending, bought, balance=299_99).points == 0
    assert may_spend(spending, bought, balance=300_00).points == 300_00


def test_common_mechanics_points_are_redeemed_once_a_day():
    rules = read(document(spending={"worth": 100, "once_a_day": True}))
    spending, bought = rules.document.spending, basket(line(1, 1_000_00))

    assert may_spend(spending, bought, balance=50_00).points == 50_00
    again = may_spend(spending, bought, balance=50_00, has_spent_today=True)
    assert again.points == 0
    assert explain(again.reasons[0], "en") == (
        "Points pay once a day, and did so today."
    )


def test_common_mechanics_one_either_earns_or_burns():
    rules = read(document(rouble_rule(), spending={"worth": 100, "earns": False}))

    paid = earn(rules, with_payments(basket(line(1, 1_000_00)), points=1), Facts(NOON))
    unpaid = earn(rules, basket(line(1, 1_000_00)), Facts(NOON))

    assert paid.points == 0
    assert [skip.because.code for skip in paid.skipped] == ["points-spent"]
    assert unpaid.points == 50_00


@pytest.mark.parametrize(
    ("pending", "activates_at"),
    [
        ({"kind": "next_day"}, datetime(2026, 7, 22, 0, 0, tzinfo=MOSCOW)),
        (
            {"kind": "after_days", "days": 14},
            datetime(2026, 8, 4, 12, 0, tzinfo=MOSCOW),
        ),
    ],
    ids=["next day", "after 14 days"],
)
def test_common_mechanics_points_are_active_later(pending, activates_at):
    rules = read(document(rouble_rule(pending=pending)))

    [award] = earn(rules, basket(line(1, 1_000_00)), Facts(NOON)).awards

    assert award.activates_at == activates_at


@pytest.mark.parametrize(
    ("days", "lapses"),
    [
        (60, datetime(2026, 9, 20, tzinfo=MOSCOW)),
        (90, datetime(2026, 10, 20, tzinfo=MOSCOW)),
        (180, datetime(2027, 1, 18, tzinfo=MOSCOW)),
        (365, datetime(2027, 7, 22, tzinfo=MOSCOW)),
    ],
)
def test_common_mechanics_points_expire_after_so_many_days(days, lapses):
    rules = read(document(rouble_rule(expiry={"kind": "days", "days": days})))

    [award] = earn(rules, basket(line(1, 1_000_00)), Facts(NOON)).awards

    assert award.expires_at == lapses


BIRTHDAY_500 = document(
    {
        "code": "birthday",
        "gives": {"kind": "fixed", "amount": 500_00},
        "on": {
            "kind": "birthday",
            "days_before": 3,
            "days_after": 3,
            "told_before": 7,
        },
        "expiry": {"kind": "birthday"},
        "limits": [{"per": "customer", "period": "year", "count": 1}],
    }
)


@pytest.mark.parametrize(
    ("today", "gives"),
    [
        (date(2026, 7, 17), False),
        (date(2026, 7, 18), True),
        (date(2026, 7, 21), True),
        (date(2026, 7, 24), True),
        (date(2026, 7, 25), False),
    ],
)
def test_common_mechanics_500_birthday_points_3_days_before_to_3_after(today, gives):
    facts = Facts(
        datetime(today.year, today.month, today.day, 9, tzinfo=MOSCOW),
        birthday=Birthday(7, 21, 1990),
        birthday_told_on=date(2026, 1, 1),
    )

    earning = earn(read(BIRTHDAY_500), Event(BIRTHDAY), facts)

    assert earning.points == (500_00 if gives else 0)
    if gives:
        [award] = earning.awards
        assert award.expires_at == datetime(2026, 7, 25, tzinfo=MOSCOW)
        assert award.occasion == "birthday/2026"


@pytest.mark.parametrize(
    ("told_on", "points"),
    [(date(2026, 7, 14), 500_00), (date(2026, 7, 15), 0), (None, 0)],
)
def test_common_mechanics_the_birthday_was_told_7_days_earlier(told_on, points):
    facts = Facts(NOON, birthday=Birthday(7, 21), birthday_told_on=told_on)

    assert earn(read(BIRTHDAY_500), Event(BIRTHDAY), facts).points == points


def test_common_mechanics_the_birthday_gift_is_given_once():
    facts = Facts(NOON, birthday=Birthday(7, 21), birthday_told_on=date(2026, 1, 1))
    used = {("birthday", "customer", "year"): Use(count=1, amount=500_00)}

    assert earn(read(BIRTHDAY_500), Event(BIRTHDAY), facts, used).points == 0


def test_burger_heroes_gives_newcomers_more_when_the_card_is_scanned_from_wallet():
    rules = read(
        document(
            rouble_rule(),
            {
                "code": "from-wallet",
                "gives": {"kind": "multiplier", "basis_points": 20_000},
                "when": {"presented_via": ["wallet"], "tenure": {"at_most": 30}},
            },
        )
    )
    bought = basket(line(1, 1_000_00))

    def points(**known):
        return earn(rules, bought, Facts(NOON, **known)).points

    assert points(presented_via="wallet", joined_on=date(2026, 7, 1)) == 100_00
    assert points(presented_via="phone", joined_on=date(2026, 7, 1)) == 50_00
    assert points(presented_via="wallet", joined_on=date(2026, 6, 1)) == 50_00
    assert points(presented_via="wallet") == 50_00


def test_burger_heroes_welcomes_newcomers_with_points():
    rules = read(
        document(
            {
                "code": "welcome",
                "gives": {"kind": "fixed", "amount": 300_00},
                "on": {"kind": "event", "event": "welcome"},
                "pending": {"kind": "until_confirmed"},
            }
        )
    )

    [award] = earn(rules, Event("welcome"), Facts(NOON)).awards

    assert award.amount == 300_00
    assert award.is_pending
    assert award.activates_at is None
    assert explain(award.because, "en") == "300 points: a welcome gift."
