"""How a push can fail before it is answered, told from the HTTP library's words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyreqwest.exceptions import ConnectError, RequestError, RequestTimeoutError

from walletpass.devices import (
    Deferred,
    Interrupted,
    Misconfigured,
    Unanswered,
    Unreachable,
)
from walletpass.wallets.apple.push_faults import lost_connection, read_fault

TIMEOUT = timedelta(seconds=30)
TOKEN = "f00d" * 16
ADDRESS = f"error sending request for url (https://api.push.apple.com/3/device/{TOKEN})"


def fault(*causes, kind=ConnectError):
    told = [{"message": cause} for cause in (ADDRESS, *causes)]
    return kind("connection error", {"causes": told})


@pytest.mark.parametrize(
    "alert",
    [
        "BadCertificate",
        "CertificateExpired",
        "CertificateRequired",
        "CertificateRevoked",
        "CertificateUnknown",
        "HandshakeFailure",
        "UnknownCA",
        "UnsupportedCertificate",
    ],
)
@pytest.mark.parametrize(
    "phase",
    [("client error (Connect)",), ("client error (SendRequest)", "connection error")],
)
def test_a_certificate_apple_will_not_have_is_named(phase, alert):
    outcome = read_fault(fault(*phase, f"received fatal alert: {alert}"), TIMEOUT)

    assert isinstance(outcome, Misconfigured)
    assert outcome.fault == f"received fatal alert: {alert}"


def test_a_certificate_of_theirs_that_we_will_not_have_is_named():
    words = "invalid peer certificate: UnknownIssuer"

    outcome = read_fault(fault("client error (Connect)", words), TIMEOUT)

    assert isinstance(outcome, Misconfigured)
    assert outcome.fault == words


@pytest.mark.parametrize(
    ("causes", "unread"),
    [
        (("http2 error", "connection error received: not a result of an error"), True),
        (
            (
                "stream error received: refused stream before processing any application",
            ),
            True,
        ),
        (("client error (Connect)", "request was canceled"), True),
        (("stream error received: unexpected internal error encountered",), False),
        (("client error (SendRequest)", "connection error", "connection reset"), False),
        (("something no one has said before",), False),
        ((), False),
    ],
)
def test_a_lost_push_is_in_doubt_unless_it_was_surely_left_unread(causes, unread):
    outcome = read_fault(fault(*causes), TIMEOUT)

    assert isinstance(outcome, Interrupted)
    assert outcome.unread is unread


def test_a_connection_without_a_heartbeat_is_lost_rather_than_silent():
    words = ("http2 error", "keep-alive timed out", "operation timed out")

    outcome = read_fault(fault(*words, kind=RequestTimeoutError), TIMEOUT)

    assert isinstance(outcome, Interrupted)
    assert not outcome.unread


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("BadCertificate", Misconfigured),
        ("ExpiredProviderToken", Misconfigured),
        ("IdleTimeout", Interrupted),
        ("Shutdown", Interrupted),
    ],
)
def test_apples_farewell_gives_its_reason(reason, expected):
    words = f'connection error received: not a result of an error (b"{{\\"reason\\":\\"{reason}\\"}}")'

    outcome = read_fault(fault("http2 error", words), TIMEOUT)

    assert type(outcome) is expected
    assert reason in {
        getattr(outcome, "fault", None),
        getattr(outcome, "detail", None),
    }


def test_nobody_at_home_is_unreachable():
    outcome = read_fault(
        fault("client error (Connect)", "Connection refused (os error 111)"), TIMEOUT
    )

    assert isinstance(outcome, Unreachable)
    assert outcome.detail == "Connection refused (os error 111)"


def test_silence_is_told_from_a_door_that_does_not_open():
    silent = fault("operation timed out", kind=RequestTimeoutError)
    closed = fault(
        "client error (Connect)", "operation timed out", kind=RequestTimeoutError
    )

    assert isinstance(read_fault(silent, TIMEOUT), Unanswered)
    assert isinstance(read_fault(closed, TIMEOUT), Unreachable)


@given(st.lists(st.text(max_size=60), max_size=4))
def test_no_words_however_strange_cost_a_device_its_registration(causes):
    outcome = read_fault(fault(*causes, kind=RequestError), TIMEOUT)

    assert isinstance(outcome, Deferred)
    assert TOKEN not in repr(outcome)


@pytest.mark.parametrize(
    ("causes", "lost"),
    [
        (("http2 error", "connection error received: not a result of an error"), True),
        (("client error (SendRequest)", "connection error", "connection reset"), True),
        (("client error (Connect)", "tcp connect error", "connection refused"), True),
        (("received fatal alert: CertificateExpired",), True),
        (("something no one has said before",), True),
        (("stream error received: refused stream before processing any",), False),
        (("stream error received: unexpected internal error encountered",), False),
    ],
)
def test_a_broken_stream_is_no_lost_connection_and_all_else_is(causes, lost):
    assert lost_connection(read_fault(fault(*causes), TIMEOUT)) is lost


def test_an_answer_that_is_awaited_in_vain_loses_no_connection():
    outcome = read_fault(
        fault("operation timed out", kind=RequestTimeoutError), TIMEOUT
    )

    assert isinstance(outcome, Unanswered)
    assert not lost_connection(outcome)
