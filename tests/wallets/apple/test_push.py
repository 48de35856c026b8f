"""Pushing over a real HTTP/2 connection to a service that misbehaves on purpose."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from h2.errors import ErrorCodes

from tests import pushing
from tests.pushing import NOW, TOPIC, WARM_UP, times_accepted, token, tokens
from walletpass.devices import (
    Accepted,
    Answer,
    BadToken,
    Interrupted,
    Misconfigured,
    Postponed,
    PushIdentity,
    Refused,
    Unanswered,
    Unavailable,
    Unreachable,
    WrongTopic,
)
from walletpass.simulator.apns import Authority, Cut, GoAway, Reply, Reset, Silence
from walletpass.wallets.apple import DemoAuthority, push
from walletpass.wallets.apple.push import HttpApplePush, SandboxError

IDENTITY = pushing.identity()


@pytest.fixture
def apns():
    with pushing.stand_in() as apns:
        yield apns


@pytest.fixture
def apple_push(apns):
    with pushing.client_of(apns) as client:
        yield client


@pytest.fixture
def warm(apns, apple_push):
    """Return a client whose connection has proved itself, and a clean slate."""
    apple_push.push(IDENTITY, [WARM_UP], now=NOW)
    apns.script.forget()
    return apple_push


def kinds(outcomes):
    return {type(outcome) for outcome in outcomes.values()}


def once_each(wanted):
    return dict.fromkeys(wanted, 1)


class TestTheRequest:
    def test_it_is_what_apple_asks_for_and_nothing_more(self, apns, apple_push):
        apple_push.push(IDENTITY, [token(7)], now=NOW)

        (request,) = apns.received
        assert request.token == token(7)
        assert request.topic == TOPIC
        assert request.body == b"{}"
        assert request.headers[":method"] == "POST"
        assert request.headers[":path"] == f"/3/device/{token(7)}"
        assert "apns-push-type" not in request.headers
        assert "apns-priority" not in request.headers

    def test_it_waits_a_week_for_a_phone_that_is_off(self, apns, apple_push):
        apple_push.push(IDENTITY, [token(7)], now=NOW)

        (waiting,) = apns.courier.waiting_for(token(7))
        week = timedelta(days=7)
        assert waiting.expires_at == NOW.replace(microsecond=0) + week

    def test_a_token_is_sent_in_the_letters_it_came_in(self, apns, apple_push):
        mixed = "0aF1" * 16

        outcomes = apple_push.push(IDENTITY, [mixed], now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert apns.received[0].token == mixed

    def test_the_ids_are_apples_own(self, apns, apple_push):
        outcomes = apple_push.push(IDENTITY, tokens(20), now=NOW)

        told = {push.token: push.headers["apns-id"] for push in apns.received}
        assert {name: each.apns_id for name, each in outcomes.items()} == told

    @pytest.mark.parametrize(
        "host", ["api.sandbox.push.apple.com", "api.development.push.apple.com"]
    )
    def test_the_sandbox_which_knows_no_wallet_is_refused(self, host):
        with pytest.raises(SandboxError) as refusal:
            HttpApplePush(f"https://{host}:443")

        assert refusal.value.facts() == {"url": f"https://{host}:443"}


class TestConnections:
    def test_thousands_of_pushes_share_one_connection(self, apns, apple_push):
        for start in range(0, 6000, 3000):
            batch = [token(start + number) for number in range(3000)]
            assert kinds(apple_push.push(IDENTITY, batch, now=NOW)) == {Accepted}

        assert len(apns.visits) == 1
        assert times_accepted(apns) == once_each(tokens(6000))

    def test_threads_share_it_too(self, apns, warm):
        batches = [
            [token(1000 * worker + number) for number in range(500)]
            for worker in range(4)
        ]

        with ThreadPoolExecutor(4) as threads:
            push = lambda batch: warm.push(IDENTITY, batch, now=NOW)  # noqa: E731
            assert all(kinds(each) == {Accepted} for each in threads.map(push, batches))

        assert len(apns.visits) == 1

    def test_each_pass_type_has_its_own(self, apns, apple_push):
        other = "pass.com.example.other"
        apple_push.push(IDENTITY, [token(1)], now=NOW)
        apple_push.push(pushing.identity(other), [token(2)], now=NOW)
        apple_push.push(IDENTITY, [token(3)], now=NOW)

        assert [visit.topics for visit in apns.visits] == [(TOPIC,), (other,)]
        assert [visit.requests for visit in apns.visits] == [2, 1]

    def test_a_renewed_certificate_calls_anew_and_the_old_call_ends(
        self, apns, apple_push
    ):
        renewed = pushing.identity(which=1)
        assert renewed.fingerprint != IDENTITY.fingerprint

        apple_push.push(IDENTITY, tokens(10), now=NOW)
        outcomes = apple_push.push(renewed, tokens(10), now=NOW)

        old, new = apns.visits
        assert kinds(outcomes) == {Accepted}
        assert (old.fingerprint, new.fingerprint) == (
            IDENTITY.fingerprint,
            renewed.fingerprint,
        )
        assert old.gone.wait(5)
        assert new.open

    def test_a_batch_under_way_when_the_certificate_is_renewed_is_finished(
        self, apns, warm
    ):
        apns.script.say(Reply(delay=0.3))
        begun = threading.Event()
        apns.courier.watch(lambda _: begun.set())
        with ThreadPoolExecutor(1) as thread:
            under_way = thread.submit(warm.push, IDENTITY, tokens(50), now=NOW)
            assert begun.wait(5)
            warm.push(pushing.identity(which=1), [token(500)], now=NOW)

        assert kinds(under_way.result()) == {Accepted}
        assert apns.visits[0].gone.wait(5)

    def test_hanging_up_ends_the_connection(self, apns, warm):
        warm.close()

        assert apns.visits[0].gone.wait(5)

    def test_hanging_up_amid_a_batch_leaves_every_push_owed(self, apns, warm):
        apns.script.say(Silence())
        begun = threading.Event()
        apns.courier.watch(lambda push: push.token == token(1) and begun.set())
        apns.script.say(Reply(), to=token(0))
        apns.script.say(Silence(accepted=True), to=token(1))
        with ThreadPoolExecutor(1) as thread:
            under_way = thread.submit(warm.push, IDENTITY, tokens(1500), now=NOW)
            assert begun.wait(5)
            warm.close()

        outcomes = under_way.result()
        assert isinstance(outcomes.pop(token(0)), Accepted)
        assert kinds(outcomes) <= {Interrupted, Postponed}
        assert len(outcomes) == 1499

    @pytest.mark.parametrize("limit", [1, 10, 100])
    def test_apples_limit_of_streams_is_kept(self, limit):
        with (
            pushing.stand_in(max_streams=limit) as apns,
            pushing.client_of(apns) as client,
        ):
            apns.script.say(Reply(delay=0.002))

            outcomes = client.push(IDENTITY, tokens(300), now=NOW)

            (visit,) = apns.visits
            assert kinds(outcomes) == {Accepted}
            assert visit.excess == 0
            assert visit.peak <= limit

    def test_a_limit_lowered_on_the_way_is_kept(self, apns, warm):
        apns.script.say(Reply(delay=0.01))
        apns.limit_streams(300)
        warm.push(IDENTITY, tokens(400), now=NOW)
        apns.limit_streams(5)

        outcomes = warm.push(IDENTITY, tokens(100), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert [visit.excess for visit in apns.visits] == [0]


LIMITS = pytest.mark.parametrize("limit", [1, 5, 50, 100, 1000])


class TestStrictServices:
    """A service that hangs up over one stream too many, from the first moment on."""

    @LIMITS
    def test_its_limit_is_kept_from_the_first_push(self, limit):
        with (
            pushing.stand_in(max_streams=limit, strict=True) as apns,
            pushing.client_of(apns) as client,
        ):
            outcomes = client.push(IDENTITY, tokens(300), now=NOW)

            (visit,) = apns.visits
            assert kinds(outcomes) == {Accepted}
            assert visit.complaints == []

    @LIMITS
    def test_one_that_restarts_with_another_limit_gets_every_push_at_once(self, limit):
        with (
            pushing.stand_in(strict=True) as before,
            pushing.client_of(before) as client,
        ):
            client.push(IDENTITY, tokens(300), now=NOW)
            before.stop()
            with pushing.stand_in(
                max_streams=limit, strict=True, port=before.port
            ) as after:
                outcomes = client.push(IDENTITY, tokens(200), now=NOW)

                assert kinds(outcomes) == {Accepted}
                assert times_accepted(after) == once_each(tokens(200))
                assert [visit.complaints for visit in after.visits] == [[]]

    @LIMITS
    def test_threads_that_share_the_line_wait_for_the_one_ahead(self, limit):
        with (
            pushing.stand_in(strict=True) as before,
            pushing.client_of(before) as client,
        ):
            client.push(IDENTITY, [WARM_UP], now=NOW)
            before.stop()
            with (
                pushing.stand_in(
                    max_streams=limit, strict=True, port=before.port
                ) as after,
                ThreadPoolExecutor(4) as threads,
            ):
                batches = [tokens(400)[start::4] for start in range(4)]
                push = lambda batch: client.push(IDENTITY, batch, now=NOW)  # noqa: E731
                results = list(threads.map(push, batches))

                assert [kinds(each) for each in results] == [{Accepted}] * 4
                assert [visit.complaints for visit in after.visits] == [[]]

    @LIMITS
    @pytest.mark.parametrize(
        "parting",
        [GoAway(), GoAway(accepted=False), GoAway(reason="Shutdown"), Cut()],
        ids=str,
    )
    def test_parting_amid_a_batch_costs_no_push(self, limit, parting):
        with (
            pushing.stand_in(max_streams=limit, strict=True) as apns,
            pushing.client_of(apns) as client,
        ):
            apns.script.at_request(60, parting, times=1)

            outcomes = client.push(IDENTITY, tokens(1000), now=NOW)

            assert kinds(outcomes) == {Accepted}
            assert set(times_accepted(apns)) == set(tokens(1000))
            assert (
                len(apns.visits) <= 6
            )  # the library calls again by itself, too eagerly


class TestFarewells:
    """After a GOAWAY, what Apple left unread is sent again, and nothing else is."""

    @pytest.mark.parametrize(
        "farewell",
        [
            GoAway(),
            GoAway(accepted=False),
            GoAway(notice=True),
            GoAway(reason="Shutdown"),
            GoAway(error_code=ErrorCodes.ENHANCE_YOUR_CALM),
            GoAway(error_code=ErrorCodes.INTERNAL_ERROR, accepted=False),
        ],
        ids=str,
    )
    def test_nothing_is_lost_and_nothing_sent_twice(self, apns, warm, farewell):
        apns.script.at_request(60, farewell, times=1)

        outcomes = warm.push(IDENTITY, tokens(1000), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert times_accepted(apns) == once_each(tokens(1000))
        assert len(apns.visits) == 2

    def test_answers_still_to_come_are_awaited(self, apns, warm):
        apns.script.say(Reply(delay=0.1))
        apns.script.at_request(60, GoAway(), times=1)

        outcomes = warm.push(IDENTITY, tokens(200), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert times_accepted(apns) == once_each(tokens(200))

    def test_a_service_that_parts_every_few_hundred_pushes_is_borne_with(
        self, apns, warm
    ):
        apns.script.at_request(400, GoAway())

        outcomes = warm.push(IDENTITY, tokens(3000), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert times_accepted(apns) == once_each(tokens(3000))

    def test_a_service_that_only_ever_parts_is_given_up(self, apns, apple_push):
        apns.script.at_request(1, GoAway(accepted=False))

        outcomes = apple_push.push(IDENTITY, tokens(600), now=NOW)

        assert kinds(outcomes) <= {Interrupted, Postponed}
        assert not times_accepted(apns)
        assert len(apns.visits) < 40

    def test_a_farewell_over_our_certificate_stops_the_batch(self, apns, warm):
        apns.script.at_request(60, GoAway(reason="BadCertificate"))

        outcomes = warm.push(IDENTITY, tokens(3000), now=NOW)

        assert kinds(outcomes) == {Accepted, Misconfigured, Postponed}
        faults = {
            each.fault for each in outcomes.values() if isinstance(each, Misconfigured)
        }
        assert faults == {"BadCertificate"}
        accepted = {name for name, each in outcomes.items() if type(each) is Accepted}
        assert times_accepted(apns) == once_each(accepted)


class TestResets:
    def test_a_refused_stream_is_sent_again_and_accepted_once(self, apns, warm):
        apns.script.say(Reset(), times=100)

        outcomes = warm.push(IDENTITY, tokens(500), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert times_accepted(apns) == once_each(tokens(500))
        assert len(apns.visits) == 1

    def test_a_token_refused_for_ever_is_given_up_by_itself(self, apns, warm):
        apns.script.say(Reset(), to=token(3))

        outcomes = warm.push(IDENTITY, tokens(100), now=NOW)

        refused = outcomes.pop(token(3))
        assert isinstance(refused, Interrupted)
        assert refused.unread
        assert kinds(outcomes) == {Accepted}

    def test_a_stream_that_broke_in_doubt_is_sent_again(self, apns, warm):
        apns.script.say(
            Reset(ErrorCodes.INTERNAL_ERROR, accepted=True), to=token(3), times=1
        )

        outcomes = warm.push(IDENTITY, tokens(10), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert times_accepted(apns)[token(3)] == 2  # harmless; a lost one is not


class TestCutWires:
    @pytest.mark.parametrize("accepted", [False, True])
    def test_every_push_gets_there_in_the_end(self, apns, warm, accepted):
        apns.script.at_request(60, Cut(accepted=accepted), times=1)

        outcomes = warm.push(IDENTITY, tokens(1000), now=NOW)

        assert kinds(outcomes) == {Accepted}
        assert set(tokens(1000)) <= set(times_accepted(apns))
        assert len(apns.visits) == 2

    def test_only_what_was_in_doubt_is_sent_twice(self, apns, warm):
        apns.script.at_request(60, Cut(), times=1)

        warm.push(IDENTITY, tokens(1000), now=NOW)

        repeated = {name for name, times in times_accepted(apns).items() if times > 1}
        first_call = {push.token for push in apns.received if push.connection == 1}
        assert repeated <= first_call
        assert max(times_accepted(apns).values()) <= 2

    def test_a_wire_cut_again_and_again_is_given_up_with_the_pushes_owed(
        self, apns, apple_push
    ):
        apns.script.at_request(1, Cut())

        outcomes = apple_push.push(IDENTITY, tokens(2000), now=NOW)

        assert kinds(outcomes) <= {Interrupted, Postponed}
        assert len(outcomes) == 2000
        assert len(apns.visits) < 40

    def test_idle_wires_that_were_cut_are_replaced(self, apns, warm):
        apns.cut_all()
        assert apns.visits[0].gone.wait(5)

        outcomes = warm.push(IDENTITY, tokens(20), now=NOW)

        assert kinds(outcomes) == {Accepted}


class TestSilence:
    def test_an_answer_that_never_comes_holds_up_nobody_else(self, apns):
        apns.script.say(Silence(), to=token(3))
        with pushing.client_of(apns, timeout=3) as client:
            outcomes = client.push(IDENTITY, tokens(200), now=NOW)

        assert isinstance(outcomes.pop(token(3)), Unanswered)
        assert kinds(outcomes) == {Accepted}

    def test_a_device_apple_says_nothing_about_holds_up_no_other_batch(self, apns):
        """It is the first over a connection, on which nothing has come back yet."""
        apns.script.say(Silence(), to=token(0))
        with (
            ThreadPoolExecutor(1) as other,
            pushing.client_of(apns) as client,  # closed first, it waits no longer
        ):
            silent = other.submit(client.push, IDENTITY, [token(0)], now=NOW)
            while not apns.received:
                time.sleep(0.01)
            outcomes = client.push(IDENTITY, [token(1)], now=NOW)
            assert not silent.done()

        assert kinds(outcomes) == {Accepted}

    def test_a_service_that_has_gone_quiet_is_not_asked_about_every_token(self, apns):
        apns.script.say(Silence())
        with pushing.client_of(apns, timeout=1) as client:
            outcomes = client.push(IDENTITY, tokens(5000), now=NOW)

        assert kinds(outcomes) == {Unanswered, Postponed}
        assert len(apns.received) < 1500

    def test_a_machine_that_died_is_noticed_by_its_missing_heartbeat(
        self, apns, monkeypatch
    ):
        monkeypatch.setattr(push, "_HEARTBEAT", timedelta(seconds=0.2))
        monkeypatch.setattr(push, "_HEARTBEAT_ANSWER", timedelta(seconds=0.2))
        with pushing.client_of(apns, timeout=3) as client:
            client.push(IDENTITY, [WARM_UP], now=NOW)
            with apns.frozen():
                outcomes = client.push(IDENTITY, tokens(50), now=NOW)
            again = client.push(IDENTITY, tokens(50), now=NOW)

        assert kinds(outcomes) <= {Unreachable, Interrupted, Postponed}
        assert kinds(again) == {Accepted}

    def test_a_heart_beats_while_an_answer_is_awaited(self, apns, monkeypatch):
        monkeypatch.setattr(push, "_HEARTBEAT", timedelta(seconds=0.1))
        apns.script.say(Reply(delay=0.5))
        with pushing.client_of(apns) as client:
            assert kinds(client.push(IDENTITY, tokens(1), now=NOW)) == {Accepted}

        assert apns.visits[0].pings > 0

    def test_a_door_that_never_opens_is_unreachable(self, apns, unused_door):
        with pushing.client_of(apns, timeout=1, url=unused_door) as client:
            outcomes = client.push(IDENTITY, tokens(50), now=NOW)

        assert kinds(outcomes) == {Unreachable, Postponed}


@pytest.fixture
def unused_door():
    """Return the address of a socket that nobody reads."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield f"https://127.0.0.1:{door.getsockname()[1]}"


