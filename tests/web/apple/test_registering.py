"""Devices coming and going at Apple's door."""

from traceback import format_exception

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from tests.fakes.apple_push import FakeApplePush
from tests.make import NOON
from walletpass.devices import Device, Foreign, Registration

from .conftest import TOKEN


@pytest.fixture
def rows(database):
    def rows(table):
        with database.snapshot() as session:
            return session.scalars(select(table)).all()

    return rows


def _bare(answer, status):
    return (
        answer.status_code == status
        and answer.data == b""
        and "Content-Type" not in answer.headers
        and "Set-Cookie" not in answer.headers
    )


def test_registering_is_created_once_and_fine_after_that(wallet, rows):
    assert _bare(wallet.register(), 201)
    assert _bare(wallet.register(), 200)
    assert len(rows(Device)) == len(rows(Registration)) == 1


def test_registering_again_brings_the_new_push_token(wallet, rows):
    wallet.register("0d" * 32)

    assert _bare(wallet.register("4e" * 32), 200)
    assert [device.push_token for device in rows(Device)] == ["4e" * 32]


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "application/x-www-form-urlencoded", ""]
)
def test_the_type_of_the_body_does_not_matter(wallet, kind):
    body = f'{{"pushToken": "{TOKEN}"}}'

    assert wallet.register(json=None, data=body, content_type=kind).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"a1a1"',
        b"{",
        b"{}",
        b'{"pushToken": null}',
        b'{"pushToken": 17}',
        b'{"pushToken": ""}',
        b'{"pushToken": ["a1"]}',
        b'{"pushToken": "../../3/device"}',
        b'{"pushToken": "token-not-hex"}',
        b'{"pushToken": "android:a1"}',
        b'{"pushToken": "a1 a1"}',
        b'{"pushToken": "a1\\r\\napns-topic: other"}',
        b'{"pushToken": "a1\\u0000"}',
        b'{"pushToken": "\\ud800"}',
        b'{"pushToken": "' + b"a" * 256 + b'"}',
        b"\xff\xfe{}",
        b"[" * 10_000,
    ],
)
def test_a_body_that_names_no_push_token_is_refused(wallet, rows, body):
    assert _bare(wallet.register(json=None, data=body), 400)
    assert rows(Device) == []


@pytest.mark.parametrize("token", ["dQw4w9:APA91b-x_y", "a1" * 32, "x" * 247])
def test_a_reader_on_android_keeps_its_registration_and_is_never_apples_to_push(
    wallet, rows, token
):
    shown = wallet.shown["Authorization"].replace("ApplePass", "AndroidPass")

    assert _bare(wallet.register(token, headers={"Authorization": shown}), 201)
    assert _bare(wallet.register(token, headers={"Authorization": shown}), 200)

    [device] = rows(Device)
    assert device.push_token == f"android:{token}"
    [outcome] = FakeApplePush().push(None, [device.push_token], now=NOON).values()
    assert outcome == Foreign()


@pytest.mark.parametrize("token", ["", "a b", "../x", "x" * 248, 17, None])
def test_a_reader_on_android_with_no_token_at_all_is_refused(wallet, rows, token):
    shown = wallet.shown["Authorization"].replace("ApplePass", "AndroidPass")

    assert _bare(wallet.register(token, headers={"Authorization": shown}), 400)
    assert rows(Device) == []


def test_a_body_that_is_too_large_is_refused(wallet, rows):
    assert _bare(wallet.register("a" * 20_000), 413)
    assert rows(Device) == []


def test_a_longest_push_token_is_kept_whole(wallet, rows):
    wallet.register("f" * 255)

    assert [device.push_token for device in rows(Device)] == ["f" * 255]


def test_unregistering_twice_is_fine_twice_and_the_device_is_gone(wallet, rows):
    wallet.register()

    assert _bare(wallet.unregister(), 200)
    assert _bare(wallet.unregister(), 200)
    assert rows(Registration) == rows(Device) == []


def test_a_device_stays_while_it_holds_another_card(issue, rows):
    first, second = issue(), issue()
    first.register()
    second.register()

    first.unregister()

    assert len(rows(Device)) == len(rows(Registration)) == 1
    second.unregister()
    assert rows(Device) == []


def test_replayed_requests_change_nothing_more(wallet, rows, timeline):
    for ask in (wallet.register, wallet.unregister, wallet.register, wallet.unregister):
        ask()
        ask()

    assert rows(Device) == []
    assert [each.kind for each in timeline(wallet)] == [
        "unregistered",
        "registered",
        "unregistered",
        "registered",
        "issued",
    ]


@pytest.mark.parametrize("library_id", ["x" * 256, "a%00b", "a%20b", "%C5%BC", "%FF"])
def test_an_impossible_device_is_refused_when_it_comes_and_ignored_when_it_goes(
    wallet, rows, library_id
):
    wallet.library_id = library_id

    assert _bare(wallet.register(), 400)
    assert _bare(wallet.unregister(), 200)
    assert _bare(wallet.list(), 204)
    assert rows(Device) == []


def test_a_device_name_may_be_percent_encoded(wallet, rows):
    wallet.library_id = "a%2Bb%3D%7E"

    assert _bare(wallet.register(), 201)
    assert wallet.list().status_code == 200
    assert [device.library_id for device in rows(Device)] == ["a+b=~"]


def test_the_timeline_names_the_device_by_a_short_name_only(wallet, timeline):
    wallet.register()

    [registered, _] = timeline(wallet)
    assert registered.kind == "registered"
    assert registered.device
    assert registered.device not in wallet.library_id
    assert wallet.library_id not in str(registered)
    assert TOKEN not in str(registered)


def test_registrations_of_many_phones_are_counted_apart(issue, rows, database):
    wallet = issue()
    for number in range(5):
        wallet.library_id = f"phone{number}"
        assert wallet.register(f"{number:064x}").status_code == 201

    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(Device)) == 5


def test_when_the_database_breaks_down_the_log_names_no_device_and_no_token(
    wallet, database
):
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE registrations")

    with capture_logs() as logs:
        assert _bare(wallet.register(), 503)

    [line] = logs
    told = "".join(format_exception(line.pop("exc_info"))) + str(line)
    assert "no such table" in told or "does not exist" in told
    for secret in (wallet.library_id, TOKEN, wallet.shown["Authorization"][10:]):
        assert secret not in told
