"""What becomes of a device after each of Apple's answers."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from tests import make
from tests.fakes.apple_push import FakeApplePush
from tests.make import NOON
from walletpass import brands, devices, outbox, passes
from walletpass.devices import (
    Accepted,
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


def test_no_way_to_apple_is_told_after_a_minute_until_there_is_one(
    services, apple, card, clock
):
    apple.answer(Unreachable("failed to lookup address", retry_after=timedelta()))
    _sell(services, card)
    seen = [_alarms(services)]
    for _ in range(8):
        clock[0] += timedelta(seconds=70)
        _keep_what_is_due(services)
        seen.append(_alarms(services))
    assert seen[:3] == [[], [], []]
    assert "failed to lookup address" in seen[-1][0]
    assert len(_owed(services)) == 1

    apple.answer(None)
    clock[0] += timedelta(hours=2)
    _keep_what_is_due(services)

    assert (apple.pushed, _alarms(services)) == ([TOKEN], [])


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


THROTTLED = Throttled(Answer(429, "TooManyRequests"), retry_after=5 * MINUTE)
UNAVAILABLE = Unavailable(Answer(503, "ServiceUnavailable"), retry_after=15 * MINUTE)
FORBIDDEN = Misconfigured(
    "BadCertificate", Answer(403, "BadCertificate"), retry_after=60 * MINUTE
)


class Asked:
    """Counts what Apple is asked, whatever it answers."""

    def __init__(self, apple):
        self.tokens = []
        self._apple = apple
        apple.push, self._push = self.push, apple.push

    def push(self, identity, tokens, *, now):
        self.tokens += tokens
        return self._push(identity, tokens, now=now)


def _another_phone(services, card, number):
    """Return another card of the same template, on a phone of its own."""
    with services.database.transaction() as session:
        owner = session.get_one(brands.Brand, card.brand_id)
        template = session.get_one(passes.Template, card.template_id)
        another = make.card(session, owner, of=template, now=services.now())
        make.registered(
            session,
            another,
            f"mobile-{number}",
            f"{number:064x}",
            now=services.now(),
        )
        return another


@pytest.mark.parametrize("outcome", [THROTTLED, UNAVAILABLE])
def test_newer_changes_wait_with_the_push_apple_did_not_want(
    services, apple, card, clock, outcome
):
    asked = Asked(apple)
    apple.answer(outcome, to=TOKEN)
    for _ in range(5):
        _sell(services, card)
        clock[0] += timedelta(seconds=1)
    assert asked.tokens == [TOKEN]
    [owed] = _owed(services)
    assert owed.due_at == NOON + outcome.retry_after

    apple.answer(None, to=TOKEN)
    clock[0] = owed.due_at
    _keep_what_is_due(services)

    assert asked.tokens == [TOKEN] * 2
    assert _owed(services) == []
    with services.database.snapshot() as session:
        ids = session.scalars(select(Device.id)).all()
        assert devices.targets(session, ids) == []  # it was told of every change


def test_a_phone_under_a_new_token_has_nothing_to_wait_for(services, apple, card):
    apple.answer(THROTTLED, to=TOKEN)
    _sell(services, card)

    with services.database.transaction() as session:
        make.registered(session, card, push_token="b2" * 32)
    _keep_what_is_due(services)

    assert apple.pushed == ["b2" * 32]


def test_one_phone_apple_has_trouble_with_stalls_no_other(services, apple, card, clock):
    apple.answer(UNAVAILABLE, to=TOKEN)
    others = [_another_phone(services, card, number) for number in range(1, 13)]
    for other in others:
        _sell(services, card)
        _sell(services, other)
        clock[0] += timedelta(minutes=16)  # the phone in trouble is tried each time

    reached = dict.fromkeys(apple.pushed)  # reminders aside
    assert list(reached) == [f"{number:064x}" for number in range(1, 13)]


@pytest.mark.parametrize(("outcome", "needed"), [(UNAVAILABLE, 10), (FORBIDDEN, 1)])
def test_apple_that_refuses_everybody_is_left_in_peace_until_it_said(
    services, apple, card, clock, outcome, needed
):
    asked = Asked(apple)
    apple.answer(outcome)
    others = [_another_phone(services, card, number) for number in range(1, 15)]
    for other in others:
        _sell(services, other)
    assert len(asked.tokens) == needed

    apple.answer(None)
    clock[0] += outcome.retry_after
    _keep_what_is_due(services)

    assert sorted(apple.pushed) == [f"{number:064x}" for number in range(1, 15)]
    assert _owed(services) == []
    assert _alarms(services) == []


def test_a_batch_that_is_refused_as_one_is_told_of_once(services, apple, card):
    with services.database.transaction() as session:
        for number in range(1, 30):
            make.registered(session, card, f"mobile-{number}", f"{number:064x}")

    def push(_identity, tokens, *, now):
        return dict.fromkeys(tokens, FORBIDDEN)

    apple.push = push
    with capture_logs() as logs:
        _sell(services, card)

    told = [line for line in logs if line["log_level"] == "error"]
    assert [line["fault"] for line in told] == ["BadCertificate"]
    assert len(_alarms(services)) == 1


@pytest.mark.parametrize("phones", [1, 20])
def test_a_renewed_certificate_makes_what_waited_for_it_due_at_once(
    services, apple, card, phones
):
    with services.database.transaction() as session:
        for number in range(1, phones):
            make.registered(session, card, f"mobile-{number}", f"{number:064x}")
    apple.answer(FORBIDDEN)
    _sell(services, card)
    assert apple.pushed == []

    apple.answer(None)
    with services.database.transaction() as session:
        renewed = make.authority().new_identity(
            card.pass_type_identifier, card.team_identifier, now=NOON + MINUTE
        )
        keep_identity(session, services.people.vault, card.brand_id, renewed, now=NOON)
    _keep_what_is_due(services)

    assert len(apple.pushed) == phones
    assert _alarms(services) == []
    assert _owed(services) == []


def test_the_timeline_tells_of_a_push_before_what_came_of_it(
    services, apple, card, clock
):
    """A phone comes while others of the batch are still waiting for their answers."""

    def push(_identity, tokens, *, now):
        clock[0] = now + timedelta(seconds=1)
        services.logbook.note(card, "listed", now=clock[0])
        services.logbook.note(card, "fetched", now=clock[0])
        services.logbook.write()
        clock[0] = now + timedelta(seconds=30)
        return dict.fromkeys(tokens, Accepted(apns_id="x"))

    apple.push = push
    clock[0] += MINUTE
    _sell(services, card)

    with services.database.snapshot() as session:
        kinds = [seen.kind for seen in devices.timeline(session, card.id)]
        assert devices.silent(session, session.scalars(select(Device.id)).all()) == ()
    assert kinds[:4] == ["fetched", "listed", "pushed", "changed"]
