import pytest

from tests.rewards.rules.receipts import NOON, basket, document, line, rouble_rule
from walletpass.rewards.rules import Facts, Use, earn, explain, read

BOUGHT = basket(line(1, 100_00, category="tea"), line(2, 900_00))


def multiplier(basis_points=20_000, code="double", of_groups=(), **told):
    gives = {"kind": "multiplier", "basis_points": basis_points}
    if of_groups:
        gives["of_groups"] = list(of_groups)
    return {"code": code, "gives": gives, **told}


def given(*rules, mode="all", used=None, bought=BOUGHT, more=()):
    groups = [{"code": "g", "mode": mode}, *more]
    ready = read(document(*rules, groups=groups))
    earning = earn(ready, bought, Facts(NOON), used or {})
    return {award.rule: award.amount for award in earning.awards}


EVERYTHING = rouble_rule(code="everything", amount=200, group="g")
TEA = rouble_rule(code="tea", group="g", amount=500, only={"categories": ["tea"]})


@pytest.mark.parametrize(
    ("mode", "awards"),
    [
        ("all", {"everything": 20_00, "tea": 5_00}),
        ("best", {"everything": 20_00}),
        ("first", {"everything": 20_00}),
        ("best_per_line", {"everything": 18_00, "tea": 5_00}),
    ],
)
def test_rules_of_a_group_compete_by_its_mode(mode, awards):
    assert given(TEA, EVERYTHING, mode=mode) == awards


def test_rules_without_a_group_all_give():
    alone = [{**rule, "code": rule["code"]} for rule in (TEA, EVERYTHING)]
    for rule in alone:
        del rule["group"]

    assert given(*alone, mode="best") == {"everything": 20_00, "tea": 5_00}


def test_the_higher_priority_goes_first():
    assert given(TEA | {"priority": 1}, EVERYTHING, mode="first") == {"tea": 5_00}


def test_a_rule_that_does_not_hold_leaves_the_group_to_the_next():
    vip = TEA | {"priority": 9, "when": {"tiers": ["vip"]}}

    assert given(vip, EVERYTHING, mode="first") == {"everything": 20_00}


def test_the_code_decides_between_equals():
    one, other = EVERYTHING | {"code": "b"}, EVERYTHING | {"code": "a"}

    assert given(one, other, mode="best") == {"a": 20_00}
    assert given(one, other, mode="first") == {"a": 20_00}
    assert given(one, other, mode="best_per_line") == {"a": 20_00}


@pytest.mark.parametrize("mode", ["best", "first", "best_per_line"])
def test_a_rule_stopped_by_its_budget_makes_room_for_the_others(mode):
    best = rouble_rule(
        code="best", amount=900, group="g", priority=1,
        limits=[{"per": "program", "period": "ever", "amount": 100_00}],
    )  # fmt: skip
    used = {("best", "program", "ever"): Use(7, 100_00)}

    assert given(best, EVERYTHING, mode=mode) == {"best": 90_00}
    assert given(best, EVERYTHING, mode=mode, used=used) == {"everything": 20_00}


@pytest.mark.parametrize(
    ("left", "awards"),
    [
        (1_00, {"everything": 20_00}),
        (2_00, {"everything": 18_00, "tea": 2_00}),
        (2_01, {"everything": 18_00, "tea": 2_01}),
        (9_00, {"everything": 18_00, "tea": 5_00}),
    ],
)
def test_lines_stay_where_a_limit_leaves_less_than_another_rule_gives(left, awards):
    limits = [{"per": "program", "period": "ever", "amount": 10_00}]
    used = {("tea", "program", "ever"): Use(7, 10_00 - left)}
    scarce = TEA | {"limits": limits}

    assert given(scarce, EVERYTHING, mode="best_per_line", used=used) == awards


def test_a_rule_that_yields_for_its_limit_says_so():
    limits = [{"per": "program", "period": "ever", "amount": 1_00}]
    rules = read(
        document(
            TEA | {"limits": limits},
            EVERYTHING,
            groups=[{"code": "g", "mode": "best_per_line"}],
        )
    )

    [skipped] = earn(rules, BOUGHT, Facts(NOON)).skipped

    assert (skipped.rule, skipped.because.code) == ("tea", "limit-leaves-less")
    assert explain(skipped.because, "en") == (
        "Another rule gives more than the limit for the program in all leaves here."
    )


def test_a_line_is_counted_in_full_steps_with_the_lines_its_rule_won():
    full = rouble_rule(code="full", group="g")
    full["gives"] |= {"amount": 900, "each_full": True}
    full["only"] = {"categories": ["tea"]}
    bought = basket(
        line(1, 150_00, category="tea"), line(2, 60_00, category="tea"), line(3, 50_00)
    )

    assert given(full, EVERYTHING, mode="best_per_line", bought=bought) == {
        "full": 18_00,
        "everything": 1_00,
    }


def test_a_multiplier_adds_to_what_was_given():
    assert given(EVERYTHING, multiplier()) == {"everything": 20_00, "double": 20_00}


def test_multipliers_never_multiply_each_other():
    triple = multiplier(30_000, "triple")

    assert given(EVERYTHING, multiplier(), triple) == {
        "everything": 20_00,
        "double": 20_00,
        "triple": 40_00,
    }


def test_only_the_best_multiplier_of_a_group_may_stand():
    more = [{"code": "m", "mode": "best"}]
    double, triple = multiplier(group="m"), multiplier(30_000, "triple", group="m")

    assert given(EVERYTHING, double, triple, more=more) == {
        "everything": 20_00,
        "triple": 40_00,
    }


def test_a_multiplier_leaves_fixed_amounts_alone_unless_it_names_their_group():
    fixed = {"code": "fixed", "gives": {"kind": "fixed", "amount": 7_00}, "group": "f"}
    more = [{"code": "f", "mode": "all"}]

    plain = given(EVERYTHING, fixed, multiplier(), more=more)
    named = given(EVERYTHING, fixed, multiplier(of_groups=["f"]), more=more)

    assert plain["double"] == 20_00
    assert named["double"] == 7_00


def test_a_multiplier_of_some_lines_multiplies_what_was_given_for_those():
    on_tea = multiplier(15_000, only={"categories": ["tea"]})

    assert given(EVERYTHING, on_tea) == {"everything": 20_00, "double": 1_00}


def test_a_multiplier_multiplies_what_a_limit_left():
    limited = EVERYTHING | {
        "limits": [{"per": "card", "period": "purchase", "amount": 5_00}]
    }

    assert given(limited, multiplier()) == {"everything": 5_00, "double": 5_00}


def test_a_multiplier_of_nothing_gives_nothing():
    fixed = {"code": "fixed", "gives": {"kind": "fixed", "amount": 7_00}}

    assert given(fixed, multiplier()) == {"fixed": 7_00}
