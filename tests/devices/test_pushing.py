"""Whom to push, and what Apple's answers mean for them."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.devices import Device, Registration

SECOND = timedelta(seconds=1)


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


def _targets(database, *device_ids):
    with database.snapshot() as session:
        return devices.targets(session, device_ids)


def _forget(database, target, since=None):
    with database.transaction() as session:
        return devices.forget(session, target, since=since)


def test_a_device_that_was_told_is_told_again_only_after_a_change(database, card):
    with database.transaction() as session:
        device_id = make.registered(session, card)
    [target] = _targets(database, device_id)
    with database.transaction() as session:
        devices.told(session, [target], asked_at=NOON)
    assert _targets(database, device_id) == []

    with database.transaction() as session:
        changed = make.earning(session, card)

    [target] = _targets(database, device_id)
    assert (target.push_token, target.newest_tag) == ("a1" * 32, changed.update_tag)


def test_one_push_tells_a_device_of_all_its_cards(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        cards = [make.card(session, owner, of=club) for _ in range(3)]
        [device_id] = {make.registered(session, card) for card in cards}

    [target] = _targets(database, device_id)
    assert target.newest_tag == max(card.update_tag for card in cards)


def test_a_change_made_while_pushing_is_still_owed(database, card):
    with database.transaction() as session:
        device_id = make.registered(session, card)
    pushed = _targets(database, device_id)
    with database.transaction() as session:
        make.earning(session, card)
    with database.transaction() as session:
        devices.told(session, pushed, asked_at=NOON)

    assert len(_targets(database, device_id)) == 1


def test_an_older_answer_does_not_hide_a_newer_change(database, card):
    with database.transaction() as session:
        device_id = make.registered(session, card)
    old = _targets(database, device_id)
    with database.transaction() as session:
        make.earning(session, card)
    new = _targets(database, device_id)

    for answered in (new, old):
        with database.transaction() as session:
            devices.told(session, answered, asked_at=NOON)

    assert _targets(database, device_id) == []


def test_an_answer_about_an_old_token_says_nothing_of_the_new_one(database, card):
    with database.transaction() as session:
        device_id = make.registered(session, card)
    pushed = _targets(database, device_id)
    with database.transaction() as session:
        make.registered(session, card, push_token="b2" * 32)
    with database.transaction() as session:
        devices.told(session, pushed, asked_at=NOON)

    assert [target.push_token for target in _targets(database, device_id)] == [
        "b2" * 32
    ]


def test_every_phone_that_holds_a_card_is_found_once(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        cards = [make.card(session, owner, of=club) for _ in range(2)]
        both = {make.registered(session, card, "phone") for card in cards}
        watch = make.registered(session, cards[1], "watch")
        ids = [card.id for card in cards]

        assert sorted(devices.devices_holding(session, ids)) == sorted([*both, watch])
        assert devices.devices_holding(session, ids[:1]) == tuple(both)
        assert devices.devices_holding(session, []) == ()


def test_a_dead_token_takes_its_device_and_registrations_with_it(database, card):
    with database.transaction() as session:
        device_id = make.registered(session, card)
    [target] = _targets(database, device_id)

    assert _forget(database, target)

    with database.snapshot() as session:
        for table in (Device, Registration):
            assert session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize(
    ("died", "gone"),
    [(NOON - SECOND, False), (NOON, False), (NOON + SECOND, True)],
)
def test_a_device_seen_again_since_its_token_died_stays(database, card, died, gone):
    with database.transaction() as session:
        device_id = make.registered(session, card, now=NOON)
    [target] = _targets(database, device_id)

    assert _forget(database, target, since=died) is gone
    assert bool(_targets(database, device_id)) is not gone


def test_a_device_with_another_token_by_now_stays(database, card):
    with database.transaction() as session:
        device_id = make.registered(session, card)
    [target] = _targets(database, device_id)
    with database.transaction() as session:
        make.registered(session, card, push_token="b2" * 32)

    assert not _forget(database, target)
    assert len(_targets(database, device_id)) == 1


def test_an_answer_is_written_down_for_the_cards_it_was_about(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        quiet, changed = (make.card(session, owner, of=club) for _ in range(2))
        device_id = make.registered(session, quiet)
        make.registered(session, changed)
    with database.transaction() as session:
        devices.told(session, devices.targets(session, [device_id]), asked_at=NOON)
        make.earning(session, changed)
        devices.note_answers(
            session, {device_id: {"status": 200, "outcome": "accepted"}}, asked_at=NOON
        )

    with database.snapshot() as session:
        [pushed] = [
            each
            for each in devices.timeline(session, changed.id)
            if each.kind == "pushed"
        ]
        assert "pushed" not in [e.kind for e in devices.timeline(session, quiet.id)]
    assert pushed.device == devices.short_name("phone-1")
    assert pushed.detail == {"status": 200, "outcome": "accepted"}
