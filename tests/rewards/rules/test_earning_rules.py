from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from tests.rewards.rules.receipts import NOON, basket, document, line, rouble_rule
from walletpass.customers import Birthday
from walletpass.rewards.rules import (
    Event,
    Facts,
    ForeignCurrencyError,
    UnfitBasketError,
    earn,
    read,
    standing_rate,
    with_payments,
)

MOSCOW = ZoneInfo("Europe/Moscow")
SHOPPING = basket(line(1, 1_000_00))


def earned(rule, bought=SHOPPING, facts=None, **told):
    return earn(read(document(rule, **told)), bought, facts or Facts(NOON))


@pytest.mark.parametrize(
    ("mode", "unit", "net", "points"),
    [
        ("down", 1, 33_33, 1_66),
        ("up", 1, 33_33, 1_67),
        ("half_up", 1, 33_30, 1_67),
        ("half_even", 1, 33_30, 1_66),
        ("half_even", 1, 33_50, 1_68),
        ("down", 100, 39_99, 1_00),
        ("up", 100, 20_01, 2_00),
        ("half_up", 100, 30_00, 2_00),
        ("half_up", 100, 29_99, 1_00),
        ("half_even", 100, 50_00, 2_00),
        ("half_even", 100, 70_00, 4_00),
    ],
)
def test_an_amount_is_rounded_once_as_the_rule_says(mode, unit, net, points):
    rule = rouble_rule(rounding={"mode": mode, "unit": unit})

    assert earned(rule, basket(line(1, net))).points == points


def test_rounding_happens_for_the_basket_and_not_for_each_line():
    bought = basket(*(line(number, 33) for number in range(1, 4)))

    [award] = earned(rouble_rule(), bought).awards

    assert award.amount == 4  # 5 % of 99 is 4.95; of each 33 it would be 1.65
    assert award.by_line == {1: 2, 2: 1, 3: 1}


@pytest.mark.parametrize(
    ("quantity", "each", "points"),
    [(1_000, 1_000, 10), (3_000, 1_000, 30), (1_999, 1_000, 10), (750, 250, 30)],
)
def test_items_earn_by_full_pieces_or_weights(quantity, each, points):
    rule = {"code": "a", "gives": {"kind": "per_item", "amount": 10_00, "each": each}}

    earning = earned(rule, basket(line(1, 5_00, quantity=quantity)))

    assert earning.points == points * 100


@pytest.mark.parametrize(
    ("only", "lines"),
    [
        ({"categories": ["tea"]}, {1, 2}),
        ({"brands": ["Sever"]}, {2, 3}),
        ({"skus": ["c-1"]}, {3}),
        ({"labels": ["new", "eco"]}, {1, 3}),
        ({"categories": ["tea"], "brands": ["Sever"]}, {2}),
        ({"favourites": True}, {3}),
    ],
)
def test_a_rule_may_be_about_some_lines_only(only, lines):
    bought = basket(
        line(1, 100_00, category="tea", labels=frozenset({"new"})),
        line(2, 100_00, category="tea", brand="Sever"),
        line(3, 100_00, category="кофе", brand="Sever", sku="c-1",
             labels=frozenset({"eco", "x"})),
    )  # fmt: skip
    facts = Facts(NOON, favourites=frozenset({"кофе"}))

    [award] = earned(rouble_rule(only=only), bought, facts).awards

    assert award.by_line.keys() == lines
    assert award.excluded == ()


@pytest.mark.parametrize(
    ("bad", "leaves_out", "why"),
    [
        ({"is_delivery": True}, {}, "delivery"),
        ({"is_gift_card": True}, {}, "gift-card"),
        ({"is_discounted": True}, {"kinds": ["discounted"]}, "discounted"),
        ({"category": "tobacco"}, {"categories": ["tobacco"]}, "category"),
        ({"brand": "Sever"}, {"brands": ["Sever"]}, "brand"),
        ({"sku": "bag"}, {"skus": ["bag"]}, "sku"),
        ({"labels": frozenset({"18+"})}, {"labels": ["18+"]}, "label"),
    ],
)
@pytest.mark.parametrize("where", ["rule", "program"])
def test_lines_are_left_out_by_the_rule_or_by_the_whole_program(
    bad, leaves_out, why, where
):
    rule, told = rouble_rule(), {}
    if where == "rule" and leaves_out:
        rule["leaves_out"] = leaves_out
    elif leaves_out:
        told["leaves_out"] = leaves_out
    bought = basket(line(1, 100_00), line(2, 100_00, **bad))

    [award] = earned(rule, bought, **told).awards

    assert award.by_line == {1: 5_00}
    assert award.excluded == ((2, why),)


