from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make import NOON
from walletpass.insight import STAGES, Coming, stage_of, thresholds

DAYS = st.integers(-30, 4000)


def coming(away, *, visits=3, gap=None, lasted=100):
    last = NOON - timedelta(days=away)
    return Coming(
        enrolled_at=last - timedelta(days=lasted),
        first_bought_at=last - timedelta(days=lasted),
        last_bought_at=last,
        visits=visits,
        median_gap=gap,
    )


@pytest.mark.parametrize(
    ("away", "stage"),
    [
        (0, "active"), (14, "active"), (15, "cooling"), (24, "cooling"),
        (25, "at-risk"), (39, "at-risk"), (40, "lapsed"), (4000, "lapsed"),
    ],
)  # fmt: skip
def test_stages_follow_one_another_by_the_chains_own_cycle(away, stage):
    assert stage_of(coming(away), 10, NOON)[0] == stage


def test_whoever_comes_yearly_is_not_lapsed_where_others_come_weekly():
    assert stage_of(coming(40, gap=None), 7, NOON)[0] == "lapsed"
    assert stage_of(coming(40, gap=28), 7, NOON)[0] == "active"


def test_nobody_is_lapsed_after_two_days_for_coming_daily():
    assert stage_of(coming(2, gap=1), 28, NOON)[0] == "active"


def test_a_newcomer_is_known_from_the_third_visit_on_and_loyal_after_long():
    assert stage_of(coming(1, visits=1), 10, NOON)[0] == "new"
    assert stage_of(coming(1, visits=2), 10, NOON)[0] == "new"
    assert stage_of(coming(1, visits=3), 10, NOON)[0] == "active"
    assert stage_of(coming(1, visits=6, lasted=59), 10, NOON)[0] == "active"
    assert stage_of(coming(1, visits=6, lasted=60), 10, NOON)[0] == "loyal"


def test_who_never_bought_is_new_until_they_have_lapsed():
    joined = NOON - timedelta(days=39)
    never = Coming(joined, None, None, 0, None)

    assert stage_of(never, 10, NOON) == ("new", joined + timedelta(days=40))
    assert stage_of(never, 10, NOON + timedelta(days=1)) == ("lapsed", None)


@given(
    away=DAYS,
    visits=st.integers(1, 1000),
    gap=st.none() | st.integers(0, 2000),
    chain=st.integers(1, 400),
    lasted=st.integers(0, 4000),
)
def test_everybody_is_in_one_stage_until_it_ends(away, visits, gap, chain, lasted):
    who = coming(away, visits=visits, gap=gap, lasted=lasted)

    stage, until = stage_of(who, chain, NOON)

    assert stage in STAGES
    if until is None:
        assert stage == "lapsed"
    else:
        assert until > NOON
        assert stage_of(who, chain, until - timedelta(seconds=1))[0] == stage
        assert stage_of(who, chain, until)[0] != stage


@given(chain=st.integers(1, 400), own=st.none() | st.integers(0, 2000))
def test_thresholds_come_one_after_the_other(chain, own):
    limits = thresholds(chain, own)

    assert 0 < limits.in_rhythm < limits.cooling < limits.at_risk
