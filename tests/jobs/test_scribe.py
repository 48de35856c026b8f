"""The scribe: what phones did is written down, and soon."""

from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.jobs import Scribe

_PATIENCE = 20


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


def written(database):
    with database.snapshot() as session:
        return session.scalar(select(func.count()).select_from(devices.Sighting))


def test_what_was_noted_is_written_within_moments(database, card):
    logbook = devices.Logbook(database)
    scribe = Scribe(logbook)
    scribe.start()
    before = written(database)

    logbook.note(card, "fetched", now=NOON)

    deadline = monotonic() + _PATIENCE
    while written(database) == before:
        assert monotonic() < deadline
        sleep(0.05)
    scribe.stop()


def test_the_last_of_it_is_written_when_it_stops(database, card):
    logbook = devices.Logbook(database)
    scribe = Scribe(logbook)
    scribe.start()
    before = written(database)

    logbook.note(card, "fetched", now=NOON)
    scribe.stop()

    assert written(database) == before + 1
