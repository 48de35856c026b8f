from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rewards.rules.receipts import basket, document, line, rouble_rule
from walletpass.customers import Birthday
from walletpass.rewards.rules import (
    BIRTHDAY,
    Around,
    Event,
    Facts,
    birthday_near,
    celebrated_in,
    earn,
    read,
)

WARSAW = ZoneInfo("Europe/Warsaw")
EVENING = datetime(2027, 1, 30, 22, 30, tzinfo=WARSAW)


def award(moment=EVENING, **told):
    rules = read(document(rouble_rule(**told)))
    [one] = earn(rules, basket(line(1, 100_00)), Facts(moment)).awards
    return one


@pytest.mark.parametrize(
    ("pending", "moment", "activates_at"),
    [
        ({"kind": "next_day"}, EVENING, datetime(2027, 1, 30, 23, 0, tzinfo=UTC)),
        (
            {"kind": "after_days", "days": 14},
            EVENING,
            datetime(2027, 2, 13, 21, 30, tzinfo=UTC),
        ),
        (  # the clocks go forward in between: a day of 23 hours, and the same time of day
            {"kind": "after_days", "days": 1},
            datetime(2027, 3, 27, 12, tzinfo=WARSAW),
            datetime(2027, 3, 28, 10, 0, tzinfo=UTC),
        ),
        (
            {"kind": "next_day"},
            datetime(2027, 3, 28, 12, tzinfo=WARSAW),
            datetime(2027, 3, 28, 22, 0, tzinfo=UTC),
        ),
    ],
)
def test_points_become_active_by_the_stores_clock(pending, moment, activates_at):
    one = award(moment, pending=pending)

    assert one.is_pending
    assert one.activates_at == activates_at


def test_points_that_wait_for_nothing_are_active():
    one = award()

    assert not one.is_pending
    assert one.activates_at is None
    assert one.expires_at is None


@pytest.mark.parametrize(
    ("expiry", "good_until"),
    [
        ({"kind": "days", "days": 1}, date(2027, 2, 1)),
        ({"kind": "months", "months": 1}, date(2027, 3, 1)),
        ({"kind": "months", "months": 13}, date(2028, 3, 1)),
        ({"kind": "month_end"}, date(2027, 2, 1)),
        ({"kind": "month_end", "months": 1}, date(2027, 3, 1)),
        ({"kind": "month_end", "months": 11}, date(2028, 1, 1)),
        ({"kind": "date", "last_day": "2027-12-31"}, date(2028, 1, 1)),
    ],
)
def test_points_lapse_at_the_stores_midnight(expiry, good_until):
    one = award(expiry=expiry)

    assert one.expires_at == datetime(
        good_until.year, good_until.month, good_until.day, tzinfo=WARSAW
    )


def test_points_last_from_the_day_on_which_they_become_active():
    one = award(
        pending={"kind": "after_days", "days": 14}, expiry={"kind": "days", "days": 60}
    )

    assert one.expires_at == datetime(2027, 4, 15, tzinfo=WARSAW)


def test_how_long_unconfirmed_points_last_is_known_once_they_are_confirmed():
    waiting = {"pending": {"kind": "until_confirmed"}}

    assert award(**waiting, expiry={"kind": "days", "days": 5}).expires_at is None
    fixed = award(**waiting, expiry={"kind": "date", "last_day": "2027-12-31"})
    assert fixed.expires_at == datetime(2028, 1, 1, tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("last_day", "pending"),
    [
        ("2027-01-29", {"kind": "at_once"}),
        ("2000-01-01", {"kind": "at_once"}),
        ("2027-01-30", {"kind": "next_day"}),
        ("2027-02-12", {"kind": "after_days", "days": 14}),
    ],
)
def test_points_that_lapsed_before_they_could_be_used_are_not_given(last_day, pending):
    rule = rouble_rule(expiry={"kind": "date", "last_day": last_day}, pending=pending)

    earning = earn(read(document(rule)), basket(line(1, 100_00)), Facts(EVENING))

    assert earning.points == 0
    assert [skip.because.code for skip in earning.skipped] == ["lapsed-before-use"]


@pytest.mark.parametrize(
    ("born", "today", "birthday"),
    [
        (Birthday(7, 21), date(2026, 7, 18), date(2026, 7, 21)),
        (Birthday(7, 21), date(2026, 7, 17), None),
        (Birthday(1, 1), date(2026, 12, 30), date(2027, 1, 1)),
        (Birthday(12, 31), date(2027, 1, 3), date(2026, 12, 31)),
        (Birthday(2, 29), date(2027, 2, 25), date(2027, 2, 28)),
        (Birthday(2, 29), date(2027, 3, 3), date(2027, 2, 28)),
        (Birthday(2, 29), date(2027, 3, 4), None),
        (Birthday(2, 29), date(2028, 3, 3), date(2028, 2, 29)),
    ],
)
def test_a_birthday_is_near_across_the_years_end_and_without_29_february(
    born, today, birthday
):
    around = Around(days_before=3, days_after=3)

    assert birthday_near(born, around, today) == birthday


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 180),
    st.integers(0, 180),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_a_birthday_is_near_on_exactly_the_days_around_it(born, before, after, today):
    birthday = Birthday(born.month, born.day)
    around = Around(days_before=before, days_after=after)

    near = {
        day
        for year in (today.year - 1, today.year, today.year + 1)
        if -before <= (today - (day := celebrated_in(birthday, year))).days <= after
    }

    assert birthday_near(birthday, around, today) in (near or {None})


def test_a_gift_around_new_year_belongs_to_the_birthday_and_lapses_after_it():
    rule = {
        "code": "birthday",
        "gives": {"kind": "fixed", "amount": 500_00},
        "on": {"kind": "birthday", "days_before": 3, "days_after": 3},
        "expiry": {"kind": "birthday"},
    }
    facts = Facts(datetime(2026, 12, 30, 9, tzinfo=WARSAW), birthday=Birthday(1, 1))

    [one] = earn(read(document(rule)), Event(BIRTHDAY), facts).awards

    assert one.occasion == "birthday/2027"
    assert one.expires_at == datetime(2027, 1, 5, tzinfo=WARSAW)
