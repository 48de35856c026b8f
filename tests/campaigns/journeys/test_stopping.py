"""Paused, cancelled, crashed or met by two at once: nobody is lost, nobody is told twice."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.campaigns.journeys.road import DAY, HOUR, MINUTE, say, wait
from walletpass import campaigns
from walletpass.campaigns.journeys import conducting, entering, walking
from walletpass.campaigns.models import Entry
from walletpass.outbox import Promise


def test_a_paused_journey_keeps_everybodys_place_and_goes_on(road):
    [ada] = road.lay()
    road.goes_on(HOUR)

    road.do(campaigns.pause)
    road.goes_on(4 * DAY, step=DAY)
    assert road.where(ada) == ("rest", None)
    assert road.became(ada) == [("hello", "sent")]

    road.do(campaigns.resume)
    road.goes_on(HOUR)
    assert road.became(ada) == [("hello", "sent"), ("reminder", "sent")]


def test_a_cancelled_journey_lets_everybody_go_with_a_reason(road, monkeypatch):
    monkeypatch.setattr(conducting, "CLOSED_AT_ONCE", 2)
    people = road.lay(people=5)
    road.goes_on(HOUR)

    road.do(campaigns.cancel)
    road.goes_on(3 * DAY, step=DAY)

    assert {road.where(one) for one in people} == {("rest", "cancelled")}
    assert road.standing().left == {"cancelled": 5}
    assert Counter(road.became()) == {("hello", "sent"): 5}


def test_a_cancelled_journey_tells_whoever_was_to_be_told_in_the_morning_nothing(road):
    road.lay(people=0)
    ada = road.join(timezone="Asia/Tokyo")  # where it is nine in the evening
    road.goes_on(HOUR)
    assert road.became(ada) == [("hello", "planned")]

    road.do(campaigns.cancel)
    road.goes_on(DAY)

    assert road.became(ada) == [("hello", "cancelled")]
    assert road.where(ada) == ("hello", "cancelled")


@pytest.mark.parametrize("after", [1, 2, 3, 5, 8])
def test_a_crash_anywhere_loses_and_doubles_nobody(road, monkeypatch, after):
    monkeypatch.setattr(entering, "BATCH", 2)
    monkeypatch.setattr(walking, "BATCH", 2)
    people = road.lay(people=5)
    crashing = _crash_at(monkeypatch, after)

    road.goes_on(HOUR, step=5 * MINUTE)
    road.goes_on(3 * DAY, step=6 * HOUR)

    assert crashing["left"] <= 0
    for one in people:
        assert road.became(one) == [("hello", "sent"), ("reminder", "sent")]
        assert road.where(one) == ("reminder", "done")


def _crash_at(monkeypatch, after):
    """Let the conductor's work of its batch of this number be lost as it is done."""
    crashing = {"left": after}
    whole = campaigns.fire

    def failing(session, campaign_id, *, now):
        found = whole(session, campaign_id, now=now)
        crashing["left"] -= 1
        if crashing["left"] == 0:
            session.flush()
            raise OperationalError("crash", {}, Exception("the power went"))
        return found

    monkeypatch.setattr(campaigns, "fire", failing)
    return crashing


def test_of_two_conductors_at_once_each_person_is_led_by_one(road):
    people = road.lay(people=6)
    together = Barrier(2)

    def fire():
        together.wait()
        try:
            with road.database.transaction() as session:
                campaigns.fire(session, road.campaign_id, now=road.now)
        except (IntegrityError, OperationalError):
            pass  # it is tried again

    threads = [Thread(target=fire) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    road.goes_on(HOUR)

    assert sorted(road.became()) == [("hello", "sent")] * len(people)
    assert road.standing().entered == len(people)


def test_a_batch_leaves_one_promise_however_many_walk(road):
    road.lay(say("hello"), wait("rest"), people=8)
    road.goes_on(HOUR)

    with road.database.snapshot() as session:
        waiting = session.scalar(
            select(func.count()).where(Promise.kind == "fire-campaign")
        )
    assert waiting == 1


def test_each_has_one_entry_for_each_step_they_were_told_at(road):
    people = road.lay(people=3)
    road.goes_on(3 * DAY)

    with road.database.snapshot() as session:
        told = Counter(session.scalars(select(Entry.customer_id)))
    assert told == dict.fromkeys(people, 2)
