"""What becomes of a device after each of Apple's answers."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.fakes.apple_push import FakeApplePush
from tests.make import NOON
from walletpass import brands, devices, outbox
from walletpass.devices import (
    Answer,
    BadToken,
    Deferred,
    Device,
    Foreign,
    Interrupted,
    Misconfigured,
    Refused,
    Throttled,
    Unanswered,
    Unavailable,
    Unreachable,
    Unregistered,
    WrongTopic,
)
from walletpass.jobs import keep, relay
from walletpass.outbox import Promise
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import keep_identity

TOKEN = "a1" * 32
MINUTE = timedelta(minutes=1)


@pytest.fixture
def apple():
    return FakeApplePush()


@pytest.fixture
def clock():
    return [NOON]


@pytest.fixture
def services(database, apple, clock):
    return make.services(database, apple_push=apple, now=lambda: clock[0])


@pytest.fixture
def card(database):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner)
        card = make.card(session, owner, of=make.template(session, owner, kind))
        make.registered(session, card, push_token=TOKEN, now=NOON)
        return card


def _keep_what_is_due(services):
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


def _sell(services, card):
    with services.database.transaction() as session:
        make.earning(session, card, now=services.now())
    _keep_what_is_due(services)


def _devices(services):
    with services.database.snapshot() as session:
        return session.scalar(select(func.count()).select_from(Device))


def _owed(services):
    with services.database.snapshot() as session:
        return session.scalars(
            select(Promise).where(Promise.kind == "push-changes")
        ).all()


def _alarms(services):
    with services.database.snapshot() as session:
        return [alarm.message for alarm in brands.alarms(session)]


def _pushes_told(services, card):
    with services.database.snapshot() as session:
        return [
            seen.detail
            for seen in devices.timeline(session, card.id)
            if seen.kind == "pushed"
        ]


def test_a_taken_push_is_told_in_the_timeline_and_not_sent_again(services, apple, card):
    _sell(services, card)
    with services.database.transaction() as session:
        device_id = session.scalars(select(Device.id)).one()
        devices.promise_push(session, card.pass_type_id, (device_id,), now=NOON)
    _keep_what_is_due(services)

    assert apple.pushed == [TOKEN]
    [told] = _pushes_told(services, card)
    assert (told["status"], told["apns_id"]) == (200, "fake-1")


def test_many_changes_before_the_push_are_one_push(services, apple, card):
    with services.database.transaction() as session:
        for _ in range(5):
            make.earning(session, card)
    _keep_what_is_due(services)

    assert apple.pushed == [TOKEN]


@pytest.mark.parametrize("since", [None, NOON + MINUTE])
def test_a_device_that_is_gone_is_forgotten(services, apple, card, clock, since):
    clock[0] = NOON + MINUTE
    apple.answer(Unregistered(Answer(410, "Unregistered"), since))

    _sell(services, card)

    assert _devices(services) == 0
    assert _owed(services) == []


def test_a_device_that_registered_after_it_was_declared_gone_stays(
    services, apple, card
):
    apple.answer(Unregistered(Answer(410, "Unregistered"), NOON - MINUTE))

    _sell(services, card)

    assert _devices(services) == 1


def test_a_reader_apple_does_not_push_to_stays_and_its_card_tells_why(
    services, apple, card
):
    with services.database.transaction() as session:
        make.registered(session, card, push_token="android:x9", now=NOON)

    _sell(services, card)

    assert _devices(services) == 1
    assert apple.pushed == []
    assert _alarms(services) == []
    assert _owed(services) == []
    with services.database.snapshot() as session:
        pushed = [
            each.detail
            for each in devices.timeline(session, card.id)
            if each.kind == "pushed"
        ]
    assert pushed == [{"outcome": "foreign", "detail": Foreign().detail}]


def test_a_token_no_device_ever_had_is_forgotten(services, apple, card):
    apple.answer(BadToken(Answer(400, "BadDeviceToken")))

    _sell(services, card)

    assert _devices(services) == 0


@pytest.mark.parametrize(
    "outcome",
    [
        WrongTopic(Answer(400, "DeviceTokenNotForTopic")),
        Refused(Answer(400, "PayloadEmpty")),
    ],
)
def test_our_own_mistake_keeps_the_device_and_raises_an_alarm(
    services, apple, card, outcome
):
    apple.answer(outcome)

    _sell(services, card)

    assert _devices(services) == 1
    assert outcome.answer.reason in _alarms(services)[0]
    assert _owed(services) == []


def test_a_misconfiguration_alarms_keeps_everybody_and_tries_again_until_mended(
    services, apple, card, clock
):
    fault = Misconfigured(
        "BadCertificate", Answer(403, "BadCertificate"), retry_after=MINUTE
    )
    apple.answer(fault)
    _sell(services, card)
    assert _devices(services) == 1
    assert len(_owed(services)) == 1
    assert "BadCertificate" in _alarms(services)[0]

    apple.answer(None)
    clock[0] = NOON + timedelta(hours=2)
    _keep_what_is_due(services)

    assert apple.pushed == [TOKEN]
    assert _alarms(services) == []
    assert _owed(services) == []


def test_without_a_live_certificate_pushes_wait_for_the_renewal_however_long(
    services, apple, card, clock
):
    clock[0] = NOON + timedelta(days=3000)
    _sell(services, card)
    for _ in range(20):
        clock[0] += timedelta(hours=2)
        _keep_what_is_due(services)
    assert apple.pushed == []
    assert len(_owed(services)) == 1
    assert "No live certificate" in _alarms(services)[0]

    with services.database.transaction() as session:
        renewed = DemoAuthority.create(now=clock[0]).new_identity(
            card.pass_type_identifier, card.team_identifier, now=clock[0]
        )
        keep_identity(
            session, services.people.vault, card.brand_id, renewed, now=clock[0]
        )
    clock[0] += timedelta(hours=2)
    _keep_what_is_due(services)

    assert apple.pushed == [TOKEN]
    assert _alarms(services) == []


def test_a_phone_that_registers_while_its_push_is_refused_stays(
    services, apple, card, clock
):
    def push(_identity, tokens, *, now):
        clock[0] = now + timedelta(seconds=5)
        with services.database.transaction() as session:
            make.registered(session, card, push_token=TOKEN, now=clock[0])
        clock[0] += timedelta(seconds=5)
        return dict.fromkeys(tokens, Unregistered(Answer(410, "Unregistered"), None))

    apple.push = push
    _sell(services, card)

    assert _devices(services) == 1


@pytest.mark.parametrize(
    "outcome",
    [
        Throttled(Answer(429, "TooManyRequests"), retry_after=5 * MINUTE),
        Unavailable(Answer(503, "ServiceUnavailable"), retry_after=15 * MINUTE),
        Unanswered("no answer", retry_after=MINUTE),
        Interrupted("goaway", unread=True, retry_after=MINUTE),
        Unreachable("no route", retry_after=MINUTE),
    ],
)
def test_a_push_still_owed_waits_its_time_and_is_sent_again(
    services, apple, card, clock, outcome
):
    assert isinstance(outcome, Deferred)
    apple.answer(outcome)
    _sell(services, card)
    [owed] = _owed(services)
    assert owed.due_at >= NOON + outcome.retry_after

    apple.answer(None)
    clock[0] = owed.due_at
    _keep_what_is_due(services)

    assert apple.pushed == [TOKEN]
    assert next(iter(_pushes_told(services, card)))["outcome"] == "accepted"


def test_a_promise_that_fails_is_put_off_with_its_reason(services, card, apple):
    def trip(*_args, **_kwargs):
        raise RuntimeError("the network cable is out")

    apple.push = trip
    _sell(services, card)

    [owed] = _owed(services)
    assert "the network cable is out" in owed.trouble
    assert not owed.leased


def test_a_promise_that_always_fails_is_parked_for_a_person(
    services, card, apple, clock
):
    def trip(*_args, **_kwargs):
        raise RuntimeError("for ever")

    apple.push = trip
    _sell(services, card)
    for _ in range(20):
        clock[0] += timedelta(hours=2)
        _keep_what_is_due(services)

    with services.database.snapshot() as session:
        assert outbox.waiting(session).parked == 1


def test_a_phone_that_stays_silent_after_a_push_is_reminded_a_few_times(
    services, apple, card, clock
):
    _sell(services, card)
    for hours in (1, 2, 5, 10, 20):
        clock[0] = NOON + timedelta(hours=hours)
        _keep_what_is_due(services)

    assert apple.pushed == [TOKEN] * 4  # once, and three reminders


def test_a_phone_that_came_is_left_in_peace(services, apple, card, clock):
    _sell(services, card)
    clock[0] = NOON + timedelta(seconds=2)
    services.logbook.note(card, "fetched", now=clock[0], status=200, version=2)

    clock[0] = NOON + timedelta(hours=5)
    _keep_what_is_due(services)

    assert apple.pushed == [TOKEN]
