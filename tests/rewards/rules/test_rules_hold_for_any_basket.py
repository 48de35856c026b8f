"""What must be so for whatever is bought."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rewards.rules.receipts import NOON, basket, document, line, rouble_rule
from walletpass.rewards.rules import (
    Facts,
    Line,
    Rounding,
    UnfitBasketError,
    Use,
    allot,
    earn,
    explain,
    read,
    with_payments,
)
from walletpass.rewards.rules.allotting import rounded

CATEGORIES = st.sampled_from(["tea", "coffee", "tobacco", ""])
LINES = st.lists(
    st.builds(
        Line,
        number=st.integers(1, 10**6),
        net=st.integers(0, 10**7),
        quantity=st.integers(1, 20_000),
        category=CATEGORIES,
        is_discounted=st.booleans(),
        is_delivery=st.booleans(),
        is_gift_card=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.number,
)
RICH = document(
    rouble_rule(code="base", group="line", amount=333),
    rouble_rule(code="tea", group="line", amount=777, only={"categories": ["tea"]}),
    {
        "code": "coffee",
        "gives": {"kind": "per_item", "amount": 70},
        "only": {"categories": ["coffee"]},
        "rounding": {"mode": "half_up", "unit": 100},
        "group": "line",
    },
    rouble_rule(
        "steps",
        code="steps",
        steps=[(0, 100), (500_00, 250)],
        limits=[{"per": "customer", "period": "day", "amount": 100_00}],
        group="best",
    ),
    {"code": "visit", "gives": {"kind": "fixed", "amount": 501}, "group": "best"},
    {
        "code": "more",
        "gives": {"kind": "multiplier", "basis_points": 13_333},
        "leaves_out": {"kinds": ["discounted"]},
    },
    groups=[
        {"code": "line", "mode": "best_per_line"},
        {"code": "best", "mode": "best"},
    ],
    leaves_out={"kinds": [], "categories": ["tobacco"]},
)
RULES = read(RICH)
DISCOUNT = read({**RICH, "gives": "discount"})
FACTS = Facts(NOON)


@given(LINES, st.integers(0, 10**7))
def test_what_the_lines_get_adds_up_to_the_award(lines, used):
    use = {("steps", "customer", "day"): Use(1, used)}

    earning = earn(RULES, basket(*lines), FACTS, use)

    for award in earning.awards:
        assert award.amount > 0
        assert sum(award.by_line.values()) == award.amount
        assert all(part >= 0 for part in award.by_line.values())
        left_out = {number for number, _ in award.excluded}
        assert left_out.isdisjoint(award.by_line)
    assert sum(earning.by_line.values()) == earning.points
    told = {award.rule for award in earning.awards}
    told |= {skip.rule for skip in earning.skipped}
    assert told == {rule["code"] for rule in RICH["rules"]}


@given(LINES, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_rules_is_nothing_to_the_result(lines, random):
    other_lines, other_rules = list(lines), list(RICH["rules"])
    random.shuffle(other_lines)
    random.shuffle(other_rules)

    one = earn(RULES, basket(*lines), FACTS)
    other = earn(read({**RICH, "rules": other_rules}), basket(*other_lines), FACTS)

    assert one == other


@given(LINES, st.integers(0, 10**7), CATEGORIES)
@pytest.mark.parametrize("mode", ["all", "best"])
def test_buying_more_never_earns_less(mode, lines, net, category):
    group = {"group": "g"}
    rules = read(
        document(
            rouble_rule(code="base", **group),
            rouble_rule(code="tea", amount=700, only={"categories": ["tea"]}, **group),
            rouble_rule("steps", code="s", steps=[(0, 10), (90_00, 900)], **group),
            {"code": "double", "gives": {"kind": "multiplier", "basis_points": 20_000}},
            groups=[{"code": "g", "mode": mode}],
        )
    )
    more = [*lines, line(0, net, category=category)]

    before = earn(rules, basket(*lines), FACTS)
    after = earn(rules, basket(*more), FACTS)

    assert after.points >= before.points


SCARCE = [
    rouble_rule(code="base", group="g"),
    *(
        rouble_rule(
            code=category,
            amount=amount,
            only={"categories": [category, "tobacco"]},
            limits=[{"per": "program", "period": "ever", "amount": 1_000_00}],
            group="g",
        )
        for category, amount in (("tea", 700), ("coffee", 1_100), ("other", 1_900))
    ),
]
WHOLE_LINES = st.lists(
    st.tuples(st.integers(0, 40), CATEGORIES), min_size=1, max_size=8
).map(
    lambda told: [
        line(number, hundreds * 100_00, category=category)
        for number, (hundreds, category) in enumerate(told, 1)
    ]
)


@given(
    WHOLE_LINES,
    st.lists(st.integers(0, 1_000_00), min_size=3, max_size=3),
    st.randoms(use_true_random=False),
)
def test_nobody_gets_less_because_a_scarce_rule_also_applied(lines, amounts, random):
    used = {
        (rule["code"], "program", "ever"): Use(1, 1_000_00 - left)
        for rule, left in zip(SCARCE[1:], amounts, strict=True)
    }

    def earned(rules, lines=lines):
        groups = [{"code": "g", "mode": "best_per_line"}]
        return earn(read(document(*rules, groups=groups)), basket(*lines), FACTS, used)

    everything = earned(SCARCE)
    shuffled = random.sample(lines, len(lines))

    assert earned(SCARCE, shuffled) == everything
    for number in range(3):
        for scarce in combinations(SCARCE[1:], number):
            assert everything.points >= earned([SCARCE[0], *scarce]).points


def test_many_rules_at_their_limits_still_give_no_less_than_without_them():
    limits = [{"per": "program", "period": "ever", "amount": 1}]
    many = [
        rouble_rule(code=f"r{n}", amount=900 + n, limits=limits, group="g")
        for n in range(30)
    ]
    rules = read(
        document(SCARCE[0], *many, groups=[{"code": "g", "mode": "best_per_line"}])
    )

    assert earn(rules, basket(line(1, 100_00)), FACTS).points == 5_00


@given(LINES)
def test_a_discount_leaves_no_line_below_nothing(lines):
    bought = basket(*lines)

    earning = earn(DISCOUNT, bought, FACTS)

    taken = earning.by_line
    assert all(0 <= taken.get(one.number, 0) <= one.net for one in bought.lines)
    assert sum(taken.values()) == earning.discount


@given(LINES)
def test_every_award_and_every_refusal_is_a_sentence_in_every_language(lines):
    for rules in (RULES, DISCOUNT):
        earning = earn(rules, basket(*lines), FACTS)
        reasons = [one.because for one in (*earning.awards, *earning.skipped)]
        for reason in reasons:
            for language in ("en", "ru", "pl"):
                for audience in ("customer", "cashier"):
                    said = explain(reason, language, audience=audience)
                    assert said.endswith(".")
                    assert "{" not in said


@given(LINES, st.integers(0, 10**8), st.integers(0, 10**8))
def test_payments_spread_over_lines_add_up_and_fit(lines, points, gift_cards):
    bought = basket(*lines)
    if points + gift_cards > bought.net:
        with pytest.raises(UnfitBasketError):
            with_payments(bought, points=points, gift_cards=gift_cards)
        return

    paid = with_payments(bought, points=points, gift_cards=gift_cards)

    assert paid.paid_with_points == points
    assert paid.paid_with_gift_card == gift_cards
    assert [replace(one, paid_with_points=0, paid_with_gift_card=0)
            for one in paid.lines] == list(bought.lines)  # fmt: skip


@given(
    st.integers(0, 10**12),
    st.dictionaries(st.integers(), st.integers(0, 10**12), min_size=1, max_size=20),
)
def test_a_sum_is_shared_out_to_the_last_unit_and_nobody_is_off_by_one(amount, weights):
    parts = allot(amount, weights)

    assert sum(parts.values()) == amount
    assert parts == allot(amount, dict(sorted(weights.items(), reverse=True)))
    total = sum(weights.values())
    for number, weight in weights.items():
        fair = (
            Fraction(amount * weight, total)
            if total
            else Fraction(amount, len(weights))
        )
        assert abs(parts[number] - fair) < 1


@given(
    st.integers(0, 10**12),
    st.integers(1, 10**6),
    st.sampled_from(["down", "up", "half_up", "half_even"]),
    st.integers(1, 1000),
)
def test_rounding_goes_to_a_neighbouring_multiple(numerator, denominator, mode, unit):
    exact = Fraction(numerator, denominator)

    result = rounded(numerator, denominator, Rounding(mode=mode, unit=unit))

    assert result % unit == 0
    assert abs(result - exact) < unit
    match mode:
        case "down":
            assert result <= exact
        case "up":
            assert result >= exact
        case _:
            assert abs(result - exact) * 2 <= unit


def test_ten_thousand_lines_are_counted_as_exactly_as_three():
    lines = [
        line(number, number % 997, category=("tea", "coffee", "tobacco")[number % 3])
        for number in range(1, 10_001)
    ]

    earning = earn(RULES, basket(*lines), FACTS)

    by_rule = {award.rule: award for award in earning.awards}
    tea = sum(one.net for one in lines if one.category == "tea")
    assert by_rule["tea"].amount <= tea * 777 // 10_000
    for award in earning.awards:
        assert sum(award.by_line.values()) == award.amount
