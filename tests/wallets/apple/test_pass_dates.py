"""Dates are written to the second with a zone, and read by Wallet's own grammar."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.wallets.apple.dates import read_date, write_date

MOMENT = datetime(2026, 3, 1, 9, 30, 15, 999_999)  # noqa: DTZ001 - zones follow


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        (UTC, "2026-03-01T09:30:15Z"),
        (ZoneInfo("Europe/Warsaw"), "2026-03-01T09:30:15+01:00"),
        (ZoneInfo("Asia/Kolkata"), "2026-03-01T09:30:15+05:30"),
        (timezone(timedelta(hours=-3)), "2026-03-01T09:30:15-03:00"),
        (timezone(timedelta(0)), "2026-03-01T09:30:15Z"),
        (timezone(timedelta(minutes=1, seconds=15)), "2026-03-01T09:29:00Z"),
    ],
    ids=str,
)
def test_a_moment_keeps_its_zone_and_loses_its_fraction(zone, text):
    assert write_date(MOMENT.replace(tzinfo=zone)) == text


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        write_date(MOMENT)


@pytest.mark.parametrize(
    "text",
    ["2026-03-01T09:30Z", "2026-03-01T09:30:00Z", "2026-03-01T09:30:00+03:00"],
)
def test_wallets_grammar_is_read(text):
    assert read_date(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-03-01",
        "2026-03-01T09:30:00",
        "2026-03-01T09:30:00.000Z",
        "2026-03-01T09:30:00+0300",
        "2026-03-01T09:30:00+03:00Z",
        "2026-03-01T09:30:00z",
        "2026-03-01 09:30:00Z",
        "2026-13-01T09:30:00Z",
        "2026-02-30T09:30:00Z",
        "2026-03-01T25:30:00Z",
        "٢٠٢٦-03-01T09:30:00Z",
        " 2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00Z\n",
        "0001-01-01T00:00:00+01:24",
        "9999-12-31T23:59:59-01:00",
    ],
)
def test_anything_else_is_not(text):
    assert read_date(text) is None


zones = st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(st.datetimes(timezones=zones).filter(lambda moment: 1900 < moment.year < 2150))
def test_what_is_written_is_read_as_the_same_second(moment):
    assert read_date(write_date(moment)) == moment.replace(microsecond=0)
