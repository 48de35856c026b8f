"""Handing out tickets, and trying them."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import outbox
from walletpass.jobs import EmbeddedEngine, keep, keeps, relay
from walletpass.jobs.retry import LAST_TRY

MINUTE = timedelta(minutes=1)


@outbox.message("test-water-the-plants")
@dataclass(frozen=True)
class WaterThePlants:
    """Something to be done some day."""


@pytest.fixture
def tries():
    return []


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, clock, tries):
    @keeps(WaterThePlants)
    def water(_services, _job):
        tries.append(clock[0])
        if len(tries) == 1:
            raise ConnectionError("no water")

    services = make.services(database, now=lambda: clock[0])
    with database.transaction() as session:
        outbox.add(session, WaterThePlants(), now=NOON)
    return services


def _no_broker(_ticket):
    raise ConnectionError("the broker is away")


def _standing(services):
    with services.database.snapshot() as session:
        return outbox.waiting(session)


def test_a_broker_that_is_away_costs_a_promise_nothing(services, clock, tries):
    for _ in range(50):
        with pytest.raises(ConnectionError):
            relay(services, _no_broker)
        clock[0] += MINUTE

    assert relay(services, lambda ticket: keep(services, ticket)) == 1
    assert len(tries) == 1
    assert _standing(services).parked == 0

    clock[0] += MINUTE
    relay(services, lambda ticket: keep(services, ticket))
    assert len(tries) == 2
    assert _standing(services).waiting == 0


def test_workers_that_were_away_for_a_day_may_fail_once(services, clock, tries):
    for _ in range(24 * 60):
        relay(services, lambda _ticket: None)  # nobody reads what the broker holds
        clock[0] += MINUTE

    while not tries:
        relay(services, lambda ticket: keep(services, ticket))
        clock[0] += MINUTE
    clock[0] += MINUTE
    relay(services, lambda ticket: keep(services, ticket))

    assert len(tries) == 2
    assert (_standing(services).waiting, _standing(services).parked) == (0, 0)


def test_what_was_given_up_is_tried_anew_when_we_start_again(services, clock, tries):
    for _ in range(LAST_TRY):
        tries.clear()
        relay(services, lambda ticket: keep(services, ticket))
        clock[0] += 60 * MINUTE
    assert _standing(services).parked == 1

    with EmbeddedEngine(services):
        while _standing(services).waiting:
            continue

    assert len(tries) == 2
    assert _standing(services).parked == 0
