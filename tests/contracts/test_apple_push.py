"""What every `ApplePush` promises, whether it is the real one or the tests' own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from tests import pushing
from tests.fakes.apple_push import SOON, FakeApplePush
from tests.pushing import NOW, token, tokens
from walletpass.devices import (
    Accepted,
    Answer,
    BadToken,
    Foreign,
    Misconfigured,
    Postponed,
    Refused,
    Throttled,
    Unavailable,
    Unreachable,
    Unregistered,
    WrongTopic,
)
from walletpass.simulator.apns import Reply

YESTERDAY = (NOW - timedelta(days=1)).replace(microsecond=0)
IDENTITY = pushing.identity()


class FakeSide:
    """The tests' own push service, told what to say in our words."""

    def __init__(self):
        self.apple_push = FakeApplePush()

    def say(self, status, reason, *, to=None, since=None):
        answer = Answer(status, reason)
        outcome = {
            400: {
                "BadDeviceToken": BadToken(answer),
                "DeviceTokenNotForTopic": WrongTopic(answer),
                "PayloadEmpty": Refused(answer),
                "BadTopic": Misconfigured(reason, answer, retry_after=SOON),
            },
            403: {"BadCertificate": Misconfigured(reason, answer, retry_after=SOON)},
            410: {"Unregistered": Unregistered(answer, since)},
            429: {"TooManyRequests": Throttled(answer, retry_after=SOON)},
            503: {"ServiceUnavailable": Unavailable(answer, retry_after=SOON)},
        }[status][reason]
        self.apple_push.answer(outcome, to=to)

    def vanish(self):
        self.apple_push.answer(Unreachable("nobody there", retry_after=SOON))

    def pushed(self):
        return self.apple_push.pushed


class RealSide:
    """The real client, and a stand-in told what to say in Apple's words."""

    def __init__(self, apns, apple_push):
        self.apns = apns
        self.apple_push = apple_push

    def say(self, status, reason, *, to=None, since=None):
        self.apns.script.say(Reply(status, reason, since), to=to)

    def vanish(self):
        self.apns.stop()

    def pushed(self):
        return [push.token for push in self.apns.received if push.accepted]


@pytest.fixture(params=["fake", "real"])
def side(request):
    if request.param == "fake":
        yield FakeSide()
        return
    with pushing.stand_in() as apns, pushing.client_of(apns) as apple_push:
        yield RealSide(apns, apple_push)


def push(side, wanted):
    return side.apple_push.push(IDENTITY, wanted, now=NOW)


def test_every_token_is_pushed_and_accounted_for(side):
    outcomes = push(side, tokens(50))

    assert {
        token: type(outcome) for token, outcome in outcomes.items()
    } == dict.fromkeys(tokens(50), Accepted)
    assert sorted(side.pushed()) == tokens(50)


def test_an_accepted_push_tells_the_id_apple_gave_it(side):
    assert push(side, [token()])[token()].apns_id


def test_a_token_named_twice_is_pushed_once(side):
    outcomes = push(side, [token(1), token(2), token(1)])

    assert len(outcomes) == 2
    assert sorted(side.pushed()) == [token(1), token(2)]


def test_nothing_to_push_is_nothing_done(side):
    assert push(side, []) == {}
    assert side.pushed() == []


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "not hexadecimal",
        "android:c0ffee",
        "dQw4:APA91b-x_y",
        "../../etc",
        "a0/b1",
        "ä0",
        "a0?x=1",
    ],
)
def test_what_could_never_be_apples_token_is_not_even_sent(side, nonsense):
    outcomes = push(side, [nonsense, token()])

    assert outcomes[nonsense] == Foreign()
    assert side.pushed() == [token()]


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        (400, "BadDeviceToken", BadToken),
        (400, "DeviceTokenNotForTopic", WrongTopic),
        (400, "PayloadEmpty", Refused),
        (410, "Unregistered", Unregistered),
        (429, "TooManyRequests", Throttled),
        (503, "ServiceUnavailable", Unavailable),
    ],
)
def test_what_befalls_one_token_does_not_hinder_the_others(
    side, status, reason, expected
):
    side.say(status, reason, to=token(7))

    outcomes = push(side, tokens(20))

    assert type(outcomes.pop(token(7))) is expected
    assert {type(outcome) for outcome in outcomes.values()} == {Accepted}


def test_a_device_that_left_comes_back_with_the_moment_it_left(side):
    side.say(410, "Unregistered", to=token(), since=YESTERDAY)

    outcome = push(side, [token()])[token()]

    assert isinstance(outcome, Unregistered)
    assert outcome.since == YESTERDAY
    assert isinstance(outcome.since, datetime)
    assert (outcome.answer.status, outcome.answer.reason) == (410, "Unregistered")


@pytest.mark.parametrize(
    ("status", "reason"), [(400, "BadTopic"), (403, "BadCertificate")]
)
def test_a_fault_of_ours_stops_the_batch_and_costs_no_device_anything(
    side, status, reason
):
    side.say(status, reason)

    outcomes = push(side, tokens(30))

    kinds = [type(outcome) for outcome in outcomes.values()]
    assert set(kinds) == {Misconfigured, Postponed}
    assert outcomes[token(0)].fault == reason
    assert all(outcome.retry_after > timedelta() for outcome in outcomes.values())
    rest = [each for each in outcomes.values() if isinstance(each, Postponed)]
    assert {each.because.fault for each in rest} == {reason}
    assert side.pushed() == []


def test_when_nobody_answers_the_door_everything_waits(side):
    side.vanish()

    outcomes = push(side, tokens(30))

    assert {type(outcome) for outcome in outcomes.values()} == {Unreachable, Postponed}
    assert all(outcome.retry_after > timedelta() for outcome in outcomes.values())


def test_several_threads_may_push_at_once(side):
    batches = [tokens(400)[start : start + 100] for start in range(0, 400, 100)]

    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(lambda batch: push(side, batch), batches))

    assert [list(result) for result in results] == batches
    assert sorted(side.pushed()) == tokens(400)


def test_after_hanging_up_a_push_calls_again(side):
    push(side, [token(1)])
    side.apple_push.close()

    assert isinstance(push(side, [token(2)])[token(2)], Accepted)


def test_the_private_key_is_not_shown_when_an_identity_is_printed():
    assert "PRIVATE" in IDENTITY.client_pem.decode()
    assert "PRIVATE" not in repr(IDENTITY)
    assert IDENTITY.topic in repr(IDENTITY)
