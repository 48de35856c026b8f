"""Where we call, how we sign, when we try again: rules that need no table."""

import base64
import hashlib
import hmac
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.make import NOON
from walletpass import webhooks
from walletpass.kernel.secrets import Secret
from walletpass.webhooks import Answered, Unanswered, ladder


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.9.9",
        "192.168.1.1",
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "100::1",
        "4000::1",
        "nonsense",
        "",
    ],
)
def test_what_is_not_on_the_public_internet_is_not_public(address):
    assert not webhooks.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "8.8.8.8",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_a_public_address_is_public(address):
    assert webhooks.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "shop.example",
        "http://shop.example/hooks",
        "ftp://shop.example/hooks",
        "file:///etc/passwd",
        "https://",
        "https:///hooks",
        "https://shop.example:0/",
        "https://shop.example:99999/",
        "https://[::1/",
        "https://ada:secret@shop.example/",
        "https://shop.example@10.0.0.1/",
        "https://10.0.0.1/hooks",
        "https://[::1]/hooks",
        "https://[::ffff:127.0.0.1]/hooks",
        "https://localhost/hooks",
        "https://api.localhost:8443/hooks",
        "https://shop.example/two words",
        "https://shop.example\\@10.0.0.1/",
        "https://shop.example/\nHost: inside",
        "https://shop.example/" + "x" * 500,
        "https://магазин.example/",
    ],
)
def test_an_address_that_cannot_be_right_is_refused_at_once(url):
    with pytest.raises(webhooks.UnfitAddressError, match="url: "):
        webhooks.fit_url(url, private_allowed=False)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://shop.example/hooks?shop=1#top", "https://shop.example/hooks?shop=1"),
        ("https://93.184.215.14:8443/", "https://93.184.215.14:8443/"),
    ],
)
def test_an_address_is_kept_without_what_no_server_sees(given, kept):
    assert webhooks.fit_url(given, private_allowed=False) == kept


@pytest.mark.parametrize("url", ["http://10.0.0.1/hooks", "https://localhost:8443/"])
def test_an_operator_may_allow_systems_beside_ours(url):
    assert webhooks.fit_url(url, private_allowed=True) == url


KEY = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")


def test_the_signature_is_that_of_the_published_example():
    """From the test suite of Standard Webhooks' own libraries."""
    body = b'{"test": 2432232314}'
    raw = base64.b64decode(KEY.reveal().removeprefix("whsec_"))

    headers = webhooks.headers_for(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", body, [KEY], now=NOON
    )

    moment = headers["webhook-timestamp"]
    signed = f"msg_p5jXN8AQM9LWM0D4loKWxJek.{moment}.".encode() + body
    expected = base64.b64encode(hmac.new(raw, signed, hashlib.sha256).digest()).decode()
    assert moment == str(int(NOON.timestamp()))
    assert headers["webhook-signature"] == f"v1,{expected}"


def test_the_known_signature_of_a_known_message_comes_out():
    now = NOON.fromtimestamp(1614265330, NOON.tzinfo)

    headers = webhooks.headers_for(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', [KEY, KEY], now=now
    )

    known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert headers["webhook-signature"] == f"{known} {known}"


def test_the_readers_sample_takes_what_we_sign_and_nothing_else():
    readme = Path(__file__).parents[2] / "README.md"
    [sample] = re.findall(r"```python\n(.*?)```", readme.read_text(), re.DOTALL)
    told = {"base64": base64, "hmac": hmac, "time": time}
    exec(sample, told)
    now, other = datetime.now(UTC), Secret("whsec_" + base64.b64encode(b"z").decode())

    headers = webhooks.headers_for("evt_1", b"{}", [other, KEY], now=now)
    old = webhooks.headers_for("evt_1", b"{}", [KEY], now=now - timedelta(hours=1))

    assert told["is_ours"](headers, b"{}", KEY.reveal())
    assert not told["is_ours"](headers, b"{ }", KEY.reveal())
    assert not told["is_ours"](old, b"{}", KEY.reveal())


def test_the_tries_come_at_the_moments_the_ladder_names():
    moments = [NOON]
    while again := ladder.next_try(len(moments), NOON, moments[-1]):
        moments.append(again)

    assert [moment - NOON for moment in moments] == [
        timedelta(0),
        timedelta(seconds=30),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=12),
        timedelta(hours=24),
    ]


def test_tries_that_come_late_do_not_come_all_at_once():
    late = NOON + timedelta(hours=3)

    assert ladder.next_try(2, NOON, late) == late + timedelta(seconds=30)


@pytest.mark.parametrize(
    ("outcome", "is_taken", "is_final"),
    [
        (Answered(200), True, False),
        (Answered(204), True, False),
        (Answered(302), False, False),
        (Answered(400), False, True),
        (Answered(404), False, True),
        (Answered(408), False, False),
        (Answered(410), False, True),
        (Answered(429), False, False),
        (Answered(500), False, False),
        (Answered(503), False, False),
        (Unanswered("its name is not known"), False, False),
    ],
)
def test_what_an_answer_means_for_the_next_try(outcome, is_taken, is_final):
    assert (ladder.is_taken(outcome), ladder.is_final(outcome)) == (is_taken, is_final)


def test_an_excerpt_is_short_and_safe_to_show():
    answer = Answered(500, b"\x00line\r\n\x1b[2Jtwo\xff" + b"x" * 1000)

    assert len(answer.excerpt) <= 500
    assert answer.excerpt.startswith("line   [2Jtwo�xx")
    assert answer.excerpt.isprintable()
