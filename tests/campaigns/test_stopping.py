"""Runs that are stopped: by a crash, by somebody, by two workers at once."""

from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import event, func, select

from tests.campaigns import runs
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns import freezing, sending
from walletpass.campaigns.models import Delivery, Run
from walletpass.outbox import Promise
from walletpass.passes.messages import Showing


class Crash(BaseException):
    """The power is gone."""


@contextmanager
def crashing(database, after):
    """Let the process die before the statement that follows so many."""
    left = [after]

    def count(*_):
        left[0] -= 1
        if left[0] < 0:
            raise Crash

    event.listen(database.engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", count)


@pytest.fixture
def _small_batches(monkeypatch):
    monkeypatch.setattr(freezing, "BATCH", 3)
    monkeypatch.setattr(sending, "BATCH", 2)


@pytest.fixture
def run_id(database, _small_batches):
    with database.transaction() as session:
        brand, _ = runs.audience(session, 7)
        return runs.started(session, brand).id


def truth(database, run_id):
    """Return all that a run has written, in numbers and by customer."""
    with database.snapshot() as session:
        showings = Counter(session.scalars(select(Showing.customer_id)))
        refreshing = session.scalar(
            select(func.count()).where(Promise.kind == "refresh-passes")
        )
        run = session.get_one(Run, run_id)
        return runs.outcomes(database, run_id), showings, refreshing, run.counts


def test_a_crash_between_any_two_statements_loses_nothing_and_doubles_nothing(
    database, run_id
):
    def with_crashes(job):
        for after in range(100):
            try:
                with crashing(database, after), database.transaction() as session:
                    runs.keep(session, job, NOON)
            except Crash:
                continue
            return after
        raise AssertionError(job)

    steps = []
    while promised := runs.promised(database, NOON):
        for promise_id, job in promised:
            steps.append(with_crashes(job))
            with database.transaction() as session:  # it crashed before it was settled
                runs.keep(session, job, NOON)
            runs.settle(database, promise_id)

    found, showings, _, counts = truth(database, run_id)
    assert min(steps) > 1
    assert len(found) == 7
    assert not any(state == "planned" for state, _ in found.values())
    assert showings == {who: 1 for who, (state, _) in found.items() if state == "sent"}
    assert counts == Counter(reason for _, reason in found.values())


def test_two_workers_with_one_promise_do_it_once(database, run_id):
    while promised := runs.promised(database, NOON):
        for promise_id, job in promised:
            together = Barrier(2)

            def work(job=job, together=together):
                together.wait()
                with database.transaction() as session:
                    runs.keep(session, job, NOON)

            workers = [Thread(target=work) for _ in range(2)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            runs.settle(database, promise_id)
        with database.snapshot() as session:
            waiting = session.scalar(
                select(func.count()).where(Promise.key.like("run:%"))
            )
        assert waiting <= 1

    found, showings, _, _ = truth(database, run_id)
    assert showings == {who: 1 for who, (state, _) in found.items() if state == "sent"}
    assert len(found) == 7


def one_batch(database):
    for promise_id, job in runs.promised(database, NOON):
        with database.transaction() as session:
            runs.keep(session, job, NOON)
        runs.settle(database, promise_id)


def conduct(database, run_id, deed, **facts):
    with database.transaction() as session:
        run = session.get_one(Run, run_id)
        deed(session, run.brand_id, run.campaign_id, by="ada", now=NOON, **facts)


@pytest.mark.parametrize("batches", range(6))
def test_a_paused_run_speaks_to_nobody_until_it_is_resumed_and_then_to_all(
    database, run_id, batches
):
    for _ in range(batches):
        one_batch(database)
    conduct(database, run_id, campaigns.pause)
    before = truth(database, run_id)
    runs.lead(database)
    assert truth(database, run_id) == before

    conduct(database, run_id, campaigns.resume)
    runs.lead(database)

    found, showings, _, _ = truth(database, run_id)
    assert len(found) == 7
    assert showings == {who: 1 for who, (state, _) in found.items() if state == "sent"}
    assert {state for state, _ in found.values()} == {"sent"}


def test_pausing_and_resuming_again_and_again_makes_no_second_chain(database, run_id):
    for _ in range(3):
        conduct(database, run_id, campaigns.pause)
        conduct(database, run_id, campaigns.resume)

    with database.snapshot() as session:
        keys = session.scalars(select(Promise.key).where(Promise.key.like("run:%")))
        assert len(keys.all()) == 1


def test_whoever_was_not_told_before_a_campaign_was_cancelled_never_is(
    database, run_id
):
    for _ in range(5):  # three batches freeze, two speak
        one_batch(database)
    told = truth(database, run_id)[1]
    conduct(database, run_id, campaigns.cancel)
    runs.lead(database)

    found, showings, _, counts = truth(database, run_id)
    assert showings == told
    assert told
    assert counts["campaign-cancelled"] == sum(
        state == "cancelled" for state, _ in found.values()
    )
    assert not any(state == "planned" for state, _ in found.values())
    with database.snapshot() as session:
        assert not session.scalars(
            select(Showing).where(Showing.withdrawn_at.is_not(None))
        ).all()


def test_a_cancelled_campaign_takes_back_what_it_said_where_that_is_asked_for(
    database, run_id
):
    for _ in range(5):
        one_batch(database)
    with database.snapshot() as session:
        run = session.get_one(Run, run_id)
        reach = campaigns.reach_of(session, run.brand_id, run.campaign_id)
    conduct(database, run_id, campaigns.cancel, withdraw=True)
    runs.lead(database)

    with database.snapshot() as session:
        showings = session.scalars(select(Showing)).all()
        states = Counter(session.scalars(select(Delivery.state)))
    assert len(showings) == reach.spoken == states["sent"] > 0
    assert all(one.withdrawn_at == NOON for one in showings)
    assert reach.fetched == 0


def test_whoever_is_told_long_after_their_turn_has_heard_it_then(database, run_id):
    one_batch(database)
    conduct(database, run_id, campaigns.pause)
    later = NOON + timedelta(days=40)
    with database.transaction() as session:
        run = session.get_one(Run, run_id)
        campaigns.resume(session, run.brand_id, run.campaign_id, by="ada", now=later)
    runs.lead(database, now=later)
    with database.transaction() as session:
        brand = runs.brand_of(session, session.get_one(Run, run_id))
        second = runs.started(session, brand, now=later + timedelta(hours=3)).id

    runs.lead(database, now=later + timedelta(hours=3))

    assert {state for state, _ in runs.outcomes(database, run_id).values()} == {"sent"}
    assert {why for _, why in runs.outcomes(database, second).values()} == {"cap-day"}
