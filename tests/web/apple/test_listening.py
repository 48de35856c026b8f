"""The log: open to everybody, and no burden to anybody."""

import json

import pytest

LOG = "/apple/v1/log"


@pytest.fixture
def counted(services):
    def counted():
        return services.meters.registry.get_sample_value(
            "walletpass_device_log_lines_total"
        )

    return counted


def _logged(happened):
    return [each.detail["line"] for each in happened if each.kind == "logged"]


def test_a_complaint_stands_in_the_timeline_of_the_card_it_names(
    client, wallet, timeline, counted
):
    line = f"Get pass task ({wallet.card.serial_number}) encountered error: 401"

    answer = client.post(LOG, json={"logs": ["of no card", line]})

    assert (answer.status_code, answer.data) == (200, b"")
    assert "Content-Type" not in answer.headers
    assert _logged(timeline(wallet)) == [line]
    assert counted() == 2


def test_lines_of_no_card_are_only_counted(client, wallet, timeline, counted, database):
    client.post(LOG, json={"logs": ["hello"] * 100})
    client.post(LOG, json={"logs": []})

    assert _logged(timeline(wallet)) == []
    assert counted() == 100


def test_no_token_reaches_the_timeline(client, wallet, timeline):
    token = wallet.shown["Authorization"]
    push_token = "0d1a" * 16
    serial = wallet.card.serial_number

    client.post(LOG, json={"logs": [f"{serial}: {token} {push_token}"]})

    [line] = _logged(timeline(wallet))
    assert line == f"{serial}: ApplePass … …"


def test_markup_is_kept_as_text_for_whoever_shows_it_to_escape(
    client, wallet, timeline
):
    line = f"<script>alert('{wallet.card.serial_number}')</script>"

    client.post(LOG, json={"logs": [line]})

    assert _logged(timeline(wallet)) == [line]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'["a line"]',
        b"{}",
        b'{"logs": null}',
        b'{"logs": "a line"}',
        b'{"logs": {"0": "a line"}}',
        b'{"logs": [1, 2]}',
        b'{"logs": ["a line", null]}',
        b'{"logs": [["a line"]]}',
        b'{"logs": ["\\ud800"]}',
        b"\x00" * 100,
        b"[" * 60_000,
    ],
)
def test_what_is_no_list_of_lines_is_refused(client, body, counted):
    answer = client.post(LOG, data=body, content_type="application/json")

    assert (answer.status_code, answer.data) == (400, b"")
    assert counted() == 0


@pytest.mark.parametrize("size", [64 * 1024 + 1, 1024 * 1024])
def test_a_body_that_is_too_large_is_refused(client, size, counted):
    body = json.dumps({"logs": ["x" * size]})

    answer = client.post(LOG, data=body)

    assert (answer.status_code, answer.data) == (413, b"")
    assert counted() == 0


def test_a_largest_body_is_read(client, wallet, timeline, counted):
    line = f"{wallet.card.serial_number} "
    rest = 64 * 1024 - len(json.dumps({"logs": [line]}))

    answer = client.post(LOG, data=json.dumps({"logs": [line + "x" * rest]}))

    assert answer.status_code == 200
    assert len(_logged(timeline(wallet))[0]) < 600


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u2028", "\r\n", "\x9b"])
def test_letters_that_steer_a_screen_are_taken_out(client, wallet, timeline, letter):
    line = f"{wallet.card.serial_number}{letter}evil"

    assert client.post(LOG, json={"logs": [line]}).status_code == 200
    assert _logged(timeline(wallet)) == [f"{wallet.card.serial_number} evil"]


def test_a_flood_about_one_card_fills_no_disk(client, wallet, timeline, counted):
    for number in range(10):
        lines = [f"{wallet.card.serial_number} {number}-{n}" for n in range(50)]
        assert client.post(LOG, json={"logs": lines}).status_code == 200

    assert len(_logged(timeline(wallet))) == 20
    assert counted() == 500


def test_a_line_about_two_brands_tells_neither_of_the_other(
    client, wallet, issue, timeline
):
    other = issue()
    mine, theirs = wallet.card.serial_number, other.card.serial_number

    client.post(LOG, json={"logs": [f"{mine} {theirs}"]})

    assert _logged(timeline(wallet)) == [f"{mine} …"]
    assert _logged(timeline(other)) == [f"… {theirs}"]