def test_delivery_counts_where_the_rule_says_so():
    bought = basket(line(1, 100_00), line(2, 100_00, is_delivery=True))

    assert earned(rouble_rule(leaves_out={"kinds": []}), bought).points == 10_00


@pytest.mark.parametrize(
    ("treatment", "points"),
    [("counts", 10_00), ("subtracts", 7_50), ("leaves_out", 5_00)],
)
def test_the_part_paid_with_points_counts_or_not_as_the_rule_says(treatment, points):
    bought = basket(line(1, 100_00), line(2, 100_00, paid_with_points=50_00))

    earning = earned(rouble_rule(paid_with_points=treatment), bought)

    assert earning.points == points


@pytest.mark.parametrize(
    ("treatment", "paid", "points"),
    [
        ("counts", 200_00, 10_00),
        ("subtracts", 50_00, 7_50),
        ("subtracts", 200_00, 0),
        ("not_if_whole", 199_99, 10_00),
        ("not_if_whole", 200_00, 0),
    ],
)
def test_the_part_paid_with_gift_cards_counts_or_not_as_the_rule_says(
    treatment, paid, points
):
    bought = with_payments(basket(line(1, 150_00), line(2, 50_00)), gift_cards=paid)

    earning = earned(rouble_rule(paid_with_gift_card=treatment), bought)

    assert earning.points == points


def test_points_are_spread_over_the_lines_that_they_may_pay():
    spending = read(document(spending={"worth": 100})).document.spending
    bought = basket(line(1, 100_00), line(2, 300_00), line(3, 200_00, is_delivery=True))

    spread = with_payments(bought, spending, points=100_00)
    beyond = with_payments(bought, spending, points=500_00)

    assert [one.paid_with_points for one in spread.lines] == [25_00, 75_00, 0]
    assert [one.paid_with_points for one in beyond.lines] == [100_00, 300_00, 100_00]


@pytest.mark.parametrize(
    "paid", [{"points": 1_000_01}, {"points": -1}, {"gift_cards": -1}]
)
def test_nobody_pays_more_than_the_basket_costs_or_less_than_nothing(paid):
    with pytest.raises(UnfitBasketError):
        with_payments(SHOPPING, **paid)


