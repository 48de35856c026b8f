"""What falls due by itself, and what a clock that is put back does to it."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import outbox
from walletpass.jobs import schedule as chores
from walletpass.jobs.schedule import Schedule, TidyUp

HOUR = timedelta(hours=1)
HOURLY = len(chores._HOURLY)
DAILY = len(chores._DAILY) + HOURLY


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock):
    return make.services(database, now=lambda: clock[0])


def promise(services, key):
    with services.database.transaction() as session:
        outbox.add(session, TidyUp(), now=services.now(), key=key)


def claimed(services):
    with services.database.transaction() as session:
        return len(outbox.claim(session, now=services.now()))


def test_a_new_day_owes_its_chores_once(services, clock):
    schedule = Schedule()
    for _ in range(3):
        schedule.tick(services)
    assert claimed(services) == DAILY

    clock[0] += timedelta(days=1)
    schedule.tick(services)

    assert claimed(services) == 2 * DAILY, "yesterday's, which nobody kept, and today's"


def test_what_was_due_before_the_clock_was_put_back_does_not_wait_for_it(
    services, clock
):
    schedule = Schedule()
    schedule.tick(services)
    claimed(services)
    promise(services, "a sale")

    clock[0] -= HOUR
    assert claimed(services) == 0
    schedule.tick(services)

    assert claimed(services) == 1 + HOURLY + DAILY, (
        "the sale, this hour, and what nobody has kept yet"
    )


def test_a_clock_that_goes_on_hastens_nothing(services, clock):
    schedule = Schedule()
    schedule.tick(services)
    claimed(services)

    clock[0] += timedelta(seconds=1)
    schedule.tick(services)

    assert claimed(services) == 0


def test_a_new_hour_owes_the_accounts_whose_points_come_and_go(services, clock):
    schedule = Schedule()
    schedule.tick(services)
    claimed(services)

    clock[0] += HOUR
    schedule.tick(services)
    schedule.tick(services)

    assert claimed(services) == HOURLY + DAILY, (
        "this hour's, and what nobody has kept yet"
    )
