"""What phones complain of, kept beside the card and nowhere else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import make
from tests.make import NOON
from walletpass import devices
from walletpass.devices.hearing import LONGEST_LINE, MOST_A_DAY, said_of

SERIAL = "4k2m9x7q1c5v8b3n6z0j2h4g6f"


@pytest.fixture
def card(database):
    with database.transaction() as session:
        return make.card(session)


def _hear(database, *lines, now=NOON):
    with database.transaction() as session:
        cards = devices.named_in(session, lines, now=now)
        return devices.hear(session, lines, cards, now=now)


def _logged(database, card):
    with database.snapshot() as session:
        happened = devices.timeline(session, card.id)
    return [each.detail["line"] for each in happened if each.kind == "logged"]


def test_a_line_is_kept_beside_the_card_it_names(database, card):
    line = f"Get pass task (serial number {card.serial_number}) encountered error"

    assert _hear(database, "of no card", line, "nor this") == 1
    assert _logged(database, card) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Server requested update to serial number '{}', but the pass was unchanged.",
        (
            "Server ignored the 'if-modified-since' header (Sat, 21 Nov 2026 10:00:00 GMT)"
            " and returned the full unchanged pass data for serial number '{}'."
        ),
        "Response for serial number '{}' did not provide a 'last-modified' header.",
        (
            "Register task (for device, pass type pass.com.example.card, serial number {};"
            " with web service url https://cards.example/apple) encountered error:"
            " Authentication failure"
        ),
    ],
)
def test_the_usual_complaints_are_kept_word_for_word(line):
    assert said_of(SERIAL, line.format(SERIAL)) == line.format(SERIAL)


@pytest.mark.parametrize(
    "secret",
    [
        "ApplePass qWf3vYx9_kQ2wLzd6aBcDeFgHiJkLmNoPqRsTuVwXyZ",
        "0d1a" * 16,
        "9f3b2c1d4e5f60718293a4b5c6d7e8f9",
        f"{SERIAL}-Zk8vQ2mN4xR7tW1y",
        "0123456789abcdefghjkmnpqrs",
        "c2VjcmV0LXNlY3JldC1zZWNyZXQ=",
    ],
)
def test_whatever_could_open_a_door_is_left_out(secret):
    said = said_of(SERIAL, f"{SERIAL} said {secret}.")

    assert secret.split()[-1] not in said
    assert said.startswith(f"{SERIAL} said ")
    assert said.endswith("….")


@pytest.mark.parametrize(
    "library_id",
    ["examiner-device-one", "phone7", "a+b=~", "0d1a" * 8, "abcdefghijklmnopqrst"],
)
@pytest.mark.parametrize(
    "line",
    [
        "Register task (for device {}, pass type pass.x, serial number {}) failed",
        "'{}' asked for {}.",
        "{}: {} unchanged",
        "{1} is not on {0}.",
    ],
)
def test_a_device_we_know_is_not_called_by_the_name_that_opens_its_list(
    database, card, library_id, line
):
    with database.transaction() as session:
        make.registered(session, card, library_id=library_id)

    _hear(database, line.format(library_id, card.serial_number))

    [said] = _logged(database, card)
    assert library_id not in said
    assert devices.short_name(library_id) in said or "…" in said
    assert card.serial_number in said


def test_a_device_names_itself_by_its_short_name_even_before_we_know_it():
    said = said_of(SERIAL, f"Register task (for device phone7, serial number {SERIAL})")

    short = devices.short_name("phone7")
    assert said == f"Register task (for device {short}, serial number {SERIAL})"


@given(st.text(), st.text())
def test_what_is_kept_is_short_and_printable(before, after):
    said = said_of(SERIAL, f"{before} {SERIAL} {after}")

    assert len(said) <= LONGEST_LINE
    assert not any(letter in said for letter in "\x00\n\r\x1b\x9b")


def test_a_line_about_two_cards_tells_each_of_itself_alone(database, card):
    with database.transaction() as session:
        other = make.card(session)

    _hear(database, f"{card.serial_number} and {other.serial_number}")

    assert _logged(database, card) == [f"{card.serial_number} and …"]
    assert _logged(database, other) == [f"… and {other.serial_number}"]


def test_the_same_complaint_is_kept_once_per_post(database, card):
    assert _hear(database, *[f"{card.serial_number} unchanged"] * 5) == 1


def test_so_many_complaints_a_day_are_kept_and_no_more(database, card):
    lines = [f"{card.serial_number} failed, try {number}" for number in range(15)]

    assert _hear(database, *lines) == 15
    assert _hear(database, *[f"{line} again" for line in lines]) == MOST_A_DAY - 15
    assert _hear(database, *lines) == 0
    with database.snapshot() as session:
        assert devices.named_in(session, lines, now=NOON) == []

    assert _hear(database, lines[0], now=NOON + timedelta(days=2)) == 1
    assert len(_logged(database, card)) == MOST_A_DAY + 1


def test_many_made_up_names_cost_one_look(database, card):
    noise = [" ".join(f"{number:026d}" for number in range(2_000))]

    assert _hear(database, *noise) == 0
    assert _hear(database, card.serial_number, *noise) == 1