@pytest.mark.parametrize(
    ("when", "known", "holds"),
    [
        ({"tiers": ["gold", "silver"]}, {"tier": "gold"}, True),
        ({"tiers": ["gold"]}, {"tier": "basic"}, False),
        ({"stores": ["sto_1"]}, {"store": "sto_1"}, True),
        ({"stores": ["sto_1"]}, {}, False),
        ({"channels": ["online"]}, {"channel": "online"}, True),
        ({"presented_via": ["wallet"]}, {"presented_via": "phone"}, False),
        ({"labels": ["vip", "staff"]}, {"labels": frozenset({"staff"})}, True),
        ({"labels": ["vip"]}, {"labels": frozenset({"staff"})}, False),
        ({"weekdays": ["tue"]}, {}, True),
        ({"weekdays": ["mon", "sun"]}, {}, False),
        ({"hours": [["12:00", "13:00"]]}, {}, True),
        ({"hours": [["09:00", "12:00"]]}, {}, False),
        ({"hours": [["09:00", "11:00"], ["11:30", "24:00"]]}, {}, True),
        ({"weekdays": ["wed"], "hours": [["09:00", "24:00"]]}, {}, False),
        ({"purchase": {"at_most": 1}}, {"purchases": 0}, True),
        ({"purchase": {"at_most": 1}}, {"purchases": 1}, False),
        ({"purchase": {"every": 3, "at_least": 6}}, {"purchases": 2}, False),
        ({"purchase": {"every": 3, "at_least": 6}}, {"purchases": 5}, True),
        ({"tenure": {"at_least": 365}}, {"joined_on": date(2025, 7, 21)}, True),
        ({"tenure": {"at_least": 365}}, {"joined_on": date(2025, 7, 22)}, False),
        ({"tenure": {"at_most": 7}}, {}, False),
        ({"spent_month": {"at_least": 100}}, {"spent_month": 99}, False),
        ({"spent_lifetime": {"at_most": 100}}, {"spent_lifetime": 100}, True),
        ({"basket": {"at_least": 1_000_00}}, {}, True),
        ({"basket": {"at_most": 999_99}}, {}, False),
        ({"birthday": {"days_after": 1}}, {"birthday": Birthday(7, 20)}, True),
        ({"birthday": {"days_after": 1}}, {"birthday": Birthday(7, 19)}, False),
        ({"birthday": {"days_after": 1}}, {}, False),
    ],
)
def test_a_rule_gives_only_when_its_conditions_hold(when, known, holds):
    earning = earned(rouble_rule(when=when), facts=Facts(NOON, **known))

    assert bool(earning.awards) is holds
    assert bool(earning.skipped) is not holds


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2026, 7, 24, 21, 59, tzinfo=MOSCOW), False),
        (datetime(2026, 7, 24, 22, 0, tzinfo=MOSCOW), True),
        (datetime(2026, 7, 25, 1, 59, tzinfo=MOSCOW), True),
        (datetime(2026, 7, 25, 2, 0, tzinfo=MOSCOW), False),
        (datetime(2026, 7, 24, 1, 0, tzinfo=MOSCOW), False),
    ],
)
def test_hours_past_midnight_belong_to_the_evening_before(moment, holds):
    rule = rouble_rule(when={"weekdays": ["fri"], "hours": [["22:00", "02:00"]]})

    assert bool(earned(rule, facts=Facts(moment)).points) is holds


def test_a_promo_code_is_given_with_the_basket():
    rule = rouble_rule(when={"promo_codes": ["ЛЕТО"]})

    assert earned(rule, basket(line(1, 100_00))).points == 0
    assert (
        earned(rule, basket(line(1, 100_00), promo_codes=frozenset({"ЛЕТО"}))).points
        == 5_00
    )


@pytest.mark.parametrize(
    ("event", "points"), [("review", 50_00), ("referrer", 0), ("birthday", 0)]
)
def test_an_event_earns_by_the_rules_about_it(event, points):
    rule = {
        "code": "review",
        "gives": {"kind": "fixed", "amount": 50_00},
        "on": {"kind": "event", "event": "review"},
    }

    earning = earned(rule, Event(event))

    assert earning.points == points
    assert earning.by_line == {}


def test_a_purchase_earns_nothing_by_rules_about_events():
    rule = {
        "code": "review",
        "gives": {"kind": "fixed", "amount": 50_00},
        "on": {"kind": "event", "event": "review"},
    }

    assert earned(rule).awards == ()


def test_a_stamp_is_given_for_each_visit_and_each_coffee():
    visit = {"code": "visit", "gives": {"kind": "fixed", "amount": 1_00}}
    coffee = {
        "code": "coffee",
        "gives": {"kind": "per_item", "amount": 1_00},
        "only": {"categories": ["coffee"]},
    }
    bought = basket(
        line(1, 3_00, category="coffee", quantity=2_000), line(2, 2_00, category="tea")
    )

    earning = earn(read(document(visit, coffee)), bought, Facts(NOON))

    assert [(award.rule, award.amount) for award in earning.awards] == [
        ("coffee", 2_00),
        ("visit", 1_00),
    ]


def test_a_free_line_still_makes_a_visit():
    visit = {"code": "visit", "gives": {"kind": "fixed", "amount": 1_00}}

    [award] = earned(visit, basket(line(1, 0), line(2, 0))).awards

    assert award.amount == 1_00
    assert award.by_line == {1: 50, 2: 50}


