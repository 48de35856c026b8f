from datetime import timedelta

import pytest
from pydantic import ValidationError

from tests.campaigns.triggers.scenes import NOON, due, open_shop, with_profile
from walletpass.campaigns.triggers import trigger_from

ON = {"on": "win-back", "times": [2.0, 3.0], "at_least_days": 14}


def away(shop, days, gap=10):
    return with_profile(
        shop, last_bought_at=NOON - timedelta(days=days), median_gap=gap
    )


@pytest.mark.parametrize(
    ("days", "step"),
    [(19, None), (20, "1"), (22, "1"), (24, None), (29, None), (30, "2"), (34, None)],
)
def test_each_step_comes_when_so_many_of_the_persons_own_gaps_have_passed(
    database, days, step
):
    shop = open_shop(database)
    ada = away(shop, days + 0.01)

    name = due(shop, ON).get(ada)

    assert (name and name.rsplit("/", 1)[1]) == step


def test_one_absence_has_one_name_for_each_step_and_another_has_another(database):
    shop = open_shop(database)
    ada = away(shop, 20.5)
    bob = away(shop, 21.5)

    first = due(shop, ON)
    again = due(shop, ON, now=NOON + timedelta(hours=5))

    assert first == again
    assert first[ada] != first[bob]


def test_nobody_is_missed_before_the_least_time(database):
    shop = open_shop(database)
    ada = away(shop, 8, gap=2)
    bob = away(shop, 14.5, gap=2)

    assert set(due(shop, ON)) == {bob}
    assert ada not in due(shop, ON)


@pytest.mark.parametrize(
    ("days", "step"), [(13, None), (14, "1"), (17, None), (20.9, None), (21, "2")]
)
@pytest.mark.parametrize("gap", [1, 4, 5])
def test_the_ladder_of_who_comes_often_begins_later_and_has_all_its_steps(
    database, gap, days, step
):
    shop = open_shop(database)
    ada = away(shop, days + 0.01, gap)

    name = due(shop, ON, since=NOON - timedelta(days=2)).get(ada)

    assert (name and name.rsplit("/", 1)[1]) == step


def test_whoever_has_been_away_since_long_before_it_began_is_left_alone(database):
    shop = open_shop(database)
    away(shop, 21)

    assert due(shop, ON, since=NOON - timedelta(hours=1)) == {}


def test_a_ladder_leads_upwards():
    with pytest.raises(ValidationError, match="do not lead upwards"):
        trigger_from({**ON, "times": [3.0, 2.0]})
