"""Estimates are right as often as they say: shown on crowds whose truth is known."""

from random import Random
from statistics import mean

import pytest

from walletpass.campaigns.detecting import smallest_effect
from walletpass.campaigns.measuring.estimating import (
    adjusted,
    may_compare,
    plain,
)
from walletpass.campaigns.measuring.resampling import Groups, resampled
from walletpass.campaigns.measuring.returns import average_check, romi, share
from walletpass.campaigns.measuring.sums import Sums, together

REPEATS = 500
UPLIFT = 150  # minor units per person


def spending(chance, uplift=0):
    """Return what somebody spent before and in the window: often nothing, at times much."""
    habit = chance.expovariate(1 / 1_000)
    before, after = (
        round(habit * chance.uniform(0.4, 1.6)) if chance.random() < 0.7 else 0
        for _ in range(2)
    )
    return before, after + uplift


def experiment(chance, *, uplift, size=400, held_share=0.3):
    """Assign people to arms by chance and let them shop."""
    treated, held = Sums(), Sums()
    for _ in range(size):
        is_held = chance.random() < held_share
        before, after = spending(chance, 0 if is_held else uplift)
        (held if is_held else treated).add(after, before)
    return treated, held


@pytest.fixture(scope="module")
def with_effect():
    chance = Random(20261122)
    return [experiment(chance, uplift=UPLIFT) for _ in range(REPEATS)]


@pytest.fixture(scope="module")
def without_effect():
    chance = Random(11)
    return [experiment(chance, uplift=0) for _ in range(REPEATS)]


@pytest.mark.parametrize("estimator", [plain, adjusted])
def test_the_interval_covers_a_known_uplift_as_often_as_it_says(with_effect, estimator):
    estimates = [estimator(*arms) for arms in with_effect]

    covered = mean(each.low <= UPLIFT <= each.high for each in estimates)
    assert 0.93 <= covered <= 0.97


@pytest.mark.parametrize("estimator", [plain, adjusted])
def test_two_arms_that_are_alike_raise_few_false_alarms(without_effect, estimator):
    alarms = mean(not estimator(*arms).shows_nothing for arms in without_effect)

    assert 0.03 <= alarms <= 0.07


def test_knowing_the_time_before_narrows_the_interval(with_effect):
    ratios = [adjusted(*arms).error / plain(*arms).error for arms in with_effect]

    assert mean(ratio < 1 for ratio in ratios) > 0.99
    assert mean(ratios) < 0.93


def test_a_difference_there_was_before_is_taken_off():
    treated, held = Sums(), Sums()
    for habit in range(100, 200):
        treated.add(habit + 50, habit + 50)  # the better customers, by bad luck
        held.add(habit, habit)

    assert plain(treated, held).difference == 50
    assert adjusted(treated, held).difference == 0
    assert adjusted(treated, held).slope == 1


def test_where_nothing_is_known_of_before_nothing_is_adjusted():
    treated, held = Sums(), Sums()
    for spent in (100, 300, 200):
        treated.add(spent)
        held.add(spent // 2)

    assert adjusted(treated, held) == plain(treated, held)


def test_an_interval_is_as_one_works_it_out_by_hand():
    treated, held = Sums(), Sums()
    for spent in (2, 4, 6):  # mean 4, variance 4
        treated.add(spent)
    for spent in (1, 2, 3, 2):  # mean 2, variance 2/3
        held.add(spent)

    estimate = plain(treated, held)

    assert estimate.difference == 2
    assert estimate.error == pytest.approx((4 / 3 + (2 / 3) / 4) ** 0.5)
    assert estimate.high - 2 == pytest.approx(1.96 * estimate.error, rel=1e-4)


def test_an_arm_of_one_has_no_interval():
    treated, held = Sums(), Sums()
    treated.add(1)
    held.add(1)
    held.add(2)

    with pytest.raises(ValueError, match="fewer than two"):
        plain(treated, held)
    assert not may_compare(treated, held)


def test_sums_do_not_depend_on_who_came_first():
    people = [(10**12 + 1, 3), (1, 10**12), (7, 7)]
    forwards, backwards, halves = Sums(), Sums(), [Sums(), Sums()]
    for person in people:
        forwards.add(*person)
        halves[0 if person[0] == 7 else 1].add(*person)
    for person in reversed(people):
        backwards.add(*person)

    assert forwards == backwards == together(*halves)
    assert forwards.variation * 3 == 3 * forwards.after_squared - forwards.after**2


def test_drawing_anew_agrees_with_the_normal_interval_where_nothing_is_skewed():
    chance = Random(5)
    arms = Sums(), Sums()
    groups = Groups(), Groups()
    for number in range(4_000):
        arm = number % 2
        before, after = spending(chance)
        arms[arm].add(after, before)
        groups[arm].add(f"cus_{number}", after, before)
    estimate = adjusted(*arms)

    low, high = resampled(*groups, estimate.slope, seed=1)

    assert low == pytest.approx(estimate.low, abs=estimate.error / 2)
    assert high == pytest.approx(estimate.high, abs=estimate.error / 2)
    assert resampled(*groups, estimate.slope, seed=1) == (low, high)


def test_drawing_anew_sees_the_one_basket_that_makes_the_difference():
    treated, held = Groups(), Groups()
    for number in range(300):
        treated.add(f"t{number}", 3_000_000 if number == 0 else 100, 0)
        held.add(f"h{number}", 100, 0)

    low, high = resampled(treated, held, 0, seed=1)

    assert low == 0
    assert high > 20_000


def test_drawing_anew_takes_more_than_one_group():
    treated, held = Groups(), Groups()
    treated.add("one", 1, 0)
    held.add("two", 1, 0)

    assert resampled(treated, held, 0, seed=1) is None


def test_an_effect_of_the_size_told_before_is_noticed_four_times_in_five():
    chance = Random(8)
    size, spread = 200, 100
    effect = smallest_effect(spread, treated=size, held=size)
    noticed = 0
    for _ in range(REPEATS):
        treated, held = Sums(), Sums()
        for _ in range(size):
            treated.add(round(chance.gauss(1_000 + effect, spread)))
            held.add(round(chance.gauss(1_000, spread)))
        noticed += plain(treated, held).low > 0

    assert 0.75 <= noticed / REPEATS <= 0.85


def test_returns_are_as_a_shop_speaks_of_them():
    assert romi(450, 100) == 3.5  # "ROMI 350 %"
    assert romi(450, 0) is None
    assert share(35, 100) == 0.35
    assert share(0, 0) is None
    assert average_check(1_000, 4) == 250
    assert average_check(0, 0) is None
