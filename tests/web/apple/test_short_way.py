"""The short way: it answers as the long way does, and leaves alone what it cannot."""

import pytest
import requests

from tests.web.serving import serving_as_in_production
from walletpass.app import served, with_short_way

LATER = "Wed, 01 Jan 2098 00:00:00 GMT"
EARLIER = "Wed, 01 Jan 2020 00:00:00 GMT"


@pytest.fixture
def both(app):
    """Return the two addresses: with the short way, and without."""
    with (
        serving_as_in_production(with_short_way(app, threads=2)) as short,
        serving_as_in_production(served(app, threads=2)) as long,
    ):
        yield short, long


def heard(answer):
    """Return what a phone hears, apart from the moment and the bundle's own bytes."""
    kept = {
        name: value
        for name, value in answer.headers.items()
        if name not in ("date", "content-length")
    }
    return answer.status_code, kept, bool(answer.content)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("since", [None, EARLIER, LATER, "nonsense", ""])
def test_both_ways_say_the_same(both, wallet, method, since):
    asked = dict(wallet.shown)
    if since is not None:
        asked["If-Modified-Since"] = since

    short, long = (
        requests.request(
            method, f"{address}{wallet.pass_path}", headers=asked, timeout=30
        )
        for address in both
    )

    assert heard(short) == heard(long)
    assert short.status_code == (304 if since == LATER else 200)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"Authorization": "ApplePass wrong"},
        {"Authorization": "ApplePass \xff"},
        {"If-Modified-Since": LATER},
    ],
)
def test_both_ways_refuse_a_stranger(both, wallet, asked):
    short, long = (
        requests.get(f"{address}{wallet.pass_path}", headers=asked, timeout=30)
        for address in both
    )

    assert heard(short) == heard(long)
    assert short.status_code == 401


def test_both_ways_count_and_note(both, wallet, timeline, services):
    for turn, address in enumerate(both, 1):
        for since in (EARLIER, LATER):
            asked = wallet.shown | {"If-Modified-Since": since}
            requests.get(f"{address}{wallet.pass_path}", headers=asked, timeout=30)

        told = [event for event in timeline(wallet) if event.kind == "fetched"]
        statuses = [event.detail["status"] for event in told]
        assert sorted(statuses) == sorted([200, 304] * turn)
        for status in ("200", "304"):
            count = services.meters.requests.labels("apple", status)
            assert count._value.get() == turn


def test_a_card_that_cannot_be_signed_is_left_to_the_long_way(
    both, wallet, services, monkeypatch
):
    def fail(*_args, **_options):
        raise RuntimeError

    monkeypatch.setattr(type(services.press), "bundle", fail)
    answers = [
        requests.get(f"{address}{wallet.pass_path}", headers=wallet.shown, timeout=30)
        for address in both
    ]

    assert [answer.status_code for answer in answers] == [500, 500]
    assert answers[0].content == answers[1].content == b""
