"""Who sets out on a journey, how often, and until when."""

from sqlalchemy import select

from tests import make
from tests.campaigns.journeys.road import DAY, HOUR, fork, leaving, say, wait
from walletpass import campaigns, customers

EVER = {"is": "bought", "at_least": 1}


def test_without_a_trigger_whoever_comes_to_be_in_the_audience_sets_out(road):
    road.lay(say("hello"), trigger=None, people=0)
    ada = road.join()
    road.goes_on(HOUR)
    assert road.became(ada) == [("hello", "sent")]

    bob = road.join()
    road.goes_on(2 * HOUR)
    assert road.became(bob) == [("hello", "sent")]
    assert road.became(ada) == [("hello", "sent")]


def test_nobody_sets_out_twice_unless_it_says_so(road):
    [ada] = road.lay(say("hello"), trigger=None)
    road.goes_on(20 * DAY, step=DAY)

    assert road.became(ada) == [("hello", "sent")]


def test_after_so_many_days_they_set_out_again(road):
    [ada] = road.lay(say("hello"), trigger=None, route={"again_after_days": 10})
    road.goes_on(25 * DAY, step=DAY)

    assert road.became(ada) == [("hello", "sent")] * 3


def test_whoever_is_still_on_the_way_does_not_set_out_again(road):
    [ada] = road.lay(
        say("hello"),
        wait("rest", days=30),
        trigger=None,
        route={"again_after_days": 10},
    )
    road.goes_on(25 * DAY, step=DAY)

    assert road.became(ada) == [("hello", "sent")]
    assert road.where(ada) == ("rest", None)


def test_before_its_moment_nobody_sets_out_and_after_its_last_day_it_ends(road):
    schedule = {"at": "2026-11-22T10:00", "until": "2026-11-22"}
    [ada] = road.lay(
        say("hello"), wait("rest", days=1), trigger=None, schedule=schedule
    )
    road.goes_on(DAY, step=6 * HOUR)
    assert road.where(ada) is None

    road.goes_on(DAY, step=HOUR)
    assert road.became(ada) == [("hello", "sent")]
    bob = road.join()
    road.goes_on(2 * DAY, step=HOUR)

    assert road.where(ada) == ("rest", "done")
    assert road.where(bob) in (None, ("rest", "done"))
    assert road.status() == "finished"


def test_of_the_audience_only_those_whose_turn_it_is_set_out(road):
    road.lay(people=0)
    with road.database.transaction() as session:
        other = make.brand(session)
        stranger = make.customer(session, other, now=road.now).id
    ada = road.join()
    road.goes_on(HOUR)

    assert road.where(ada) is not None
    assert road.where(stranger) is None


def test_whoever_became_one_with_somebody_does_not_walk_for_both(road):
    ada, bob = road.lay(people=2)
    road.goes_on(HOUR)
    with road.database.transaction() as session:
        customers.merge(
            session, make.people(), road.brand.id, ada, bob,
            actor="olga", reason="the same", now=road.now,
        )  # fmt: skip
    road.goes_on(3 * DAY)

    ways = sorted([road.where(ada)[1], road.where(bob)[1]])
    assert ways == ["done", "merged"]
    assert len(road.became()) == 3  # two greetings before, one reminder after


def test_whoever_does_what_was_hoped_for_leaves_before_the_next_step(road):
    ada, bob = road.lay(
        say("hello"),
        wait("rest"),
        say("reminder"),
        people=2,
        route={"leave": {"bought": True}},
    )
    road.goes_on(HOUR)
    road.buys(ada)
    road.goes_on(3 * DAY)

    assert road.where(ada) == ("rest", "leave")
    assert road.became(ada) == [("hello", "sent")]
    assert road.became(bob) == [("hello", "sent"), ("reminder", "sent")]
    assert road.standing().left == {"leave": 1, "done": 1}


def test_a_branch_may_ask_what_segments_ask(road):
    ada, bob = road.lay(
        fork("ever", [leaving("out")], [say("first")], when=EVER), people=2
    )
    road.buys(ada, occurred_at=road.now - 400 * DAY)
    road.goes_on(HOUR)

    assert road.where(ada) == ("out", "exit")
    assert road.became(bob) == [("first", "sent")]


def test_whoever_is_held_out_walks_and_is_never_told(road):
    people = road.lay(people=30, holdout=0.5)
    road.goes_on(3 * DAY, step=2 * HOUR)

    for one in people:
        states = [state for _, state in road.became(one)]
        assert states in (["sent", "sent"], ["held", "held"])
        assert road.where(one) == ("reminder", "done")
    assert {state for _, state in road.became()} == {"sent", "held"}


def test_limits_consent_and_wishes_hold_at_every_step_and_nobody_stands_still(road):
    [ada] = road.lay(say("hello"), wait("rest", hours=2), say("more"))
    road.goes_on(6 * HOUR)

    # one message a day: the second is not sent, and the journey goes on
    assert road.became(ada) == [("hello", "sent"), ("more", "suppressed")]
    assert road.where(ada) == ("more", "done")


def test_a_night_puts_a_message_off_and_the_wait_begins_when_it_was_told(road):
    road.lay(say("hello"), wait("rest", hours=3), say("more"), people=0)
    ada = road.join(timezone="Asia/Tokyo")
    road.goes_on(11 * HOUR)
    assert road.where(ada) == ("hello", None)
    assert road.became(ada) == [("hello", "planned")]

    road.goes_on(2 * HOUR)
    assert road.became(ada) == [("hello", "sent")]
    assert road.where(ada) == ("rest", None)


def test_positions_keep_the_version_they_set_out_with(road):
    [ada] = road.lay()
    road.goes_on(HOUR)

    with road.database.snapshot() as session:
        one = session.scalars(select(campaigns.Position)).one()
        campaign = session.get_one(campaigns.Campaign, road.campaign_id)
        assert (one.customer_id, one.version_id) == (ada, campaign.version_id)
