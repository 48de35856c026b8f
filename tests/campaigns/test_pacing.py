"""Pacing: whose turn comes when."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from walletpass.campaigns.document_times import Schedule
from walletpass.campaigns.pacing import due_at, next_hour

WARSAW, TOKYO = ZoneInfo("Europe/Warsaw"), ZoneInfo("Asia/Tokyo")
TEN = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # 10:00 in Warsaw
TOLD = {"at": "2026-12-01T10:00"}


def due(zone=WARSAW, hour=None, wait=timedelta(), **schedule):
    return due_at(
        Schedule(**(TOLD | schedule)),
        TEN,
        brand_zone=WARSAW,
        zone=zone,
        hour=hour,
        wait=wait,
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, TEN),
        ({"zone": TOKYO}, TEN),
        ({"wait": timedelta(minutes=7)}, TEN + timedelta(minutes=7)),
        ({"hour": 18}, TEN),
        ({"hour": 18, "best_hour": True}, datetime(2026, 12, 1, 17, tzinfo=UTC)),
        ({"hour": 8, "best_hour": True}, datetime(2026, 12, 2, 7, tzinfo=UTC)),
        ({"hour": 10, "best_hour": True}, TEN),
        ({"best_hour": True}, TEN),
    ],
)
def test_when_somebody_s_turn_comes(told, expected):
    assert due(**told) == expected


def test_ten_o_clock_is_each_customer_s_own_where_the_schedule_says_so():
    local = due_at(
        Schedule(at="2026-12-01T10:00", zone="customer"),
        TEN,
        brand_zone=WARSAW,
        zone=TOKYO,
        hour=None,
        wait=timedelta(),
    )

    assert local.astimezone(TOKYO).isoformat() == "2026-12-01T10:00:00+09:00"


def test_an_hour_that_a_clock_change_leaves_out_comes_as_it_is_over():
    evening = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)

    assert next_hour(evening, WARSAW, 2) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
