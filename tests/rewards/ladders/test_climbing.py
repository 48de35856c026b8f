"""Where somebody stands, by what was counted day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.rewards.ladders import Day, Era, climb, read, window_from

FIRST = date(2026, 1, 1)


def ladder(**told):
    return read(
        {
            "by": "spend",
            "days": 30,
            "tiers": [
                {"code": "bronze", "name": {"en": "Bronze"}},
                {"code": "silver", "name": {"en": "Silver"}, "at": 100},
                {"code": "gold", "name": {"en": "Gold"}, "at": 300},
            ],
            **told,
        }
    )


def after(days):
    return FIRST + timedelta(days)


def stand(scheme, bought, on):
    days = [Day(after(day), amount) for day, amount in sorted(bought.items())]
    return climb([Era(date.min, scheme)], {"spend": days}, until=after(on))


@pytest.mark.parametrize(
    ("bought", "on", "tier"),
    [
        ({}, 0, "bronze"),
        ({0: 99}, 0, "bronze"),
        ({0: 100}, 0, "silver"),
        ({0: 50, 10: 50}, 10, "silver"),
        ({0: 50, 29: 50}, 29, "silver"),
        ({0: 50, 30: 50}, 30, "bronze"),
        ({0: 300}, 29, "gold"),
        ({0: 300}, 30, "bronze"),
        ({0: 300, 20: 120}, 30, "silver"),
    ],
)
def test_the_last_thirty_days_count(bought, on, tier):
    assert stand(ladder(), bought, on).tier == tier


def test_without_a_window_everything_counts_for_ever():
    assert stand(ladder(days=None), {0: 150, 400: 150}, 900).tier == "gold"


def test_who_may_not_come_down_stays_for_good():
    assert stand(ladder(down="none"), {0: 300}, 900).tier == "gold"


@pytest.mark.parametrize(("on", "tier"), [(30, "gold"), (44, "gold"), (45, "bronze")])
def test_a_tier_that_is_no_longer_met_lasts_for_the_grace(on, tier):
    assert stand(ladder(grace_days=15), {0: 300}, on).tier == tier


def test_buying_enough_within_the_grace_keeps_the_tier():
    stood = stand(ladder(grace_days=15), {0: 300, 40: 300}, 45)
    assert (stood.tier, stood.held_until) == ("gold", None)


@pytest.mark.parametrize(
    ("on", "tier"),
    [(29, "gold"), (30, "silver"), (59, "silver"), (60, "bronze"), (90, "bronze")],
)
def test_one_tier_at_a_time_is_held_for_a_window_each(on, tier):
    assert stand(ladder(down="one_down"), {0: 300}, on).tier == tier


def test_coming_down_stops_where_somebody_belongs():
    stood = stand(ladder(down="one_down"), {0: 300, 25: 100}, 50)
    assert (stood.tier, stood.held_until) == ("silver", None)


def test_another_ladder_takes_over_on_its_day():
    dearer = ladder(
        tiers=[
            {"code": "bronze", "name": {"en": "Bronze"}},
            {"code": "gold", "name": {"en": "Gold"}, "at": 500},
            {"code": "platinum", "name": {"en": "Platinum"}, "at": 900},
        ]
    )
    eras = [Era(after(0), ladder(down="none")), Era(after(10), dearer)]
    days = {"spend": [Day(after(0), 300)]}
    assert climb(eras, days, until=after(9)).tier == "gold"
    assert climb(eras, days, until=after(10)).tier == "bronze"


def test_it_says_when_something_changes_by_itself():
    stood = stand(ladder(grace_days=5), {3: 300}, 10)
    assert stood.due_on == after(33)
    assert stand(ladder(grace_days=5), {3: 300}, 33).due_on == after(38)
    assert stand(ladder(grace_days=5), {3: 300}, 38).due_on is None


ladders = st.builds(
    lambda days, down, grace: ladder(days=days, down=down, grace_days=grace),
    st.sampled_from([1, 5, 30, None]),
    st.sampled_from(["none", "one_down", "rebalance"]),
    st.sampled_from([0, 1, 7]),
)
shopping = st.dictionaries(st.integers(0, 90), st.integers(0, 350), max_size=12)


@given(ladders, shopping, st.lists(st.integers(0, 120), max_size=8))
def test_looking_in_between_changes_nothing(scheme, bought, looks):
    days = [Day(after(day), amount) for day, amount in sorted(bought.items())]
    eras = [Era(date.min, scheme)]
    whole = climb(eras, {"spend": days}, until=after(120))

    seen = climb(eras, {"spend": days[:0]}, until=after(0))
    if days and days[0].on == after(0):
        seen = climb(eras, {"spend": days[:1]}, until=after(0))
    for look in sorted({*looks, 120}):
        since = window_from(scheme, seen.seen_on)
        told = [day for day in days if since <= day.on <= after(look)]
        seen = climb(eras, {"spend": told}, until=after(look), start=seen)

    assert seen == whole


def as_days_pass(scheme, bought, on):
    """Tell the tier by walking every single day: slow, and plain to see."""
    codes = [tier.code for tier in scheme.tiers]
    place, held_until = None, None
    for today in range(on + 1):
        counts = sum(
            amount
            for day, amount in bought.items()
            if day <= today and (scheme.days is None or day > today - scheme.days)
        )
        reached = max(i for i, tier in enumerate(scheme.tiers) if tier.at <= counts)
        if place is None or reached >= place:
            place, held_until = reached, None
        elif scheme.down != "none":
            if held_until is None:
                held_until = today + scheme.grace_days
            if held_until <= today and scheme.down == "rebalance":
                place, held_until = reached, None
            elif held_until <= today:
                place -= 1
                held_until = today + scheme.days if place > reached else None
    return codes[place]


@given(ladders, shopping, st.integers(0, 130))
def test_the_walk_stops_wherever_something_changes(scheme, bought, on):
    assert stand(scheme, bought, on).tier == as_days_pass(scheme, bought, on)
