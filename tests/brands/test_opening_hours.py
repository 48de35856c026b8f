from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass import brands
from walletpass.brands.hours import WEEKDAYS, check_hours

CAFE = {
    "week": {
        "mon": [["09:00", "13:00"], ["14:00", "21:00"]],
        "fri": [["18:00", "02:00"]],
        "sun": [["00:00", "24:00"]],
    },
    "special": {"2026-12-25": [], "2026-12-26": [["10:00", "12:00"]]},
}


@pytest.mark.parametrize(
    ("local", "open_"),
    [
        ("2026-11-16 08:59", False),  # a Monday
        ("2026-11-16 09:00", True),
        ("2026-11-16 13:00", False),
        ("2026-11-16 20:59", True),
        ("2026-11-17 10:00", False),  # nothing said about Tuesdays
        ("2026-11-20 17:59", False),  # a Friday
        ("2026-11-20 23:59", True),
        ("2026-11-21 01:59", True),  # still Friday night
        ("2026-11-21 02:00", False),
        ("2026-11-22 00:00", True),
        ("2026-11-22 23:59", True),
        ("2026-12-25 19:00", False),  # a Friday, but Christmas
        ("2026-12-26 01:00", False),
        ("2026-12-26 11:00", True),
    ],
)
def test_a_shop_is_open_when_its_hours_say_so(local, open_):
    assert brands.is_open(CAFE, datetime.fromisoformat(local)) is open_


def test_a_shop_whose_hours_nobody_told_is_neither_open_nor_closed():
    assert brands.is_open({}, datetime.fromisoformat("2026-11-20 12:00")) is None


@pytest.mark.parametrize(
    "hours",
    [
        {"weekly": {}},
        {"week": []},
        {"week": {"monday": []}},
        {"week": {"mon": "09:00-21:00"}},
        {"week": {"mon": [["9:00", "21:00"]]}},
        {"week": {"mon": [["09:00"]]}},
        {"week": {"mon": [["09:00", "25:00"]]}},
        {"week": {"mon": [[9, 21]]}},
        {"week": {"mon": None}},
        {"special": {"25.12.2026": []}},
    ],
)
def test_hours_of_another_shape_are_refused(hours):
    with pytest.raises(brands.UnfitFieldError) as refusal:
        check_hours(hours)
    assert refusal.value.field == "hours"


hour = st.times().map(lambda time: f"{time:%H:%M}")
spans = st.lists(st.tuples(hour, hour).map(list), max_size=3)
weeks = st.dictionaries(st.sampled_from(WEEKDAYS), spans)


@given(week=weeks, local=st.datetimes(datetime.fromisoformat("1900-01-02")))
def test_hours_that_were_accepted_always_give_an_answer(week, local):
    check_hours({"week": week})
    assert brands.is_open({"week": week}, local) in (True, False)
