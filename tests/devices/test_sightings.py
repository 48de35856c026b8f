"""Noting what phones do without slowing them down."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.devices import Logbook


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


def _kinds(database, card):
    with database.snapshot() as session:
        return [each.kind for each in devices.timeline(session, card.id)]


def test_what_is_noted_is_written_when_the_logbook_is(database, card):
    logbook = Logbook(database)
    logbook.note(card, "fetched", now=NOON, status=200)
    assert _kinds(database, card) == ["issued"]

    logbook.write()

    assert _kinds(database, card) == ["fetched", "issued"]
    logbook.write()
    assert _kinds(database, card) == ["fetched", "issued"]


def test_a_phone_that_asks_without_end_is_written_down_once_a_moment(database, card):
    logbook = Logbook(database)
    for second in range(100):
        now = NOON + timedelta(seconds=second)
        logbook.note(card, "fetched", now=now, status=304, version=1)
    logbook.note(card, "fetched", now=NOON, status=200, version=1)
    logbook.note(card, "listed", now=NOON, device="watch", update_tag=1)
    logbook.note(card, "listed", now=NOON, device="phone", update_tag=1)

    logbook.write()

    kinds = _kinds(database, card)
    assert (kinds.count("fetched"), kinds.count("listed")) == (2, 2)


def test_a_database_that_refuses_costs_the_phone_nothing(database, card):
    logbook = Logbook(database)
    gone = replace(card, id="pas_gone")

    logbook.note(gone, "fetched", now=NOON)
    logbook.write()
    logbook.note(card, "fetched", now=NOON)
    logbook.write()

    assert _kinds(database, card) == ["fetched", "issued"]


def test_a_timeline_tells_the_newest_first_and_reasons_before_what_followed(
    database, card
):
    soon = NOON + timedelta(minutes=1)
    with database.transaction() as session:
        make.registered(session, card, now=soon)
        make.earning(session, card, now=soon)
        devices.sighted(session, card, "pushed", now=soon, status=200)

    with database.snapshot() as session:
        happened = devices.timeline(session, card.id)
    assert [each.kind for each in happened] == [
        "pushed",
        "registered",
        "changed",
        "issued",
    ]
    changed = happened[2]
    assert changed.detail["cause"] == "balance"
    assert changed.detail["sentence"] == "You now have 50 points"
    assert changed.detail["version"] == 2


def test_a_timeline_is_one_cards_alone(database, card):
    with database.transaction() as session:
        other = make.card(session)
        devices.sighted(session, other, "downloaded", now=NOON)

    assert _kinds(database, card) == ["issued"]
    assert _kinds(database, other) == ["downloaded", "issued"]
