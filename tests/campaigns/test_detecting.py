"""The smallest effect a holdout can show, against figures worked out another way."""

import random
from math import isclose, sqrt
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.campaigns.detecting import Habit, smallest_effect, smallest_share

amounts = st.lists(st.integers(0, 10**9), min_size=1, max_size=50)


def habit(spent):
    return Habit(
        len(spent),
        sum(amount > 0 for amount in spent),
        sum(spent),
        sum(amount * amount for amount in spent),
    )


@pytest.mark.parametrize(
    ("buying", "treated", "held", "expected"),
    [
        # 2.801585 × √(0.1 × 0.9) × √(1/19000 + 1/1000)
        (0.10, 19_000, 1_000, 0.02727),
        # 2.801585 × 0.5 × √(1/500 + 1/500)
        (0.50, 500, 500, 0.08859),
        (0.0, 500, 500, 0.0),
    ],
)
def test_the_smallest_share_is_that_of_the_textbook(buying, treated, held, expected):
    found = smallest_share(buying, treated=treated, held=held)

    assert found == pytest.approx(expected, abs=5e-6)


@pytest.mark.parametrize(("treated", "held"), [(0, 100), (100, 0), (0, 0)])
def test_without_two_sides_nothing_can_be_shown(treated, held):
    assert smallest_effect(10.0, treated=treated, held=held) is None


def test_four_of_five_campaigns_with_such_an_effect_show_it():
    chance = random.Random(7)
    treated, held, spread = 190, 40, 25.0
    effect = smallest_effect(spread, treated=treated, held=held)
    wavering = spread * sqrt(1 / treated + 1 / held)

    shown = sum(
        abs(chance.gauss(effect, wavering)) > 1.96 * wavering for _ in range(20_000)
    )

    assert shown / 20_000 == pytest.approx(0.80, abs=0.01)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.floats(0, 1e6))
def test_more_customers_never_show_less(treated, held, spread):
    few = smallest_effect(spread, treated=treated, held=held)
    many = smallest_effect(spread, treated=treated + 1, held=held + 1)

    assert many <= few


@given(amounts, amounts)
def test_a_habit_added_up_in_parts_is_that_of_the_whole(some, others):
    whole = habit(some) + habit(others)
    together = some + others

    assert whole == habit(together)
    assert isclose(whole.mean, fmean(together), abs_tol=1e-6)
    assert isclose(whole.spread, pstdev(together), rel_tol=1e-6, abs_tol=1e-3)


def test_nobody_has_no_habit():
    assert (Habit().mean, Habit().spread, Habit().buying) == (0.0, 0.0, 0.0)
