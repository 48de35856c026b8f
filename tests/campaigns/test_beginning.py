"""Runs begin at their time: once, whoever asks, and however late."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.campaigns.making import approved, drafted, running
from tests.make import NOON
from walletpass import brands, campaigns, outbox
from walletpass.campaigns import BeginRun

DAILY = {"at": "2026-12-01T10:00", "every": {"kind": "day"}, "until": "2026-12-04"}
FIRST = datetime(2026, 12, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def recurring(session, **schedule):
    told = drafted(session, kind="recurring", schedule=DAILY | schedule)
    return running(session, told)


def entries(session, campaign):
    return [run.entry for run in reversed(campaigns.runs_page(session, campaign).rows)]


def promised(session):
    """Return what is promised to begin, and when."""
    rows = session.scalars(
        select(outbox.Promise)
        .where(outbox.Promise.kind == "begin-run")
        .order_by(outbox.Promise.due_at)
    )
    return [(outbox.read(row.kind, row.payload), row.due_at) for row in rows]


def begin(session, campaign, planned=FIRST, *, now=None):
    job = BeginRun(campaign.id, planned)
    return campaigns.begin_due(session, job, now=now or planned)


def test_what_has_no_schedule_begins_as_it_is_started(database):
    with database.transaction() as session:
        campaign = running(session, drafted(session))

        (run,) = campaigns.runs_page(session, campaign).rows
        assert (run.entry, run.status, run.planned_for) == ("at-once", "freezing", NOON)
        assert run.version_id == campaign.version_id
        assert promised(session) == []


def test_what_has_a_time_begins_then(database):
    with database.transaction() as session:
        told = drafted(session, schedule={"at": "2026-12-01T10:00"})
        campaign = running(session, told)

        assert entries(session, campaign) == []
        assert promised(session) == [(BeginRun(campaign.id, FIRST), FIRST)]
        assert begin(session, campaign).planned_for == FIRST
        assert entries(session, campaign) == ["at:2026-12-01T09:00Z"]


def test_where_each_customers_clock_counts_it_begins_before_the_first_of_them(database):
    with database.transaction() as session:
        schedule = {"at": "2026-12-01T10:00", "zone": "customer"}
        campaign = running(session, drafted(session, schedule=schedule))

        ((job, due),) = promised(session)

    assert job == BeginRun(campaign.id, FIRST)
    assert due == datetime(2026, 11, 30, 20, tzinfo=UTC)


def test_each_moment_has_one_run_though_it_is_begun_twice(database):
    with database.transaction() as session:
        campaign = recurring(session)
        assert begin(session, campaign) is not None
        assert begin(session, campaign) is None

        assert entries(session, campaign) == ["at:2026-12-01T09:00Z"]
        assert promised(session)[-1] == (
            BeginRun(campaign.id, FIRST + DAY),
            FIRST + DAY,
        )


def test_several_relays_at_once_begin_one_run(database):
    with database.transaction() as session:
        campaign = recurring(session)
    gate, begun = threading.Barrier(4), []

    def relay():
        gate.wait()
        with database.transaction() as session:
            begun.append(begin(session, campaign))

    relays = [threading.Thread(target=relay) for _ in range(4)]
    for one in relays:
        one.start()
    for one in relays:
        one.join()

    assert len(begun) == 4
    assert sum(run is not None for run in begun) == 1


def test_who_starts_it_twice_at_once_starts_it_once(database):
    with database.transaction() as session:
        campaign = approved(session, drafted(session))
    gate, outcomes = threading.Barrier(2), []

    def press():
        gate.wait()
        try:
            with database.transaction() as session:
                brand = brands.brand_of(session, campaign.brand_id)
                campaigns.start(session, brand, campaign.id, by="ada", now=NOON)
            outcomes.append("started")
        except campaigns.NotNowError:
            outcomes.append("not now")

    people = [threading.Thread(target=press) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    assert sorted(outcomes) == ["not now", "started"]
    with database.snapshot() as session:
        assert entries(session, campaign) == ["at-once"]


def test_of_the_moments_that_were_missed_the_last_is_made_up_for(database):
    with database.transaction() as session:
        campaign = recurring(session)
        late = FIRST + 2 * DAY + timedelta(hours=1)

        run = begin(session, campaign, now=late)

        assert run.planned_for == FIRST + 2 * DAY
        assert (run.started_at, entries(session, campaign)) == (late, [run.entry])
        assert promised(session)[-1][0] == BeginRun(campaign.id, FIRST + 3 * DAY)


@pytest.mark.parametrize("deed", [campaigns.pause, campaigns.cancel])
def test_what_does_not_run_begins_nothing(database, deed):
    with database.transaction() as session:
        campaign = recurring(session)
        deed(session, campaign.brand_id, campaign.id, by="ada", now=NOON)

        assert begin(session, campaign) is None
        assert entries(session, campaign) == []


def test_a_single_time_that_passed_in_a_pause_is_made_up_for(database):
    with database.transaction() as session:
        told = drafted(session, schedule={"at": "2026-12-01T10:00"})
        campaign = running(session, told)
        later = FIRST + DAY
        campaigns.pause(session, campaign.brand_id, campaign.id, by="ada", now=NOON)
        assert begin(session, campaign) is None

        campaigns.resume(session, campaign.brand_id, campaign.id, by="ada", now=later)

        assert begin(session, campaign, now=later).started_at == later


def test_a_rhythm_goes_on_after_a_pause_with_what_is_to_come(database):
    with database.transaction() as session:
        campaign = recurring(session)
        later = FIRST + DAY + timedelta(hours=2)
        campaigns.pause(session, campaign.brand_id, campaign.id, by="ada", now=NOON)
        campaigns.resume(session, campaign.brand_id, campaign.id, by="ada", now=later)

        job, due = promised(session)[-1]

    assert (job.planned_for, due) == (FIRST + 2 * DAY, FIRST + 2 * DAY)


def over(session, campaign, run, now):
    run.status, run.finished_at = "finished", now
    session.flush()
    return campaigns.finish_if_over(session, campaign.brand_id, campaign.id, now=now)


def test_a_campaign_is_over_with_its_last_run(database):
    with database.transaction() as session:
        campaign = recurring(session, until="2026-12-02")
        first = begin(session, campaign)
        assert not over(session, campaign, first, FIRST + timedelta(hours=1))
        last = begin(session, campaign, FIRST + DAY)
        assert not campaigns.finish_if_over(
            session, campaign.brand_id, campaign.id, now=FIRST + DAY
        )

        assert over(session, campaign, last, FIRST + DAY + timedelta(hours=1))
        assert campaign.status == "finished"
