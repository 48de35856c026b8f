"""Who waits behind whom: a vendor who says nothing holds up nobody but his own."""

import threading
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import outbox
from walletpass.jobs import EmbeddedEngine, keep, keeps, relay
from walletpass.jobs.engines.crew import STAFFING
from walletpass.outbox import LEASE, Lane

_PATIENCE = 60


@outbox.message("test-ask-the-vendor", lane=Lane.SLOW)
@dataclass(frozen=True)
class AskTheVendor:
    number: int


@outbox.message("test-paint-the-card")
@dataclass(frozen=True)
class PaintTheCard:
    pass


@outbox.message("test-tell-everybody", lane=Lane.BULK)
@dataclass(frozen=True)
class TellEverybody:
    number: int


class Vendor:
    """Answers nobody until he is told to speak."""

    def __init__(self):
        self.speaks = threading.Event()
        self.asked = []
        self.was_asked = threading.Condition()

    def ask(self, number):
        with self.was_asked:
            self.asked.append(number)
            self.was_asked.notify_all()
        assert self.speaks.wait(_PATIENCE)

    def comes_to_be_asked(self, times):
        with self.was_asked:
            return self.was_asked.wait_for(lambda: len(self.asked) >= times, _PATIENCE)


@pytest.fixture
def vendor():
    return Vendor()


@pytest.fixture
def painted():
    return threading.Event()


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, vendor, painted, clock):
    @keeps(AskTheVendor)
    def ask(_services, job):
        vendor.ask(job.number)

    @keeps(PaintTheCard)
    def paint(_services, _job):
        painted.set()

    return make.services(database, now=lambda: clock[0])


def _promise(services, *messages):
    with services.database.transaction() as session:
        for message in messages:
            outbox.add(session, message, now=services.now())


def test_a_vendor_who_answers_nobody_keeps_no_card_waiting(services, vendor, painted):
    with EmbeddedEngine(services):
        _promise(services, *map(AskTheVendor, range(100)))
        assert vendor.comes_to_be_asked(STAFFING[Lane.SLOW].crowded)
        _promise(services, PaintTheCard())
        assert painted.wait(_PATIENCE)
        vendor.speaks.set()
        assert vendor.comes_to_be_asked(100)

    assert sorted(vendor.asked) == list(range(100))


def test_a_silent_vendor_goes_on_being_asked_until_he_speaks(services, vendor):
    crowded = STAFFING[Lane.SLOW].crowded
    with EmbeddedEngine(services):
        _promise(services, *map(AskTheVendor, range(crowded)))
        assert vendor.comes_to_be_asked(crowded)
        _promise(services, AskTheVendor(crowded))
        assert vendor.comes_to_be_asked(crowded + 1)
        vendor.speaks.set()


def test_nobody_begins_a_second_time_with_what_is_begun_late(services, vendor, clock):
    """The ticket lay about for most of its lease; the vendor takes the rest and more."""
    vendor.speaks.set()
    _promise(services, AskTheVendor(1))
    tickets = []
    relay(services, tickets.append)
    clock[0] += LEASE - timedelta(seconds=1)
    again = []

    @keeps(AskTheVendor)
    def ask(_services, job):
        vendor.ask(job.number)
        clock[0] += timedelta(seconds=30)
        relay(services, again.append)

    keep(services, tickets[0])

    assert vendor.asked == [1]
    assert again == []


def test_what_a_great_many_are_told_keeps_no_card_waiting(services, painted):
    begun, may_end = threading.Event(), threading.Event()

    @keeps(TellEverybody)
    def tell(_services, _job):
        begun.set()
        assert may_end.wait(_PATIENCE)

    with EmbeddedEngine(services):
        _promise(services, *[TellEverybody(number) for number in range(100)])
        assert begun.wait(_PATIENCE)
        _promise(services, PaintTheCard())
        assert painted.wait(_PATIENCE)
        may_end.set()
