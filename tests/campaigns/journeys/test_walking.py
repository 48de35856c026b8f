"""Everybody walks a journey step by step, and is told once what each step says."""

from tests.campaigns.journeys.road import DAY, HOUR, fork, leaving, say, wait
from tests.make import NOON


def test_who_bought_meanwhile_is_thanked_and_who_did_not_is_reminded(road):
    ada, bob = road.lay(people=2)
    road.goes_on(HOUR)
    assert road.where(ada) == road.where(bob) == ("rest", None)

    road.buys(ada)
    road.goes_on(3 * DAY)

    assert road.became(ada) == [("hello", "sent"), ("thanks", "sent")]
    assert road.became(bob) == [("hello", "sent"), ("reminder", "sent")]
    assert road.where(ada) == ("thanks", "done")
    assert road.where(bob) == ("reminder", "done")


def test_a_purchase_from_before_they_set_out_does_not_count(road):
    [ada] = road.lay()
    road.buys(ada, occurred_at=road.now - DAY)
    road.goes_on(3 * DAY)

    assert road.became(ada)[-1] == ("reminder", "sent")


def test_a_purchase_that_came_back_whole_does_not_count(road):
    [ada] = road.lay()
    road.goes_on(HOUR)
    road.buys(ada, status="returned", returned=10_00)
    road.goes_on(3 * DAY)

    assert road.became(ada)[-1] == ("reminder", "sent")


def test_nobody_is_told_anything_before_the_wait_is_over(road):
    [ada] = road.lay()
    road.goes_on(2 * DAY - HOUR)

    assert road.became(ada) == [("hello", "sent")]


def test_a_wait_until_a_time_of_day_ends_on_the_customers_own_clock(road):
    road.lay(say("hello"), wait("rest", days=1, until="10:00"), say("more"), people=0)
    ada = road.join(timezone="Asia/Tokyo")
    bob = road.join(timezone="Europe/Warsaw")
    road.goes_on(2 * DAY)

    # ada joined at nine in the evening: her hello came at nine in the morning
    assert road.told_at(ada, "hello") == NOON + 12 * HOUR
    assert road.told_at(ada, "more") == NOON + 37 * HOUR
    assert road.told_at(bob, "hello") == NOON
    assert road.told_at(bob, "more") == NOON + 45 * HOUR


def test_whoever_stands_at_an_exit_leaves(road):
    [ada] = road.lay(
        say("hello"), fork("came", otherwise=[leaving("out")]), say("never")
    )
    road.goes_on(HOUR)

    assert road.where(ada) == ("out", "exit")
    assert road.became(ada) == [("hello", "sent")]
