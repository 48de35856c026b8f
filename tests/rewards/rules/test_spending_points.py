import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rewards.rules.receipts import basket, document, line
from walletpass.rewards.rules import Spending, explain, may_spend, read, refusal

BOUGHT = basket(line(1, 600_00), line(2, 400_00))


def spending(**told):
    return read(document(spending={"worth": 100, **told})).document.spending


def sentences(allowance, language="en"):
    return [explain(reason, language) for reason in allowance.reasons]


@pytest.mark.parametrize(
    ("told", "balance", "points", "reasons"),
    [
        ({}, 2_000_00, 1_000_00, []),
        ({}, 320_00, 320_00, ["That is the whole balance: 320 points."]),
        (
            {"share": 3000},
            2_000_00,
            300_00,
            ["At most 30% may be paid: RUB\xa0300."],
        ),
        ({"share": 3000}, 50_00, 50_00, ["That is the whole balance: 50 points."]),
        (
            {"minimum": 100_00},
            99_00,
            0,
            ["Minimum to spend: 100 points; balance: 99 points."],
        ),
        (
            {"minimum": 100_00, "share": 500},
            500_00,
            0,
            ["Minimum to spend: 100 points; here may be paid: RUB\xa050."],
        ),
        ({}, 0, 0, ["Minimum to spend: 1 point; balance: 0 points."]),
        ({}, -50_00, 0, ["Minimum to spend: 1 point; balance: -50 points."]),
    ],
)
def test_how_much_may_be_spent_and_why_not_more(told, balance, points, reasons):
    allowance = may_spend(spending(**told), BOUGHT, balance=balance)

    assert allowance.points == points
    assert allowance.money == points
    assert sentences(allowance) == reasons


def test_where_points_do_not_pay_nothing_may_be_spent():
    allowance = may_spend(None, BOUGHT, balance=500_00)

    assert allowance.points == 0
    assert sentences(allowance) == ["The balance does not pay here."]


def test_delivery_gift_cards_and_what_the_rules_name_are_not_paid_with_points():
    bought = basket(
        line(1, 100_00),
        line(2, 50_00, is_delivery=True),
        line(3, 70_00, category="tobacco"),
        line(4, 0, category="tobacco"),
    )
    rule = spending(
        leaves_out={"kinds": ["delivery", "gift_card"], "categories": ["tobacco"]}
    )

    allowance = may_spend(rule, bought, balance=500_00)

    assert allowance.money == 100_00
    assert allowance.by_line == {1: 100_00}
    assert sentences(allowance) == [
        "Not paid with points: goods of an excluded category.",
        "Not paid with points: delivery.",
    ]


def test_what_a_gift_card_paid_is_not_paid_again():
    bought = basket(line(1, 100_00, paid_with_gift_card=30_00))

    assert may_spend(spending(), bought, balance=500_00).money == 70_00


@pytest.mark.parametrize(
    ("worth", "points_each", "unit", "balance", "points", "money"),
    [
        (1, 100, 100, 250_00, 250_00, 250),  # a point is a kopeck
        (1, 10_00, 100, 255_00, 250_00, 25),  # ten points are a kopeck: five wait
        (300, 100, 100, 500_00, 333_00, 999_00),  # a point is three roubles
        (100, 100, 1, 12_34, 12_34, 12_34),
        (100, 100, 50_00, 120_00, 100_00, 100_00),
    ],
)
def test_points_are_spent_in_whole_units_and_never_for_nothing(
    worth, points_each, unit, balance, points, money
):
    rule = spending(worth=worth, points=points_each, unit=unit)

    allowance = may_spend(rule, BOUGHT, balance=balance)

    assert (allowance.points, allowance.money) == (points, money)


@pytest.mark.parametrize(
    ("told", "balance", "rest"),
    [
        ({"worth": 1, "points": 10_00}, 255_00, "5 points"),  # no coin is so small
        ({"worth": 100, "unit": 50_00}, 120_00, "20 points"),
        ({"worth": 1}, 12_34, "0.34 points"),
    ],
)
def test_what_is_left_of_a_balance_and_pays_for_nothing_is_told(told, balance, rest):
    allowance = may_spend(spending(**told), BOUGHT, balance=balance)

    assert sentences(allowance) == [f"The rest, {rest}, is too little to pay with."]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (320_00, None),
        (100_00, None),
        (321_00, "Maximum to spend: 320 points."),
        (99_00, "Minimum to spend: 100 points."),
        (0, "Minimum to spend: 100 points."),
        (-1, "Minimum to spend: 100 points."),
        (100_50, "Spent in steps of 1 point."),
    ],
)
def test_a_wish_to_spend_just_so_much_is_refused_with_a_sentence(points, sentence):
    rule = spending(minimum=100_00)
    allowance = may_spend(rule, BOUGHT, balance=320_00)

    reason = refusal(rule, allowance, points)

    assert (reason and explain(reason, "en")) == sentence


def test_when_nothing_may_be_spent_the_wish_is_refused_for_the_same_reason():
    rule = spending(once_a_day=True)
    allowance = may_spend(rule, BOUGHT, balance=320_00, has_spent_today=True)

    assert refusal(rule, allowance, 100_00).code == "spent-today"
    assert refusal(None, may_spend(None, BOUGHT, balance=1), 1).code == "spending-off"


@given(
    nets=st.lists(st.integers(0, 10**7), min_size=1, max_size=8),
    share=st.integers(1, 10_000),
    worth=st.integers(1, 500),
    points=st.integers(1, 500),
    unit=st.integers(1, 300),
    balance=st.integers(-(10**6), 10**9),
)
def test_what_may_be_spent_fits_the_basket_the_share_and_the_balance(
    nets, share, worth, points, unit, balance
):
    rule = Spending(worth=worth, points=points, unit=unit, share=share)
    bought = basket(*(line(number, net) for number, net in enumerate(nets)))

    allowance = may_spend(rule, bought, balance=balance)

    assert 0 <= allowance.points <= max(balance, 0)
    assert allowance.points % unit == 0
    assert allowance.money == rule.money_for(allowance.points)
    assert allowance.money * 10_000 <= bought.net * share
    assert sum(allowance.by_line.values()) == allowance.money
    assert all(allowance.by_line.get(one.number, 0) <= one.net for one in bought.lines)
    if allowance.points:
        assert refusal(rule, allowance, allowance.points) is None
        assert rule.money_for(allowance.points - 1) < allowance.money or unit > 1
    else:
        assert allowance.reasons
