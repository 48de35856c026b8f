"""Local times of campaigns: in any zone, across every change of its clocks."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.campaigns.document_reading import document_from
from walletpass.campaigns.document_times import (
    moment_of,
    next_occurrences,
)
from walletpass.kernel.clock import moments_of

WARSAW = ZoneInfo("Europe/Warsaw")
ZONES = [WARSAW, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")]
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

zones = st.sampled_from(ZONES)
locals_ = st.datetimes(
    datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-01-01")
).map(lambda moment: moment.replace(second=0, microsecond=0))
rhythms = st.one_of(
    st.just({"kind": "day"}),
    st.sets(
        st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1
    ).map(lambda days: {"kind": "week", "on": sorted(days)}),
    st.builds(
        lambda day, short: {"kind": "month", "day": day, "short": short},
        st.integers(1, 31),
        st.sampled_from(["last", "skip"]),
    ),
)


def schedule(**told):
    return document_from({"schedule": told}).schedule


def shown(moments, zone=WARSAW):
    return [f"{moment.astimezone(zone):%m-%d %H:%M}" for moment in moments]


@pytest.mark.parametrize(
    ("local", "zone", "moments"),
    [
        ("2026-12-01T10:00", "Europe/Warsaw", ["2026-12-01T09:00"]),
        ("2027-03-28T02:30", "Europe/Warsaw", []),
        (
            "2026-10-25T02:30",
            "Europe/Warsaw",
            ["2026-10-25T00:30", "2026-10-25T01:30"],
        ),
        ("2026-10-04T02:15", "Australia/Lord_Howe", []),
        (
            "2027-04-04T01:45",
            "Australia/Lord_Howe",
            ["2027-04-03T14:45", "2027-04-03T15:15"],
        ),
        ("2027-03-14T02:00", "America/New_York", []),
    ],
)
def test_a_local_time_has_one_moment_or_two_or_none(local, zone, moments):
    found = moments_of(datetime.fromisoformat(local), ZoneInfo(zone))

    assert [f"{moment:%Y-%m-%dT%H:%M}" for moment in found] == moments


def test_what_falls_into_the_missing_hour_happens_as_it_is_over():
    moment = moment_of(datetime.fromisoformat("2027-03-28T02:30"), WARSAW)

    assert moment.astimezone(WARSAW).isoformat() == "2027-03-28T03:00:00+02:00"


def test_of_the_doubled_hour_the_first_is_meant_unless_told():
    local = datetime.fromisoformat("2026-10-25T02:30")

    assert moment_of(local, WARSAW) < moment_of(local, WARSAW, "second")
    assert moment_of(local, WARSAW) == moment_of(local, WARSAW, "first")


def test_a_month_too_short_has_its_last_day_or_none():
    last = schedule(at="2026-12-31T10:00", every={"kind": "month", "day": 31})
    skip = schedule(
        at="2026-12-31T10:00", every={"kind": "month", "day": 31, "short": "skip"}
    )

    assert shown(next_occurrences(last, WARSAW, after=LONG_AGO, count=4)) == [
        "12-31 10:00",
        "01-31 10:00",
        "02-28 10:00",
        "03-31 10:00",
    ]
    assert shown(next_occurrences(skip, WARSAW, after=LONG_AGO, count=3)) == [
        "12-31 10:00",
        "01-31 10:00",
        "03-31 10:00",
    ]


def test_a_leap_day_comes_when_it_comes():
    yearly = schedule(
        at="2027-12-31T10:00", every={"kind": "month", "day": 29, "short": "skip"}
    )

    assert shown(next_occurrences(yearly, WARSAW, after=LONG_AGO, count=2)) == [
        "01-29 10:00",
        "02-29 10:00",
    ]


def test_the_last_day_is_the_last():
    weekly = schedule(
        at="2026-12-01T10:00", until="2026-12-15", every={"kind": "week", "on": ["tue"]}
    )

    assert shown(next_occurrences(weekly, WARSAW, after=LONG_AGO, count=9)) == [
        "12-01 10:00",
        "12-08 10:00",
        "12-15 10:00",
    ]


def test_a_schedule_without_a_time_has_no_moment():
    assert next_occurrences(schedule(), WARSAW, after=LONG_AGO) == []


def test_a_single_time_is_over_once_it_was():
    once = schedule(at="2026-12-01T10:00")
    (moment,) = next_occurrences(once, WARSAW, after=LONG_AGO, count=5)

    assert next_occurrences(once, WARSAW, after=moment) == []


@given(local=locals_, zone=zones)
def test_every_local_time_means_a_moment_that_shows_it_or_follows_a_gap(local, zone):
    moment = moment_of(local, zone)
    there = moment.astimezone(zone).replace(tzinfo=None, fold=0)

    if moments_of(local, zone):
        assert there == local
    else:
        before = (moment - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
        assert before < local < there or there == local
        assert there - before > timedelta(minutes=29)


@given(local=locals_, zone=zones, rhythm=rhythms)
def test_occurrences_rise_fall_on_their_days_and_miss_none(local, zone, rhythm):
    told = schedule(at=f"{local:%Y-%m-%dT%H:%M}", every=rhythm)

    moments = next_occurrences(told, zone, after=LONG_AGO, count=40)

    assert len(moments) == 40
    assert all(early < late for early, late in pairwise(moments))
    days = [moment.astimezone(zone).date() for moment in moments]
    assert days == expected_days(local.date(), rhythm, days[-1])


@given(local=locals_, zone=zones, rhythm=rhythms, ahead=st.integers(0, 20))
def test_going_on_from_an_occurrence_finds_the_one_after(local, zone, rhythm, ahead):
    told = schedule(at=f"{local:%Y-%m-%dT%H:%M}", every=rhythm)
    moments = next_occurrences(told, zone, after=LONG_AGO, count=22)

    (following,) = next_occurrences(told, zone, after=moments[ahead])

    assert following == moments[ahead + 1]


def expected_days(first: date, rhythm, last: date):
    """Return the days a rhythm falls on, told another way: by asking tomorrow."""
    days = []
    day = first
    while day <= last:
        tomorrow = day + timedelta(days=1)
        ends = tomorrow.month != day.month
        match rhythm["kind"]:
            case "day":
                falls = True
            case "week":
                falls = f"{day:%a}".lower() in rhythm["on"]
            case _:
                falls = day.day == rhythm["day"] or (
                    rhythm["short"] == "last" and ends and day.day < rhythm["day"]
                )
        if falls:
            days.append(day)
        day = tomorrow
    return days
