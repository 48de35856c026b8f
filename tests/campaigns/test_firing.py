"""A triggered campaign turns to whoever's turn it is, once for each occasion."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns, customers, outbox
from walletpass.campaigns.models import Delivery, Entry, Run
from walletpass.customers import birthday_from
from walletpass.insight import Profile
from walletpass.jobs import keep, keeping, relay
from walletpass.jobs.schedule import Schedule

ON_BIRTHDAY = {"on": "birthday", "days_before": 0, "days_after": 0}
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


def keep_all(services):
    assert keeping
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


def let_run(database, *, people=3, trigger=ON_BIRTHDAY, now=NOON, **changes):
    """Return a running campaign, and people born today with the card on a phone."""
    with database.transaction() as session:
        brand, found = runs.audience(
            session, people, birthday=birthday_from("11-20"), now=NOON
        )
        campaign = making.running(
            session,
            making.drafted(
                session, brand, kind="triggered", trigger=trigger, **changes
            ),
            now=now,
        )
        return campaign.id, [one.id for one in found]


def became(database, campaign_id):
    with database.snapshot() as session:
        rows = session.scalars(
            select(Delivery).where(Delivery.campaign_id == campaign_id)
        )
        return sorted((row.customer_id, row.state) for row in rows)


def count(database, table):
    with database.snapshot() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_everybody_whose_turn_it_is_is_told_as_soon_as_it_runs(services, database):
    campaign_id, people = let_run(database)

    keep_all(services)

    assert became(database, campaign_id) == [(one, "sent") for one in sorted(people)]
    assert count(database, Entry) == 3


def test_nobody_is_told_twice_however_many_hours_pass(services, database, clock):
    campaign_id, people = let_run(database)
    schedule = Schedule()
    for _ in range(5):
        schedule.tick(services)
        keep_all(services)
        clock[0] += HOUR

    assert became(database, campaign_id) == [(one, "sent") for one in sorted(people)]
    assert count(database, Run) == 1  # an hour in which it is nobody's turn is none


def test_who_became_one_with_somebody_is_not_told_what_either_was_told(
    services, database, clock
):
    campaign_id, [ada, bob] = let_run(database, people=2)
    keep_all(services)
    with database.transaction() as session:
        brand_id = session.get_one(campaigns.Campaign, campaign_id).brand_id
        eve = make.customer(
            session,
            make.brands.brand_of(session, brand_id),
            birthday=birthday_from("11-20"),
        ).id
        customers.merge(
            session, make.people(), brand_id, ada, eve,
            actor="olga", reason="the same", now=NOON,
        )  # fmt: skip
    clock[0] += HOUR
    Schedule().tick(services)
    keep_all(services)

    assert became(database, campaign_id) == sorted([(ada, "sent"), (bob, "sent")])


def test_a_year_later_it_is_their_turn_again(services, database, clock):
    campaign_id, people = let_run(database, people=1)
    keep_all(services)

    clock[0] = NOON.replace(year=2027)
    Schedule().tick(services)
    keep_all(services)

    assert became(database, campaign_id) == [(people[0], "sent")] * 2


def test_a_campaign_that_is_paused_fires_nothing_and_later_what_is_still_due(
    services, database, clock
):
    campaign_id, people = let_run(database)
    with database.transaction() as session:
        brand_id = session.get_one(campaigns.Campaign, campaign_id).brand_id
        campaigns.pause(session, brand_id, campaign_id, by="ada", now=NOON)
    Schedule().tick(services)
    keep_all(services)
    assert became(database, campaign_id) == []

    with database.transaction() as session:
        campaigns.resume(session, brand_id, campaign_id, by="ada", now=NOON)
    clock[0] += HOUR
    Schedule().tick(services)
    keep_all(services)

    assert len(became(database, campaign_id)) == len(people)


def test_of_two_that_fire_at_once_one_begins_the_hour(services, database):
    campaign_id, people = let_run(database)
    together = Barrier(2)

    def fire():
        together.wait()
        try:
            with database.transaction() as session:
                campaigns.fire(session, campaign_id, now=NOON)
        except (IntegrityError, OperationalError):
            pass  # it is tried again

    threads = [Thread(target=fire) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keep_all(services)

    assert count(database, Run) == 1
    assert became(database, campaign_id) == [(one, "sent") for one in sorted(people)]


def test_whoever_is_held_out_has_an_occasion_too_and_no_message(services, database):
    campaign_id, people = let_run(database, people=40, holdout=0.5)

    keep_all(services)

    states = [state for _, state in became(database, campaign_id)]
    assert len(states) == len(people) == count(database, Entry)
    assert set(states) == {"sent", "held"}


def test_the_steps_of_a_ladder_say_what_is_theirs(services, database):
    with database.transaction() as session:
        brand, [first, second] = runs.audience(session, 2)
        for who, days in ((first, 20.2), (second, 30.2)):
            session.add(
                Profile(
                    customer_id=who.id, brand_id=brand.id, purchases=5, visits=5,
                    spent=1, engagement=0, lifetime_value=1, stage="cooling",
                    staged_at=NOON, settled_at=NOON, reckoned_at=NOON, median_gap=10,
                    last_bought_at=NOON - timedelta(days=days),
                )
            )  # fmt: skip
        campaign = making.drafted(
            session,
            brand,
            kind="triggered",
            trigger={"on": "win-back", "times": [2.0, 3.0], "at_least_days": 14},
            variants=[
                {"code": "step-1", "words": making.WORDS},
                {"code": "step-2", "words": making.WORDS},
            ],
        )
        campaign = making.running(session, campaign, now=NOON - timedelta(days=2))
        campaign_id, ids = campaign.id, (first.id, second.id)

    keep_all(services)

    with database.snapshot() as session:
        said = dict(
            session.execute(
                select(Delivery.customer_id, Delivery.variant).where(
                    Delivery.campaign_id == campaign_id
                )
            ).all()
        )
    assert said == {ids[0]: "step-1", ids[1]: "step-2"}


def test_the_last_day_tells_what_fired_and_what_did_not(services, database, clock):
    campaign_id, _ = let_run(database, people=30, holdout=0.5)
    keep_all(services)

    with database.snapshot() as session:
        today = campaigns.last_day(session, campaign_id, now=NOON + HOUR)
        later = campaigns.last_day(session, campaign_id, now=NOON + 30 * HOUR)

    assert set(today) == {("sent", "sent"), ("held", "held")}
    assert sum(today.values()) == 30
    assert later == {}


def test_many_campaigns_are_fired_a_few_at_a_time(services, database, monkeypatch):
    monkeypatch.setattr(keeping.campaigns, "CAMPAIGNS", 2)
    told = [let_run(database, people=1) for _ in range(5)]
    with database.transaction() as session:
        outbox.add(session, campaigns.FireTriggers(), now=NOON)

    keep_all(services)

    assert all(became(database, campaign_id) for campaign_id, _ in told)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "triggered"}, "no-trigger"),
        ({"trigger": ON_BIRTHDAY}, "trigger"),
        ({"kind": "triggered", "trigger": {"on": "full moon"}}, "union_tag_invalid"),
        (
            {"kind": "triggered", "trigger": {**ON_BIRTHDAY, "days_before": 400}},
            "too-big",
        ),
    ],
)
def test_a_trigger_that_cannot_be_is_told_by_its_place(database, changes, code):
    with database.transaction() as session:
        brand = make.brand(session)
        told = making.document(making.segment(session, brand).id) | changes
        found = campaigns.look_through(session, brand, told, now=NOON)

    faults = [*found.faults, *found.missing]
    assert [fault.path.startswith("$.trigger") for fault in faults] == [True]
    assert faults[0].message
    assert faults[0].remedy
