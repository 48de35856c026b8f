"""Quiet hours: on the customer's clock, over midnight and over clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.campaigns.manners import quiet_until

WARSAW = ZoneInfo("Europe/Warsaw")
NINE_TO_NINE = 21 * 60, 9 * 60


def utc(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "hours", "until"),
    [
        (utc(20, 19, 59), NINE_TO_NINE, None),  # 20:59 in Warsaw
        (utc(20, 20), NINE_TO_NINE, utc(21, 8)),
        (utc(20, 23, 30), NINE_TO_NINE, utc(21, 8)),  # past midnight there
        (utc(21, 7, 59), NINE_TO_NINE, utc(21, 8)),
        (utc(21, 8), NINE_TO_NINE, None),
        (utc(20, 12), (13 * 60, 14 * 60), utc(20, 13)),
        (utc(20, 12), (0, 24 * 60), utc(20, 23)),
        (utc(20, 12), (600, 600), None),
        # the night clocks go back in Warsaw: 25 October 2026, 3:00 is 2:00 again
        (utc(25, 0, 30, 10), (22 * 60, 2 * 60 + 45), utc(25, 0, 45, 10)),
        (utc(25, 1, 30, 10), (22 * 60, 2 * 60 + 45), utc(25, 1, 45, 10)),
        (utc(24, 22, 0, 10), NINE_TO_NINE, utc(25, 8, 0, 10)),
        # the night clocks go forward: 29 March 2026, 2:00 is 3:00
        (utc(29, 0, 30, 3), (22 * 60, 2 * 60 + 30), utc(29, 1, 0, 3)),
        (utc(28, 21, 0, 3), NINE_TO_NINE, utc(29, 7, 0, 3)),
    ],
)
def test_when_quiet_hours_end(moment, hours, until):
    assert quiet_until(moment, WARSAW, *hours) == until


@given(
    st.integers(0, 366 * 24 * 60).map(lambda n: utc(1, 0, 0, 1) + timedelta(minutes=n)),
    st.sampled_from(
        ["Europe/Warsaw", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
    ),
    st.integers(0, 1440),
    st.integers(0, 1440),
)
def test_they_end_later_and_within_a_day_or_so(moment, zone, begins, ends):
    until = quiet_until(moment, ZoneInfo(zone), begins, ends)

    if until is not None:
        assert 0 < (until - moment).total_seconds() <= 25 * 3600
