"""Whoever plans for an hour that clocks skip or repeat is told of the day, and not stopped."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from walletpass.campaigns.document_clocks import moved_by_clocks
from walletpass.campaigns.document_times import Schedule, next_occurrences

WARSAW = ZoneInfo("Europe/Warsaw")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAILY = {"kind": "day"}


def told(facts, where=WARSAW):
    schedule = Schedule.model_validate_json(json.dumps(facts))
    found = moved_by_clocks(schedule, where, NOW)
    return [(one.code, one.message) for one in found]


def test_a_daily_time_is_told_to_move_and_does_so():
    daily = {"at": "2026-12-01T02:30", "every": DAILY}

    left_out, twice = told(daily)

    assert left_out == (
        "hour-left-out",
        (
            "On 2027-03-28 clocks in Europe/Warsaw go forward over 02:30: on that day "
            "it speaks at 03:00."
        ),
    )
    assert twice[0] == "hour-twice"
    assert "2027-10-31" in twice[1]
    eve = datetime(2027, 3, 27, 12, tzinfo=UTC)
    [moment] = next_occurrences(Schedule.model_validate(daily), WARSAW, after=eve)
    assert f"{moment.astimezone(WARSAW):%Y-%m-%d %H:%M}" == "2027-03-28 03:00"


@pytest.mark.parametrize(
    ("schedule", "codes"),
    [
        ({"at": "2027-03-28T02:30", "zone": "customer"}, ["hour-left-out"]),
        ({"at": "2027-10-31T02:30", "zone": "customer"}, ["hour-twice"]),
        ({"at": "2027-10-31T02:30", "zone": "customer", "fold": "second"}, []),
        ({"at": "2027-03-28T03:00", "zone": "customer"}, []),
        ({"at": "2027-03-28T02:30"}, []),  # a single moment of the brand's is refused
        ({"at": "2026-12-01T10:00", "every": DAILY}, []),
        (
            {"at": "2026-12-06T02:30", "every": {"kind": "week", "on": ["sun"]}},
            ["hour-left-out", "hour-twice"],
        ),
        ({"at": "2026-12-07T02:30", "every": {"kind": "week", "on": ["mon"]}}, []),
        ({"at": "2026-12-01T02:30", "every": DAILY, "until": "2027-03-27"}, []),
        ({"at": "2199-12-01T02:30", "every": DAILY, "until": "2199-12-31"}, []),
        ({}, []),
    ],
)
def test_only_days_that_come_are_told_of(schedule, codes):
    assert [code for code, _ in told(schedule)] == codes


def test_where_clocks_are_never_put_nothing_is_told():
    assert (
        told({"at": "2026-12-01T02:30", "every": DAILY}, ZoneInfo("Asia/Tokyo")) == []
    )
