"""Who wants news of a card, under which push token."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from walletpass import devices, outbox
from walletpass.devices import Device, PushChanges, Registration

OLD, NEW = "0d" * 32, "4e" * 32


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


def _register(database, card, token=OLD, library_id="phone-1", now=NOON):
    with database.transaction() as session:
        return devices.register(
            session, card, library_id=library_id, push_token=token, now=now
        )


def _unregister(database, card, library_id="phone-1"):
    with database.transaction() as session:
        devices.unregister(session, card, library_id=library_id, now=NOON)


def _count(database, table):
    with database.snapshot() as session:
        return session.scalar(select(func.count()).select_from(table))


def _pushes(database):
    """Return the devices that are promised a push, and forget the promises."""
    with database.transaction() as session:
        tickets = outbox.claim(session, now=NOON + timedelta(days=1))
        promises = [outbox.open_ticket(session, ticket) for ticket in tickets]
        messages = [outbox.read(each.kind, each.payload) for each in promises]
        for ticket in tickets:
            outbox.settle(session, ticket)
    return [each for each in messages if isinstance(each, PushChanges)]


def test_a_device_is_new_once_and_known_after_that(database, card):
    assert _register(database, card).is_new
    assert not _register(database, card).is_new
    assert _count(database, Device) == _count(database, Registration) == 1


def test_a_device_that_returns_is_known_by_its_new_token(database, card):
    first = _register(database, card)

    second = _register(database, card, NEW, now=NOON + timedelta(days=1))

    assert second.device_id == first.device_id
    with database.snapshot() as session:
        device = session.get(Device, first.device_id)
        assert (device.push_token, device.token_at) == (NEW, NOON + timedelta(days=1))
        assert device.created_at == NOON


def test_one_phone_with_two_cards_is_one_device(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        ada = make.card(session, owner, of=club)
        bob = make.card(session, owner, of=club)

    assert _register(database, ada).device_id == _register(database, bob).device_id
    assert _count(database, Registration) == 2


def test_the_same_phone_is_another_device_to_another_brand(database, card):
    with database.transaction() as session:
        elsewhere = make.card(session)

    here, there = _register(database, card), _register(database, elsewhere)

    assert here.device_id != there.device_id


def test_a_fresh_card_that_is_registered_owes_no_push(database, card):
    _register(database, card)

    assert _pushes(database) == []


def test_what_was_pushed_to_an_old_token_is_pushed_to_the_new_one(database, card):
    device_id = _register(database, card).device_id
    with database.transaction() as session:
        make.earning(session, card)
    _pushes(database)
    with database.transaction() as session:
        devices.told(session, devices.targets(session, [device_id]), asked_at=NOON)
        assert devices.targets(session, [device_id]) == []

    _register(database, card, NEW)

    assert _pushes(database) == [PushChanges(card.pass_type_id, (device_id,))]
    with database.snapshot() as session:
        [target] = devices.targets(session, [device_id])
    assert target.push_token == NEW


def test_a_card_that_changed_on_its_way_to_the_phone_is_announced_to_it(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        late = make.card(session, owner, of=club)
        other = make.card(session, owner, of=club)
        make.earning(session, late)
        device_id = make.registered(session, make.earning(session, other))
    _pushes(database)
    with database.snapshot() as session:  # the phone is told, and asks what changed
        told = devices.targets(session, [device_id])
        listed = devices.updated_since(session, *_feed(session, late), 0)
    with database.transaction() as session:
        devices.told(session, told, asked_at=NOON)

    _register(database, late)

    assert _pushes(database) == [PushChanges(late.pass_type_id, (device_id,))]
    since = max(each.update_tag for each in listed)
    with database.snapshot() as session:
        assert len(devices.targets(session, [device_id])) == 1
        again = devices.updated_since(session, *_feed(session, late), since)
    assert [each.id for each in again] == [late.id]


def test_a_card_that_changed_before_it_was_added_is_pushed_under_the_tag_it_has(
    database, card
):
    with database.transaction() as session:
        changed = make.earning(session, card)

    device_id = _register(database, card).device_id

    assert _pushes(database) == [PushChanges(card.pass_type_id, (device_id,))]
    with database.snapshot() as session:
        [target] = devices.targets(session, [device_id])
    assert target.newest_tag == changed.update_tag


def _feed(session, card):
    return card.pass_type_identifier, "phone-1"


def test_registering_again_does_not_announce_again(database, card):
    with database.transaction() as session:
        make.earning(session, card)
    _register(database, card)
    _pushes(database)

    _register(database, card)

    assert _pushes(database) == []


def test_a_device_leaves_with_its_last_card(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        ada = make.card(session, owner, of=club)
        bob = make.card(session, owner, of=club)
    _register(database, ada)
    _register(database, bob)

    _unregister(database, ada)
    assert _count(database, Device) == 1

    _unregister(database, bob)
    assert _count(database, Device) == _count(database, Registration) == 0


@pytest.mark.parametrize("library_id", ["phone-1", "never-seen"])
def test_unregistering_what_is_not_registered_changes_nothing(
    database, card, library_id
):
    _register(database, card, library_id="phone-2")

    _unregister(database, card, library_id)

    assert _count(database, Registration) == 1


def test_coming_and_going_is_written_down_once_each(database, card):
    _register(database, card)
    _register(database, card, NEW)
    _unregister(database, card)
    _unregister(database, card)

    with database.snapshot() as session:
        happened = devices.timeline(session, card.id)
    assert [each.kind for each in happened] == ["unregistered", "registered", "issued"]
    assert happened[0].device == devices.short_name("phone-1") != "phone-1"


def test_few_devices_are_promised_a_push_each_and_many_share_one(database, card):
    many = tuple(f"dev_{number}" for number in range(2_500))
    with database.transaction() as session:
        devices.promise_push(session, card.pass_type_id, many[:8], now=NOON)
        devices.promise_push(session, card.pass_type_id, many[:8], now=NOON)
    assert sorted(job.device_ids for job in _pushes(database)) == sorted(
        (device_id,) for device_id in many[:8]
    )

    with database.transaction() as session:
        devices.promise_push(session, card.pass_type_id, many, now=NOON)

    jobs = _pushes(database)
    assert [len(job.device_ids) for job in jobs] == [1000, 1000, 500]
    assert tuple(one for job in jobs for one in job.device_ids) == many