class TestCertificates:
    def test_one_that_ran_out_is_shown_once_and_named(self, apns, apple_push):
        yesterday = datetime.now(UTC) - timedelta(days=1)
        expired = pushing.authority().pass_credentials(TOPIC, until=yesterday)

        outcomes = apple_push.push(pushing.identity_of(expired), tokens(1000), now=NOW)

        assert outcomes[token(0)].fault == "received fatal alert: CertificateExpired"
        assert kinds(outcomes) == {Misconfigured, Postponed}
        assert apns.refusals == ["certificate has expired"]
        assert apns.visits == []

    def test_one_from_a_stranger_is_shown_once_and_named(self, apns, apple_push):
        stranger = Authority("Somebody").pass_credentials(TOPIC)

        outcomes = apple_push.push(pushing.identity_of(stranger), tokens(1000), now=NOW)

        assert outcomes[token(0)].fault == "received fatal alert: UnknownCA"
        assert kinds(outcomes) == {Misconfigured, Postponed}
        assert len(apns.refusals) == 1

    def test_one_for_another_topic_is_told_by_apple(self, apns, apple_push):
        other = pushing.credentials("pass.com.example.other")

        outcomes = apple_push.push(
            pushing.identity_of(other, TOPIC), tokens(1000), now=NOW
        )

        assert outcomes[token(0)].fault == "TopicDisallowed"
        assert kinds(outcomes) == {Misconfigured, Postponed}
        assert len(apns.received) == 1

    def test_a_service_we_have_no_reason_to_trust_gets_no_push(self, apns):
        with pushing.client_of(apns, ca_pem=Authority().certificate_pem) as client:
            outcomes = client.push(IDENTITY, tokens(10), now=NOW)

        assert outcomes[token(0)].fault.startswith("invalid peer certificate")
        assert kinds(outcomes) == {Misconfigured, Postponed}
        assert apns.received == []

    def test_without_a_word_only_the_authorities_of_the_system_are_trusted(self, apns):
        client = HttpApplePush(apns.url)
        outcomes = client.push(IDENTITY, tokens(10), now=NOW)
        client.close()

        assert outcomes[token(0)].fault == "invalid peer certificate: UnknownIssuer"

    def test_mended_they_push_again(self, apns, apple_push):
        stranger = Authority("Somebody").pass_credentials(TOPIC)
        apple_push.push(pushing.identity_of(stranger), tokens(3), now=NOW)

        outcomes = apple_push.push(IDENTITY, tokens(3), now=NOW)

        assert kinds(outcomes) == {Accepted}

    def test_those_that_sign_cards_push_and_so_do_their_renewals(
        self, apns, apple_push
    ):
        chain = DemoAuthority.create(now=NOW)
        first = chain.new_identity(TOPIC, "ABCDE12345", now=NOW)
        renewal = chain.new_identity(TOPIC, "ABCDE12345", now=NOW)
        apns.trust(chain.intermediate_pem())

        for signer in (first, renewal):
            identity = PushIdentity(
                TOPIC, signer.client_pem(), signer.certificate.fingerprint
            )
            assert kinds(apple_push.push(identity, tokens(5), now=NOW)) == {Accepted}

        assert times_accepted(apns) == dict.fromkeys(tokens(5), 2)
        assert len({visit.fingerprint for visit in apns.visits}) == 2


