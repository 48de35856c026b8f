import doctest
import importlib
from datetime import UTC, datetime, timedelta

import pytest

from walletpass.kernel.geo import ImpossiblePlaceError, Point, distance
from walletpass.kernel.ids import new_id, new_serial_number
from walletpass.kernel.languages import language_of, say

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_later_id_sorts_after_an_earlier_one():
    ids = [new_id("cus", NOON + timedelta(milliseconds=n)) for n in range(50)]

    assert ids == sorted(ids)
    assert len({new_id("cus", NOON) for _ in range(1000)}) == 1000


def test_a_serial_number_is_safe_in_an_address():
    serials = {new_serial_number() for _ in range(200)}

    assert len(serials) == 200
    assert all(
        (serial.isalnum() and serial.islower()) or serial.isdigit()
        for serial in serials
    )
    assert {len(serial) for serial in serials} == {26}


@pytest.mark.parametrize(
    ("tag", "ours"),
    [
        ("ru-RU", "ru"),
        ("PL", "pl"),
        ("en_GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_language_tag_finds_our_language(tag, ours):
    assert language_of(tag) == ours


def test_a_missing_translation_falls_back():
    assert say({"ru": "Баллы"}, "pl") == "Баллы"
    assert say({}, "pl") == ""


def test_distances_are_those_of_the_globe():
    moscow, warsaw = Point(55.7558, 37.6173), Point(52.2297, 21.0122)

    assert distance(moscow, warsaw) == pytest.approx(1_150_000, rel=0.01)
    assert distance(moscow, moscow) == 0


@pytest.mark.parametrize("place", [(91, 0), (-90.1, 0), (0, 180.5), (float("nan"), 0)])
def test_a_place_off_the_globe_is_refused(place):
    with pytest.raises(ImpossiblePlaceError):
        Point(*place)


@pytest.mark.parametrize(
    "name",
    [
        "walletpass.kernel.languages",
        "walletpass.kernel.numbers",
        "walletpass.ledger.points",
        "walletpass.passes.colours",
        "walletpass.passes.numbers",
        "walletpass.passes.sentences",
        "walletpass.devices.updates",
        "walletpass.jobs.retry",
    ],
)
def test_examples_in_docstrings_are_true(name):
    failures, tried = doctest.testmod(importlib.import_module(name))

    assert tried > 0
    assert failures == 0
