"""The stand-in for Apple's push service, seen by a caller of another make than ours."""

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue

import pytest
from h2.errors import ErrorCodes
from h2.events import (
    ConnectionTerminated,
    DataReceived,
    RemoteSettingsChanged,
    ResponseReceived,
    StreamEnded,
    StreamReset,
)
from h2.settings import SettingCodes

from tests import pushing
from tests.pushing import TOPIC, token
from walletpass.devices import Accepted
from walletpass.simulator.apns import (
    ApnsStandIn,
    Authority,
    Cut,
    GoAway,
    Reply,
    Reset,
    Silence,
)
from walletpass.simulator.apns.judging import objection

from .apns_caller import Caller, tls_context

_LIMIT = SettingCodes.MAX_CONCURRENT_STREAMS
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


class Watch:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = datetime(2026, 11, 2, 12, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def apns(watch):
    with pushing.stand_in(now=watch) as apns:
        yield apns


@pytest.fixture
def caller(apns):
    with Caller(apns) as caller:
        yield caller


def answer(caller, stream):
    """Return the status, headers and content of an answer."""
    response = caller.hear(ResponseReceived, stream_id=stream)
    headers = dict(response.headers)
    if response.stream_ended is None:
        caller.hear(StreamEnded, stream_id=stream)
    content = b"".join(
        event.data
        for event in caller.events
        if isinstance(event, DataReceived) and event.stream_id == stream
    )
    return int(headers[":status"]), headers, content


def ask(caller, name=None, **headers):
    return answer(caller, caller.ask(name or token(), **headers))


class TestSoundPushes:
    def test_they_are_accepted_without_a_word(self, caller):
        status, headers, content = ask(caller)

        assert (status, content) == (200, b"")
        assert len(headers["apns-id"]) == 36

    def test_the_callers_own_id_comes_back(self, caller):
        ours = "0e2a9f1c-1111-4222-8333-444455556666"

        assert ask(caller, apns_id=ours)[1]["apns-id"] == ours

    def test_a_certificate_for_one_topic_speaks_for_itself(self, caller):
        assert ask(caller, apns_topic=None)[0] == 200

    def test_they_are_remembered(self, apns, caller, watch):
        ask(caller, token(5), apns_expiration="0")

        (push,) = apns.received
        assert (push.token, push.topic, push.body) == (token(5), TOPIC, b"{}")
        assert push.headers["apns-expiration"] == "0"
        assert (push.connection, push.at, push.accepted) == (1, watch.now, True)

    def test_only_the_latest_are_remembered(self):
        with pushing.stand_in(most_remembered=3) as apns, Caller(apns) as caller:
            for number in range(5):
                ask(caller, token(number))

            assert [push.token for push in apns.received] == [
                token(2),
                token(3),
                token(4),
            ]


class TestUnsoundPushes:
    @pytest.mark.parametrize(
        ("wrong", "status", "reason"),
        [
            ({"method": "GET"}, 405, "MethodNotAllowed"),
            ({"path": "/2/device/a0"}, 404, "BadPath"),
            ({"path": "/3/device/"}, 400, "MissingDeviceToken"),
            ({"path": "/3/device/not-a-token"}, 400, "BadDeviceToken"),
            ({"apns_topic": "pass.com.example.other"}, 400, "TopicDisallowed"),
            ({"apns_expiration": "soon"}, 400, "BadExpirationDate"),
            ({"apns_priority": "7"}, 400, "BadPriority"),
            ({"apns_push_type": "wallet"}, 400, "InvalidPushType"),
            ({"apns_collapse_id": "x" * 65}, 400, "BadCollapseId"),
            ({"apns_id": "42"}, 400, "BadMessageId"),
            ({"body": b""}, 400, "PayloadEmpty"),
            ({"body": b"x" * 4097}, 413, "PayloadTooLarge"),
        ],
    )
    def test_they_are_refused_with_apples_reason(
        self, apns, caller, wrong, status, reason
    ):
        found, _, content = ask(caller, **wrong)

        assert (found, json.loads(content)) == (status, {"reason": reason})
        assert not apns.received[0].accepted

    @pytest.mark.parametrize("topics", [(), ("pass.a", "pass.b")])
    def test_a_certificate_for_many_topics_or_none_must_name_one(self, topics):
        headers = {":method": "POST", ":path": f"/3/device/{token()}"}

        assert objection(headers, b"{}", topics) == Reply(400, "MissingTopic")


class TestTheScript:
    def test_a_token_or_everybody_gets_the_answer_given(self, apns, caller):
        apns.script.say(Reply(410, "Unregistered", YESTERDAY), to=token(1))
        apns.script.say(Reply(503, "Shutdown"))

        gone, _, told = ask(caller, token(1))
        other, _, _ = ask(caller, token(2))

        moment = int(YESTERDAY.timestamp() * 1000)
        assert (gone, other) == (410, 503)
        assert json.loads(told) == {"reason": "Unregistered", "timestamp": moment}

    def test_an_answer_can_be_given_a_number_of_times(self, apns, caller):
        apns.script.say(Reply(500, "InternalServerError"), times=2)

        assert [ask(caller)[0] for _ in range(4)] == [500, 500, 200, 200]

    def test_a_connections_nth_request_can_be_singled_out(self, apns, caller):
        apns.script.at_request(2, Reply(429, "TooManyRequests"))

        assert [ask(caller)[0] for _ in range(3)] == [200, 429, 200]
        with Caller(apns) as another:
            assert [ask(another)[0] for _ in range(3)] == [200, 429, 200]

    def test_somebody_who_knows_the_phones_can_be_asked(self, apns, caller):
        apns.script.consult(
            lambda name: None if name == token(1) else Reply(400, "BadDeviceToken")
        )

        assert [ask(caller, token(1))[0], ask(caller, token(2))[0]] == [200, 400]

    def test_all_can_be_forgotten(self, apns, caller):
        apns.script.say(Reply(500))
        apns.script.say(Reply(500), to=token())
        apns.script.at_request(1, Reply(500))
        apns.script.consult(lambda _: Reply(500))
        apns.script.forget()

        assert ask(caller)[0] == 200

    def test_a_late_answer_lets_others_pass(self, apns, caller):
        apns.script.say(Reply(delay=0.2), to=token(1))
        slow, quick = caller.ask(token(1)), caller.ask(token(2))

        caller.hear(StreamEnded, stream_id=quick)
        assert all(event.stream_id != slow for event in responses(caller))
        assert answer(caller, slow)[0] == 200

    def test_a_body_comes_as_fast_as_the_caller_takes_it(self, apns, caller):
        apns.script.say(Reply(400, body=b"x" * 100_000))
        stream = caller.ask(token())
        taken = 0
        while taken < 100_000:
            part = caller.hear(DataReceived, stream_id=stream)
            taken += len(part.data)
            caller.http.acknowledge_received_data(part.flow_controlled_length, stream)
            caller.flush()

        caller.hear(StreamEnded, stream_id=stream)
        assert taken == 100_000


def responses(caller):
    return [event for event in caller.events if isinstance(event, ResponseReceived)]


class TestMisbehaviour:
    def test_silence_is_silence(self, apns, caller):
        apns.script.say(Silence(), to=token(1))
        caller.ask(token(1))

        assert ask(caller, token(2))[0] == 200
        assert responses(caller) == []

    def test_a_stream_is_reset_with_the_code_given(self, apns, caller):
        apns.script.say(Reset(ErrorCodes.INTERNAL_ERROR))

        stream = caller.ask(token())

        reset = caller.hear(StreamReset, stream_id=stream)
        assert reset.error_code == ErrorCodes.INTERNAL_ERROR

    def test_a_wire_is_cut(self, apns, caller):
        apns.script.say(Cut())
        caller.ask(token())

        assert caller.hears_nothing_more()
        assert apns.visits[0].gone.wait(5)

    def test_a_farewell_names_the_last_stream_read(self, apns, caller):
        apns.script.at_request(2, GoAway(reason="Shutdown"))
        streams = [caller.ask(token(number)) for number in range(4)]

        farewell = caller.hear(ConnectionTerminated)

        assert farewell.last_stream_id == streams[1]
        assert farewell.error_code == ErrorCodes.NO_ERROR
        assert json.loads(farewell.additional_data) == {"reason": "Shutdown"}

    def test_a_farewell_may_leave_unread_the_push_that_met_it(self, apns, caller):
        apns.script.at_request(2, GoAway(accepted=False))
        streams = [caller.ask(token(number)) for number in range(3)]

        assert caller.hear(ConnectionTerminated).last_stream_id == streams[0]
        assert [push.token for push in apns.received if push.accepted] == [token(0)]

    def test_what_comes_after_a_farewell_is_noted_as_unread(self, apns, caller):
        apns.script.at_request(1, GoAway())
        caller.ask(token(1))
        caller.ask(token(2))
        caller.hear(ConnectionTerminated)
        caller.socket.shutdown(socket.SHUT_WR)
        assert apns.visits[0].gone.wait(5)

        assert [push.answer is None for push in apns.received] == [False, True]
        assert apns.visits[0].requests == 1


class TestStreams:
    def test_the_limit_is_told_and_the_excess_refused(self):
        with pushing.stand_in(max_streams=2) as apns, Caller(apns) as caller:
            told = caller.hear(RemoteSettingsChanged).changed_settings
            assert told[_LIMIT].new_value == 2

            caller.http.remote_settings[_LIMIT] = 100
            caller.http.remote_settings.acknowledge()
            apns.script.say(Silence(), times=2)
            streams = [caller.ask(token(number)) for number in range(3)]

            refused = caller.hear(StreamReset)
            assert refused.stream_id == streams[2]
            assert refused.error_code == ErrorCodes.REFUSED_STREAM
            assert (apns.visits[0].peak, apns.visits[0].excess) == (2, 1)

    def test_a_strict_one_hangs_up_over_the_excess_even_before_its_limit_was_read(self):
        with (
            pushing.stand_in(max_streams=2, strict=True) as apns,
            Caller(apns) as caller,
        ):
            apns.script.say(Silence())
            for number in range(3):
                caller.ask(token(number))

            farewell = caller.hear(ConnectionTerminated)
            assert farewell.error_code == ErrorCodes.PROTOCOL_ERROR
            assert apns.visits[0].gone.wait(5)
            assert len(apns.visits[0].complaints) == 1

    def test_another_limit_reaches_those_already_connected(self, apns, caller):
        ask(caller)
        apns.limit_streams(7)

        first, second = (
            caller.hear(RemoteSettingsChanged).changed_settings[_LIMIT].new_value
            for _ in range(2)
        )
        assert (first, second) == (1000, 7)


class TestTheDoor:
    def test_without_a_certificate_nobody_comes_in(self, apns):
        with (
            knock(apns) as line,
            pytest.raises(ssl.SSLError, match="certificate required"),
        ):
            line.recv(1)

        assert apns.refusals == ["PEER_DID_NOT_RETURN_A_CERTIFICATE"]

    def test_a_strangers_certificate_opens_nothing(self, apns):
        stranger = Authority("Somebody").pass_credentials(TOPIC)

        with (
            knock(apns, stranger) as line,
            pytest.raises(ssl.SSLError, match="unknown ca"),
        ):
            line.recv(1)

        assert apns.refusals == ["unable to get local issuer certificate"]

    def test_another_authority_can_be_let_in(self, apns):
        friend = Authority("A friend")
        apns.trust(friend.certificate_pem)

        with Caller(apns, friend.pass_credentials(TOPIC)) as caller:
            assert ask(caller)[0] == 200

    def test_who_speaks_something_else_is_shown_out(self, apns):
        with knock(apns, pushing.credentials()) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            while line.recv(1000):
                pass

        assert apns.visits[0].complaints == ["Invalid HTTP/2 preamble."]

    def test_who_speaks_no_tls_does_no_harm(self, apns, caller):
        with socket.create_connection(caller.socket.getpeername()) as plain:
            plain.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
            while plain.recv(100):
                pass

        assert ask(caller)[0] == 200

    def test_a_port_that_is_taken_is_said_so(self, apns):
        port = int(apns.url.rpartition(":")[2])

        with pytest.raises(OSError, match="in use"):
            ApnsStandIn(port=port).start()


def knock(apns, credentials=None):
    """Return a line on which TLS is spoken, and nothing else so far."""
    context = tls_context(apns, credentials)
    host, _, port = apns.url.removeprefix("https://").partition(":")
    plain = socket.create_connection((host, int(port)), timeout=5)
    return context.wrap_socket(plain, server_hostname=host)


class Phone:
    """A phone that keeps what it received."""

    def __init__(self):
        self.pushes = SimpleQueue()

    def __call__(self, push):
        self.pushes.put(push)

    def next(self):
        return self.pushes.get(timeout=5)


class TestDelivery:
    def test_a_phone_that_is_on_gets_its_push_at_once(self, apns, caller):
        phone = Phone()
        apns.courier.switch_on(token(1), phone)
        ask(caller, token(2))
        _, headers, _ = ask(caller, token(1))

        push = phone.next()
        assert (push.token, push.topic) == (token(1), TOPIC)
        assert push.apns_id == headers["apns-id"]

    def test_a_phone_that_is_off_gets_the_latest_of_each_topic_when_it_is_back(
        self, apns, caller, watch
    ):
        later = str(int((watch.now + timedelta(hours=1)).timestamp()))
        ask(caller, token(1), apns_expiration=later)
        _, latest, _ = ask(caller, token(1), apns_expiration=later)
        other = "pass.com.example.other"
        with Caller(apns, pushing.credentials(other)) as neighbour:
            ask(neighbour, token(1), apns_topic=other, apns_expiration=later)
        phone = Phone()

        apns.courier.switch_on(token(1), phone)

        first, second = phone.next(), phone.next()
        assert {first.topic, second.topic} == {TOPIC, other}
        assert first.apns_id == latest["apns-id"]
        assert apns.courier.waiting_for(token(1)) == []

    @pytest.mark.parametrize("expiration", [None, "0"])
    def test_a_push_that_may_not_wait_is_lost_on_a_phone_that_is_off(
        self, apns, caller, expiration
    ):
        ask(caller, token(1), apns_expiration=expiration)

        assert apns.courier.waiting_for(token(1)) == []

    def test_a_push_does_not_wait_beyond_its_time(self, apns, caller, watch):
        soon = str(int((watch.now + timedelta(hours=1)).timestamp()))
        ask(caller, token(1), apns_expiration=soon)
        assert len(apns.courier.waiting_for(token(1))) == 1
        watch.now += timedelta(hours=1)
        phone = Phone()

        apns.courier.switch_on(token(1), phone)

        _, live, _ = ask(caller, token(1))
        assert phone.next().apns_id == live["apns-id"]

    def test_a_phone_switched_off_hears_nothing(self, apns, caller):
        phone, witness = Phone(), Phone()
        apns.courier.watch(witness)
        apns.courier.switch_on(token(1), phone)
        apns.courier.switch_off(token(1))
        ask(caller, token(1))

        assert witness.next().token == token(1)
        with pytest.raises(Empty):
            phone.pushes.get_nowait()

    def test_what_apple_refuses_reaches_no_phone(self, apns, caller):
        phone = Phone()
        apns.courier.switch_on(token(1), phone)
        apns.script.say(Reply(429, "TooManyRequests"), times=1)
        ask(caller, token(1))
        _, accepted, _ = ask(caller, token(1))

        assert phone.next().apns_id == accepted["apns-id"]

    def test_a_phone_that_fails_does_not_keep_others_waiting(
        self, apns, caller, caplog
    ):
        def broken(push):
            raise RuntimeError(push.token)

        phone = Phone()
        apns.courier.switch_on(token(1), broken)
        apns.courier.switch_on(token(2), phone)
        ask(caller, token(1))
        ask(caller, token(2))

        assert phone.next().token == token(2)
        assert "A phone failed over a push" in caplog.text

    def test_there_is_room_for_so_many_absent_phones(self, watch):
        later = str(int((watch.now + timedelta(hours=1)).timestamp()))
        with (
            pushing.stand_in(now=watch, most_remembered=2) as apns,
            Caller(apns) as caller,
        ):
            for number in range(3):
                ask(caller, token(number), apns_expiration=later)

            waiting = [bool(apns.courier.waiting_for(token(n))) for n in range(3)]
            assert waiting == [False, True, True]


# as a job that a script began with `&`
DEAF_TO_INTERRUPTS = ("sh", "-c", "trap '' INT; exec \"$@\"", "sh")


class TestByItself:
    @pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
    def test_it_runs_alone_and_says_where(self, tmp_path, stop):
        (tmp_path / "friend.pem").write_bytes(pushing.authority().certificate_pem)
        process = subprocess.Popen(
            [
                *(
                    *DEAF_TO_INTERRUPTS,
                    sys.executable,
                    "-m",
                    "walletpass.simulator.apns",
                ),
                *("--ca-file", "ca.pem", "--trust", "friend.pem"),
            ],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        with process:
            told = dict(
                process.stdout.readline().strip().split("=", 1) for _ in range(2)
            )
            ca_pem = (tmp_path / told["WALLETPASS_APNS_CA_FILE"]).read_bytes()
            with pushing.client_of(
                None, url=told["WALLETPASS_APNS_URL"], ca_pem=ca_pem
            ) as client:
                outcomes = client.push(
                    pushing.identity(), pushing.tokens(30), now=pushing.NOW
                )
            process.send_signal(stop)

            assert {type(each) for each in outcomes.values()} == {Accepted}
            assert process.stdout.read() == "30 pushes over 1 connections.\n"
            assert process.wait(10) == 0
