"""When Apple wants no pushes for a while: of one device, or of a whole pass type."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.devices import ENOUGH

OURS, RENEWED = "AA:BB", "CC:DD"
LATER = NOON + timedelta(minutes=15)


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


def _refused(database, card, times, until=LATER, fingerprint=OURS):
    with database.transaction() as session:
        devices.refused(
            session, card.pass_type_id, fingerprint, times=times, until=until
        )


def _paused(database, card, fingerprint=OURS):
    with database.snapshot() as session:
        return devices.paused_until(session, card.pass_type_id, fingerprint)


def test_a_device_is_spared_until_then_and_no_other(database, card):
    with database.transaction() as session:
        spared = make.registered(session, card)
        other = make.registered(session, card, "phone-2", "b2" * 32)
        devices.spare(session, {spared: LATER})

    with database.snapshot() as session:
        found = devices.targets(session, [spared, other])
    assert {target.device_id: target.push_after for target in found} == {
        spared: LATER,
        other: None,
    }


@pytest.mark.parametrize(("token", "until"), [("a1" * 32, LATER), ("b2" * 32, None)])
def test_only_a_new_token_ends_what_was_said_of_the_old_one(
    database, card, token, until
):
    with database.transaction() as session:
        device_id = make.registered(session, card, push_token="a1" * 32)
        devices.spare(session, {device_id: LATER})
        make.registered(session, card, push_token=token)

    with database.snapshot() as session:
        [target] = devices.targets(session, [device_id])
    assert target.push_after == until


@pytest.mark.parametrize(
    ("refusals", "until"),
    [
        ([ENOUGH], LATER),
        ([ENOUGH - 1], None),
        ([ENOUGH - 1, 1], LATER),
        ([1] * ENOUGH, LATER),
    ],
)
def test_a_pass_type_is_paused_after_enough_refusals_in_a_row(
    database, card, refusals, until
):
    for times in refusals:
        _refused(database, card, times)

    assert _paused(database, card) == until


def test_a_push_that_is_taken_makes_the_count_begin_anew(database, card):
    _refused(database, card, ENOUGH)
    with database.transaction() as session:
        devices.resume(session, card.pass_type_id)

    assert _paused(database, card) is None
    _refused(database, card, ENOUGH - 1)
    assert _paused(database, card) is None


def test_a_renewed_certificate_is_not_blamed_for_the_old_one(database, card):
    _refused(database, card, ENOUGH)
    assert _paused(database, card, RENEWED) is None

    _refused(database, card, 1, fingerprint=RENEWED)
    assert _paused(database, card, RENEWED) is None