def test_a_basket_without_lines_earns_nothing_and_says_so():
    earning = earned(rouble_rule(), basket())

    assert earning.points == 0
    assert [skip.because.code for skip in earning.skipped] == ["nothing-counts"]


def test_a_discount_program_takes_minor_units_off_the_lines():
    rule = rouble_rule(amount=7_50)
    bought = basket(line(1, 99_99), line(2, 1))

    earning = earned(rule, bought, gives="discount")

    assert earning.discount == 7_50
    assert earning.points == 0
    assert earning.by_line == {1: 7_50, 2: 0}


def test_a_discount_never_exceeds_the_price():
    first = rouble_rule(code="a", amount=80_00, priority=1)
    fixed = {"code": "b", "gives": {"kind": "fixed", "amount": 50_00}}
    rules = read(document(first, fixed, gives="discount"))

    earning = earn(rules, basket(line(1, 100_00)), Facts(NOON))
    used_up = earn(
        read(document(first | {"gives": first["gives"] | {"amount": 100_00}}, fixed,
                      gives="discount")),
        basket(line(1, 100_00)), Facts(NOON),
    )  # fmt: skip

    assert [award.amount for award in earning.awards] == [80_00, 20_00]
    assert earning.discount == 100_00
    assert [skip.because.code for skip in used_up.skipped] == ["price-used-up"]


def test_what_was_paid_before_we_were_asked_gets_no_discount_but_earns_points():
    paid = Facts(NOON, is_paid=True)

    late = earned(rouble_rule(), facts=paid, gives="discount")

    assert late.discount == 0
    assert [skip.because.code for skip in late.skipped] == ["paid-already"]
    assert earned(rouble_rule(), facts=paid).points == 50_00


def test_the_till_is_told_the_discount_of_a_rank_on_a_scan():
    ranks = rouble_rule("steps", steps=[(0, 500), (50_000_00, 1000)], by="lifetime")
    rules = read(document(ranks, gives="discount"))

    assert standing_rate(rules, Facts(NOON)) == Fraction(5, 100)
    assert standing_rate(rules, Facts(NOON, spent_lifetime=50_000_00)) == Fraction(
        1, 10
    )


def test_a_step_is_chosen_by_all_lines_that_count_and_not_by_those_that_earn():
    rule = rouble_rule("steps", steps=[(0, 100), (500_00, 1000)])
    rule["only"] = {"categories": ["tea"]}
    bought = basket(
        line(1, 100_00, category="tea"),
        line(2, 400_00),
        line(3, 900_00, is_delivery=True),
    )

    assert earned(rule, bought).points == 10_00


def test_below_the_first_step_there_is_nothing():
    rule = rouble_rule("steps", steps=[(2_000_00, 100)])

    [skip] = earned(rule).skipped

    assert skip.because.code == "below-steps"


def test_what_is_left_after_a_refund_earns_what_it_would_have_earned_alone():
    rules = read(document(rouble_rule("steps", steps=[(0, 100), (500_00, 200)])))
    kept = line(2, 300_00)

    before = earn(rules, basket(line(1, 400_00), kept), Facts(NOON))
    after = earn(rules, basket(kept), Facts(NOON))

    assert (before.points, after.points) == (14_00, 3_00)


def test_a_basket_in_another_currency_is_refused():
    from_abroad = type(SHOPPING)("PLN", SHOPPING.lines)

    with pytest.raises(ForeignCurrencyError) as refusal:
        earned(rouble_rule(), from_abroad)

    assert refusal.value.facts() == {"currency": "PLN", "expected": "RUB"}


@pytest.mark.parametrize(
    "lines",
    [
        [line(1, -1)],
        [line(1, 10**14)],
        [line(1, 1, quantity=0)],
        [line(1, 1, quantity=-1000)],
        [line(1, 1), line(1, 1)],
        [line(1, 1, paid_with_points=2)],
        [line(1, 2, paid_with_points=-1, paid_with_gift_card=1)],
        [line(1, 2, paid_with_points=1, paid_with_gift_card=2)],
    ],
)
def test_a_basket_that_cannot_be_is_refused(lines):
    with pytest.raises(UnfitBasketError) as refusal:
        basket(*lines)

    assert refusal.value.facts() == {"line": 1}