class TestEnoughIsEnough:
    def test_a_whole_batch_of_wrong_topics_is_our_fault_and_stops(self, apns, warm):
        apns.script.say(Reply(400, "DeviceTokenNotForTopic"))

        outcomes = warm.push(IDENTITY, tokens(3000), now=NOW)

        assert kinds(outcomes) == {WrongTopic, Postponed}
        because = {
            each.because.fault
            for each in outcomes.values()
            if isinstance(each, Postponed)
        }
        assert because == {"DeviceTokenNotForTopic"}

    def test_now_and_then_a_wrong_topic_stops_nothing(self, apns, warm):
        wrong = tokens(1000)[::20]
        for name in wrong:
            apns.script.say(Reply(400, "DeviceTokenNotForTopic"), to=name)

        outcomes = warm.push(IDENTITY, tokens(1000), now=NOW)

        assert [
            name for name in outcomes if type(outcomes[name]) is WrongTopic
        ] == wrong
        assert kinds(outcomes) == {WrongTopic, Accepted}

    def test_a_service_in_trouble_is_left_alone(self, apns, warm):
        apns.script.say(Reply(503, "ServiceUnavailable"))

        outcomes = warm.push(IDENTITY, tokens(3000), now=NOW)

        assert kinds(outcomes) == {Unavailable, Postponed}
        assert len(apns.received) < 1100
        assert {each.retry_after for each in outcomes.values()} == {
            timedelta(minutes=15)
        }

    def test_dead_tokens_however_many_are_each_asked_about(self, apns, warm):
        apns.script.say(Reply(400, "BadDeviceToken"))

        outcomes = warm.push(IDENTITY, tokens(1200), now=NOW)

        assert kinds(outcomes) == {BadToken}


