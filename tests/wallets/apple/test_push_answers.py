"""Every answer Apple gives to a push, and the one thing each means."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.devices import (
    Accepted,
    Answer,
    BadToken,
    Deferred,
    Interrupted,
    Misconfigured,
    Refused,
    Throttled,
    Unavailable,
    Unregistered,
    WrongTopic,
)
from walletpass.wallets.apple.push_answers import read_answer

ID = "a6f1b2c8-0000-4000-8000-3a1d2f0c9b7e"

TABLE = [
    (200, None, Accepted),
    (400, "BadDeviceToken", BadToken),
    (400, "DeviceTokenNotForTopic", WrongTopic),
    (400, "BadTopic", Misconfigured),
    (400, "TopicDisallowed", Misconfigured),
    (400, "MissingTopic", Misconfigured),
    (400, "PayloadEmpty", Refused),
    (400, "BadCollapseId", Refused),
    (400, "BadExpirationDate", Refused),
    (400, "BadMessageId", Refused),
    (400, "BadPriority", Refused),
    (400, "InvalidPushType", Refused),
    (400, "DuplicateHeaders", Refused),
    (400, "MissingDeviceToken", Refused),
    (400, "IdleTimeout", Interrupted),
    (403, "BadCertificate", Misconfigured),
    (403, "BadCertificateEnvironment", Misconfigured),
    (403, "ExpiredProviderToken", Misconfigured),
    (403, "InvalidProviderToken", Misconfigured),
    (403, "MissingProviderToken", Misconfigured),
    (403, "Forbidden", Misconfigured),
    (403, "UnrelatedKeyIdInToken", Misconfigured),
    (403, "BadEnvironmentKeyIdInToken", Misconfigured),
    (404, "BadPath", Refused),
    (405, "MethodNotAllowed", Refused),
    (410, "Unregistered", Unregistered),
    (410, "ExpiredToken", Unregistered),
    (413, "PayloadTooLarge", Refused),
    (429, "TooManyRequests", Throttled),
    (429, "TooManyProviderTokenUpdates", Misconfigured),
    (500, "InternalServerError", Unavailable),
    (503, "ServiceUnavailable", Unavailable),
    (503, "Shutdown", Unavailable),
]


def body(**told):
    return json.dumps(told).encode()


@pytest.mark.parametrize(("status", "reason", "expected"), TABLE)
def test_an_answer_means_one_thing(status, reason, expected):
    outcome = read_answer(status, ID, body(reason=reason) if reason else b"")

    assert type(outcome) is expected


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [row for row in TABLE if row[2] not in {Accepted, Interrupted}],
)
def test_an_answer_is_kept_as_it_stood(status, reason, expected):
    outcome = read_answer(status, ID, body(reason=reason))

    assert outcome.answer == Answer(status, reason, ID)


@pytest.mark.parametrize(
    ("status", "reason", "wait"),
    [
        (400, "BadTopic", timedelta(hours=1)),
        (429, "TooManyRequests", timedelta(minutes=5)),
        (500, "InternalServerError", timedelta(minutes=1)),
        (503, "ServiceUnavailable", timedelta(minutes=15)),
        (503, "Shutdown", timedelta(minutes=1)),
    ],
)
def test_what_is_still_owed_says_when_to_try_again(status, reason, wait):
    outcome = read_answer(status, ID, body(reason=reason))

    assert isinstance(outcome, Deferred)
    assert outcome.retry_after == wait


@pytest.mark.parametrize("written", [int, float, str])
def test_a_device_left_at_the_moment_apple_names(written):
    moment = datetime(2026, 11, 2, 12, 30, 15, 250_000, tzinfo=UTC)
    stamp = written(int(moment.timestamp() * 1000))

    outcome = read_answer(410, ID, body(reason="Unregistered", timestamp=stamp))

    assert outcome == Unregistered(Answer(410, "Unregistered", ID), moment)


@pytest.mark.parametrize("told", [{}, {"timestamp": None}])
def test_a_device_that_left_at_no_moment_named_has_left(told):
    outcome = read_answer(410, ID, body(reason="Unregistered", **told))

    assert outcome == Unregistered(Answer(410, "Unregistered", ID), None)


@pytest.mark.parametrize(
    "stamp",
    [
        *(True, False, [], {}, 10**30, 1e300, 2**63, -(2**62), 1.5),
        *("", "soon", "-5", "1.5", "2026-11-02T12:30:15Z", "٣", "9" * 5000),
    ],
)
def test_a_device_that_left_at_a_moment_we_cannot_read_stays(stamp):
    outcome = read_answer(410, ID, body(reason="Unregistered", timestamp=stamp))

    assert outcome == Refused(Answer(410, "Unregistered", ID))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (301, Refused),
        (400, Refused),
        (403, Misconfigured),
        (404, Refused),
        (410, Refused),
        (418, Refused),
        (429, Throttled),
        (500, Unavailable),
        (502, Unavailable),
        (599, Unavailable),
    ],
)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>oops</html>",
        b"{",
        b"[]",
        b"null",
        b'"Unregistered"',
        b'{"reason":null}',
        b'{"reason":["BadDeviceToken"]}',
        b'{"reason":"SomethingNew2030"}',
        b"[" * 4000,
        b"\xff\xfe\x00",
    ],
)
def test_an_answer_without_a_reason_we_know_is_judged_by_its_status(
    status, expected, content
):
    assert type(read_answer(status, ID, content)) is expected


def test_an_endless_reason_is_cut_short():
    outcome = read_answer(400, ID, body(reason="x" * 3000))

    assert outcome.answer.reason == "x" * 64


@given(
    status=st.integers(100, 999).filter(lambda status: status not in {200, 400, 410}),
    content=st.binary(max_size=200)
    | st.sampled_from([reason for _, reason, _ in TABLE if reason]).map(
        lambda reason: body(reason=reason)
    ),
)
def test_only_the_right_status_with_the_right_reason_costs_a_registration(
    status, content
):
    assert not isinstance(read_answer(status, ID, content), Unregistered | BadToken)