class TestHostileAnswers:
    @pytest.mark.parametrize(
        "body", [b"<html>", b"{", b"null", b"[" * 100_000, b"\xff" * 5000], ids=len
    )
    def test_nonsense_costs_no_device_anything(self, apns, apple_push, body):
        apns.script.say(Reply(410, body=body), to=token(3))

        outcomes = apple_push.push(IDENTITY, tokens(10), now=NOW)

        apns_id = outcomes[token(3)].answer.apns_id
        assert outcomes.pop(token(3)) == Refused(Answer(410, "", apns_id))
        assert kinds(outcomes) == {Accepted}

    def test_an_endless_body_is_not_read_to_its_end(self, apns, apple_push):
        apns.script.say(Reply(400, body=b"x" * 20_000_000), to=token(3))

        outcomes = apple_push.push(IDENTITY, tokens(10), now=NOW)

        assert isinstance(outcomes.pop(token(3)), Refused)
        assert kinds(outcomes) == {Accepted}

    def test_a_body_where_none_belongs_is_ignored(self, apns, apple_push):
        apns.script.say(Reply(200, body=b'{"reason":"BadDeviceToken"}'))

        assert kinds(apple_push.push(IDENTITY, tokens(10), now=NOW)) == {Accepted}

    def test_a_redirect_is_not_followed(self, apns, apple_push):
        apns.script.say(Reply(308))

        outcomes = apple_push.push(IDENTITY, tokens(3), now=NOW)

        assert kinds(outcomes) == {Refused}
        assert len(apns.received) == 3
